import type { CallHierarchyItem } from 'vscode-languageserver';
import { type CallItem, callItem, incomingCalls, outgoingCalls, prepareCalls } from '../../queries/calls';
import { actorsAt } from '../actors-at';
import { type At, type Feature, guarded, locate, onDocument, type Server } from '../feature';
import { actorSymbolKinds } from '../symbol-kinds';

/** Who quotes whom: an actor's callers are those who speak about it. */
export const callHierarchy: Feature = {
	capabilities: { callHierarchyProvider: true },
	register: server => {
		const { callHierarchy } = server.connection.languages;
		callHierarchy.onPrepare(
			onDocument(server, null, (at, { position }): CallHierarchyItem[] | null => {
				const found =
					at.role === 'article'
						? prepareCalls(at.corpus, at.path, position)
						: (actorsAt(at, position)?.actors ?? []).flatMap(actor => callItem(at.corpus, actor) ?? []);
				return found.length > 0 ? found.map(item => toItem(server, at, item)) : null;
			}),
		);
		callHierarchy.onIncomingCalls(
			guarded(server, null, async ({ item }, token) => {
				const at = await locate(server, item.uri);
				const origin = at && originOf(item, at);
				if (!origin) return null;
				return incomingCalls(at.corpus, origin, () => token.isCancellationRequested).map(call => ({
					from: toItem(server, at, call.item),
					fromRanges: [...call.ranges],
				}));
			}),
		);
		callHierarchy.onOutgoingCalls(
			guarded(server, null, async ({ item }, token) => {
				const at = await locate(server, item.uri);
				const origin = at && originOf(item, at);
				if (!origin) return null;
				return outgoingCalls(at.corpus, origin, () => token.isCancellationRequested).map(call => ({
					to: toItem(server, at, call.item),
					fromRanges: [...call.ranges],
				}));
			}),
		);
	},
};

function toItem({ workspace }: Server, { live }: At, item: CallItem): CallHierarchyItem {
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

/** What an item that the client sends back is about; undefined where it is none of ours. */
function originOf({ data }: CallHierarchyItem, { path }: At): Pick<CallItem, 'actor' | 'path'> | undefined {
	const actor = (data as { readonly actor?: unknown } | null | undefined)?.actor;
	return typeof actor === 'string' ? { actor, path } : undefined;
}
