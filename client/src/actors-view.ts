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
import { byAffiliation } from './affiliation';
import { createPages, moreLabel } from './pages';
import { coalesced, type Server, together } from './server';
import { counted } from './status-text';

type Node =
	| { readonly kind: 'corpus'; readonly corpus: CorpusInfo }
	| { readonly kind: 'actor'; readonly actor: ActorInfo; readonly corpus: CorpusInfo }
	| { readonly kind: 'more'; readonly list: string; readonly left: number; readonly corpus: CorpusInfo };

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
	/** By corpus root, then by the actor whom they belong to. */
	let actors: ReadonlyMap<string, ReturnType<typeof byAffiliation>> = new Map();

	const pages = createPages();

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
		const parent = node?.kind === 'actor' ? node.actor.id : undefined;
		const list = JSON.stringify([corpus.root, parent]);
		const { items, left } = pages.shown(list, actors.get(corpus.root)?.get(parent) ?? []);
		const nodes = items.map((actor): Node => ({ kind: 'actor', actor, corpus }));
		return left > 0 ? [...nodes, { kind: 'more', list, left, corpus }] : nodes;
	}

	function getTreeItem(node: Node): TreeItem {
		if (node.kind === 'corpus') {
			const item = new TreeItem(node.corpus.name, TreeItemCollapsibleState.Expanded);
			item.iconPath = new ThemeIcon('library');
			return item;
		}
		if (node.kind === 'more') {
			const item = new TreeItem(moreLabel(node.left));
			item.command = { command: 'standpoint.showMoreActors', title: 'Show More', arguments: [node.list] };
			return item;
		}
		return actorItem(node.actor, actors.get(node.corpus.root)?.has(node.actor.id) ?? false);
	}

	const refresh = coalesced(async () => {
		const corpora = server.corpora().filter(corpus => !corpus.reading);
		const lists = await Promise.all(
			corpora.map(async ({ root }) => {
				const list = (await server.request<readonly ActorInfo[]>(actorsRequest, { root })) ?? [];
				return [root, byAffiliation(list)] as const;
			}),
		);
		actors = new Map(lists);
		const none = lists.length > 0 && lists.every(([, groups]) => groups.size === 0);
		await commands.executeCommand('setContext', 'standpoint.noActors', none);
		changed.fire();
	});

	return together(
		changed,
		window.registerTreeDataProvider('standpoint.actors', provider),
		server.onCorporaChanged(refresh),
		commands.registerCommand('standpoint.findMentionsOfActor', (node: Node) => findMentions(node)),
		commands.registerCommand('standpoint.showMoreActors', (list: string) => {
			pages.more(list);
			changed.fire();
		}),
		commands.registerCommand('standpoint.openActors', () => openActors(server)),
	);
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

/** The file of the first actor, since actors may be spread over several files. */
async function openActors(server: Server): Promise<void> {
	const root = server.corpora()[0]?.root;
	if (root === undefined) return;
	const [first] = (await server.request<readonly ActorInfo[]>(actorsRequest, { root })) ?? [];
	await window.showTextDocument(first ? Uri.parse(first.definition.uri) : Uri.joinPath(Uri.parse(root), 'actors.yaml'));
}

const rangeOf = ({ range: { start, end } }: Location): Range =>
	new Range(start.line, start.character, end.line, end.character);
