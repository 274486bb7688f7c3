import {
	commands,
	type Disposable,
	EventEmitter,
	type ProviderResult,
	Range,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	window,
} from 'vscode';
import { type ActorInfo, actorsRequest, type CorpusInfo, type Location } from '../../server/src/protocol';
import { coalesced, type Server, together } from './server';
import { counted } from './status-text';

type Node =
	| { readonly kind: 'corpus'; readonly corpus: CorpusInfo }
	| { readonly kind: 'actor'; readonly actor: ActorInfo; readonly corpus: CorpusInfo };

const icons: Readonly<Record<string, string>> = {
	person: 'person',
	state: 'globe',
	organisation: 'organization',
	group: 'broadcast',
	place: 'location',
	document: 'file-text',
};

/** The Actors view: who belongs to whom, the most mentioned first. */
export function showActors(server: Server): Disposable {
	const changed = new EventEmitter<void>();
	let actors = new Map<string, readonly ActorInfo[]>();

	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getTreeItem,
		getChildren: node => childrenOf(node),
	};

	function childrenOf(node?: Node): ProviderResult<Node[]> {
		const corpora = server.corpora();
		if (!node && corpora.length > 1) return corpora.map(corpus => ({ kind: 'corpus', corpus }));
		const corpus = node?.corpus ?? corpora[0];
		if (!corpus) return [];
		const all = actors.get(corpus.root) ?? [];
		const parent = node?.kind === 'actor' ? node.actor.id : undefined;
		return members(all, parent).map(actor => ({ kind: 'actor', actor, corpus }));
	}

	function getTreeItem(node: Node): TreeItem {
		if (node.kind === 'corpus') {
			const item = new TreeItem(node.corpus.name, TreeItemCollapsibleState.Expanded);
			item.iconPath = new ThemeIcon('library');
			return item;
		}
		const hasMembers = members(actors.get(node.corpus.root) ?? [], node.actor.id).length > 0;
		return actorItem(node.actor, hasMembers);
	}

	const refresh = coalesced(async () => {
		const corpora = server.corpora().filter(corpus => !corpus.reading);
		const lists = await Promise.all(
			corpora.map(
				async ({ root }) => [root, (await server.request<ActorInfo[]>(actorsRequest, { root })) ?? []] as const,
			),
		);
		actors = new Map(lists);
		const none = lists.length > 0 && lists.every(([, list]) => list.length === 0);
		await commands.executeCommand('setContext', 'standpoint.noActors', none);
		changed.fire();
	});

	return together(
		changed,
		window.registerTreeDataProvider('standpoint.actors', provider),
		server.onCorporaChanged(refresh),
		commands.registerCommand('standpoint.findMentionsOfActor', (node: Node) => findMentions(node)),
		commands.registerCommand('standpoint.openActors', () => openActors(server, actors)),
	);
}

/** Those affiliated with an actor, or those affiliated with nobody known; also the ones in a ring, so that none is lost. */
function members(all: readonly ActorInfo[], parent: string | undefined): readonly ActorInfo[] {
	const byId = new Map(all.map(actor => [actor.id, actor]));
	const reachesTop = (actor: ActorInfo): boolean => {
		const seen = new Set<string>();
		for (let at: ActorInfo | undefined = actor; at; at = at.partOf === undefined ? undefined : byId.get(at.partOf)) {
			if (seen.has(at.id)) return false;
			seen.add(at.id);
		}
		return true;
	};
	const parentOf = (actor: ActorInfo) =>
		actor.partOf !== undefined && byId.has(actor.partOf) && reachesTop(actor) ? actor.partOf : undefined;
	return all
		.filter(actor => parentOf(actor) === parent)
		.sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name));
}

function actorItem(actor: ActorInfo, hasMembers: boolean): TreeItem {
	const item = new TreeItem(
		actor.name,
		hasMembers ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
	);
	const counts = `${counted(actor.mentions, 'mention')} in ${counted(actor.articles, 'article')}`;
	item.id = `${actor.definition.uri}#${actor.id}`;
	item.description = actor.mentions > 0 ? String(actor.mentions) : '';
	item.tooltip = `${actor.name} (${actor.kind})\n${counts}`;
	item.iconPath = new ThemeIcon(icons[actor.kind] ?? 'symbol-misc');
	item.contextValue = 'actor';
	item.accessibilityInformation = { label: `${actor.name}, ${actor.kind}, ${counts}` };
	item.command = {
		command: 'vscode.open',
		title: 'Open',
		arguments: [Uri.parse(actor.definition.uri), { selection: rangeOf(actor.definition), preserveFocus: true }],
	};
	return item;
}

async function findMentions(node: Node): Promise<void> {
	if (node.kind !== 'actor') return;
	const { uri, range } = node.actor.definition;
	const editor = await window.showTextDocument(Uri.parse(uri), { selection: rangeOf({ uri, range }) });
	await commands.executeCommand('references-view.findReferences', editor.document.uri, editor.selection.start);
}

async function openActors(server: Server, actors: ReadonlyMap<string, readonly ActorInfo[]>): Promise<void> {
	const root = server.corpora()[0]?.root;
	if (root === undefined) return;
	const first = actors.get(root)?.[0]?.definition.uri;
	await window.showTextDocument(first ? Uri.parse(first) : Uri.joinPath(Uri.parse(root), 'actors.yaml'));
}

const rangeOf = ({ range: { start, end } }: Location): Range =>
	new Range(start.line, start.character, end.line, end.character);
