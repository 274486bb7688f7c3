import { commands, type Disposable, type Event, EventEmitter, Uri, window, workspace } from 'vscode';
import {
	type AdjudicateParams,
	type AnnotationEdit,
	adjudicateRequest,
	compareLayersRequest,
	type LayerComparison,
	type LayerDifference,
	type LayersInfo,
	layersRequest,
} from '../../../server/src/protocol';
import type { Applied } from '../annotate/apply';
import { chooseCorpus } from '../choose-corpus';
import { coalesced, type Server, together } from '../server';

/** A difference with the article that it is in. */
export interface Found {
	readonly uri: Uri;
	readonly difference: LayerDifference;
}

/** The comparison that is shown, which follows the files. */
export interface Comparing extends Disposable {
	readonly onChanged: Event<void>;
	/** Absent where nothing is compared. */
	comparison(): (LayerComparison & { readonly a: string; readonly b: string }) | undefined;
	/** All differences, by article and position. */
	found(): readonly Found[];
	/** Asks whom to compare, and shows the differences. */
	start(): Promise<void>;
	stop(): void;
	/** Writes a decision into the shared layer. Resolves to whether it was written. */
	decide(found: Found, verdict: AdjudicateParams['verdict']): Promise<boolean>;
}

interface Pair {
	readonly root: string;
	readonly a: string;
	readonly b: string;
}

export function compareAnnotators(server: Server, applied: Applied): Comparing {
	const changed = new EventEmitter<void>();
	let pair: Pair | undefined;
	let comparison: LayerComparison | undefined;

	const show = (next: LayerComparison | undefined): void => {
		comparison = next;
		void commands.executeCommand('setContext', 'standpoint.comparing', next !== undefined);
		changed.fire();
	};
	const ask = async (): Promise<void> => {
		const asked = pair;
		const answer = asked && (await server.request<LayerComparison>(compareLayersRequest, asked));
		if (asked !== pair) return;
		if (answer?.refused !== undefined) {
			pair = undefined;
			void window.showInformationMessage(answer.refused);
		}
		show(answer?.refused === undefined ? answer : undefined);
	};
	const refresh = coalesced(ask);
	const stop = () => {
		pair = undefined;
		show(undefined);
	};
	const listeners = together(
		changed,
		server.onCorporaChanged(() => pair && refresh()),
	);
	return {
		onChanged: changed.event,
		comparison: () => comparison && pair && { ...comparison, a: pair.a, b: pair.b },
		found: () =>
			(comparison?.articles ?? []).flatMap(({ uri, differences }) =>
				differences.map(difference => ({ uri: Uri.parse(uri), difference })),
			),
		start: async () => {
			const chosen = await choosePair(server);
			if (!chosen) return;
			pair = chosen;
			await ask();
			if (comparison) await commands.executeCommand('standpoint.differences.focus');
		},
		stop,
		decide: async ({ uri, difference: { a, b } }, verdict) => {
			// The decision is written on the article's text, so that has to be open.
			await workspace.openTextDocument(uri);
			const params: AdjudicateParams = { uri: uri.toString(), a: a?.reference, b: b?.reference, verdict };
			const ids = await applied.change(() => server.request<AnnotationEdit>(adjudicateRequest, params));
			await ask();
			return ids !== undefined;
		},
		dispose: () => listeners.dispose(),
	};
}

/** The only two annotators that there are, or the two that a person chooses; whoever asks comes first. */
async function choosePair(server: Server): Promise<Pair | undefined> {
	const root = await chooseCorpus(server, 'The annotators of which corpus are to be compared?');
	const info = root === undefined ? undefined : await server.request<LayersInfo | null>(layersRequest, { root });
	if (root === undefined || !info) return undefined;
	const { annotators, own } = info;
	const [first, second] = annotators;
	if (first === undefined || second === undefined) {
		return void window.showInformationMessage('There is nothing to compare: fewer than two people have annotated.');
	}
	const options = { title: 'Compare Annotators' };
	const isMine = own !== undefined && annotators.includes(own);
	if (annotators.length === 2)
		return isMine && own === second ? { root, a: second, b: first } : { root, a: first, b: second };
	const ordered = isMine ? [own, ...annotators.filter(name => name !== own)] : annotators;
	const a = await window.showQuickPick([...ordered], { ...options, placeHolder: 'Whom?' });
	if (a === undefined) return undefined;
	const others = ordered.filter(name => name !== a);
	const b = await window.showQuickPick(others, { ...options, placeHolder: `${a}, and whom?` });
	return b === undefined ? undefined : { root, a, b };
}
