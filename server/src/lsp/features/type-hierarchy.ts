import type { TypeHierarchyItem } from 'vscode-languageserver';
import type { ActorId } from '../../codebook/codebook';
import type { Corpus } from '../../corpus/corpus';
import { prepareTypes, subtypesOf, supertypesOf, type TypeItem, typeItem } from '../../queries/types';
import { actorsAt } from '../actors-at';
import { type At, type Feature, guarded, locate, onDocument, type Server } from '../feature';
import { actorSymbolKinds } from '../symbol-kinds';

/** Affiliation: a person's supertype is the ministry, the ministry's the state. */
export const typeHierarchy: Feature = {
	capabilities: { typeHierarchyProvider: true },
	register: server => {
		const { typeHierarchy } = server.connection.languages;
		typeHierarchy.onPrepare(
			onDocument(server, null, (at, { position }): TypeHierarchyItem[] | null => {
				const found =
					at.role === 'article'
						? prepareTypes(at.corpus, at.path, position)
						: (actorsAt(at, position)?.actors ?? []).flatMap(actor => typeItem(at.corpus, actor) ?? []);
				return found.length > 0 ? found.map(item => toItem(server, at, item)) : null;
			}),
		);
		typeHierarchy.onSupertypes(guarded(server, null, ({ item }) => related(server, item, supertypesOf)));
		typeHierarchy.onSubtypes(guarded(server, null, ({ item }) => related(server, item, subtypesOf)));
	},
};

async function related(
	server: Server,
	item: TypeHierarchyItem,
	question: (corpus: Corpus, actor: ActorId) => readonly TypeItem[],
): Promise<TypeHierarchyItem[] | null> {
	const at = await locate(server, item.uri);
	const actor = (item.data as { readonly actor?: unknown } | null | undefined)?.actor;
	if (!at || typeof actor !== 'string') return null;
	return question(at.corpus, actor).map(found => toItem(server, at, found));
}

function toItem({ workspace }: Server, { live }: At, item: TypeItem): TypeHierarchyItem {
	return {
		name: item.name,
		detail: item.detail,
		kind: actorSymbolKinds[item.kind],
		uri: workspace.uriOf(live, item.path),
		range: item.range,
		selectionRange: item.selectionRange,
		data: { actor: item.actor },
	};
}
