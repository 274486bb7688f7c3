import { commands, type Disposable, Selection, TextEditorRevealType, window } from 'vscode';
import type { AdjudicateParams, LayerDifference } from '../../../server/src/protocol';
import { meant } from '../annotate/annotate';
import type { Applied } from '../annotate/apply';
import { toRange } from '../annotate/apply';
import { back, type Dialog, openDialog } from '../annotate/dialog';
import type { Question } from '../annotate/questions';
import { watchStrayKeys } from '../annotate/stray-keys';
import { type Server, together } from '../server';
import { type Comparing, compareAnnotators, type Found } from './comparing';
import { differenceLabel } from './difference-text';
import { type DifferencesView, showDifferences } from './differences-view';
import { markDifferences } from './mark-differences';
import { showAnnotationsOf } from './show';
import { verdictsOn } from './verdicts';

type Verdict = AdjudicateParams['verdict'];

/** Several annotators: whose annotations are shown, where two differ, and deciding between them. */
export function layerCommands(server: Server, applied: Applied): Disposable {
	const comparing = compareAnnotators(server, applied);
	const view = showDifferences(comparing);
	const take = (command: string, verdict: Verdict) =>
		commands.registerCommand(command, async (found?: Found) => {
			if (found) await comparing.decide(found, verdict);
		});
	return together(
		comparing,
		view,
		markDifferences(comparing),
		commands.registerCommand('standpoint.showAnnotationsOf', () => showAnnotationsOf(server)),
		commands.registerCommand('standpoint.compareAnnotators', () => comparing.start()),
		commands.registerCommand('standpoint.endComparison', () => comparing.stop()),
		commands.registerCommand('standpoint.nextDifference', () => walk(comparing, view, 1)),
		commands.registerCommand('standpoint.previousDifference', () => walk(comparing, view, -1)),
		commands.registerCommand('standpoint.decideDifference', async (found: Found, verdict?: Verdict) => {
			if (verdict !== undefined) await comparing.decide(found, verdict);
			else await inDialog(dialog => decide(dialog, comparing, view, found));
		}),
		take('standpoint.takeFirst', 'a'),
		take('standpoint.takeSecond', 'b'),
		take('standpoint.takeBoth', 'both'),
		take('standpoint.takeNeither', 'neither'),
	);
}

/** Goes from difference to difference, asking at each, until the person has had enough. */
async function walk(comparing: Comparing, view: DifferencesView, direction: 1 | -1): Promise<void> {
	await inDialog(async dialog => {
		for (;;) {
			const next = nextFrom(comparing.found(), direction);
			if (!next) {
				window.setStatusBarMessage('Standpoint: there are no differences left.', 4000);
				return;
			}
			if (!(await decide(dialog, comparing, view, next))) return;
		}
	});
}

/** One input for all questions, so that no key ends up in an article between two of them. */
async function inDialog(work: (dialog: Dialog) => Promise<unknown>): Promise<void> {
	const editor = window.activeTextEditor;
	const dialog = openDialog('Differences', editor && watchStrayKeys(editor), 'Comparing…');
	try {
		await dialog.opened();
		await work(dialog);
	} finally {
		dialog.dispose();
	}
	const shown = window.activeTextEditor;
	if (shown) await window.showTextDocument(shown.document, { viewColumn: shown.viewColumn });
}

/** Behind (or before) the cursor, on into the next article, and round. */
function nextFrom(all: readonly Found[], direction: 1 | -1): Found | undefined {
	const editor = window.activeTextEditor;
	const here = editor?.document.uri.toString() ?? '';
	const cursor = editor?.selection.active;
	const order = ({ uri, difference }: Found): number => {
		const path = uri.toString();
		if (path !== here || !cursor) return path < here ? -1 : 1;
		return toRange(difference.range).start.compareTo(cursor);
	};
	const ordered = direction === 1 ? all : [...all].reverse();
	return ordered.find(found => direction * order(found) > 0) ?? ordered[0];
}

/** Shows a difference and asks for a decision. Resolves to whether there was one, or the person went on. */
async function decide(dialog: Dialog, comparing: Comparing, view: DifferencesView, found: Found): Promise<boolean> {
	const range = toRange(found.difference.range);
	const editor = await window.showTextDocument(found.uri, { preserveFocus: true });
	editor.selection = new Selection(range.start, range.start);
	editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
	// The question does not wait for the list, which may be slow to show where in it we are.
	void view.select(found);
	const all = comparing.found();
	const place = `${all.findIndex(({ difference }) => difference === found.difference) + 1} of ${all.length}`;
	editor.setDecorations(meant, [range]);
	const verdict = await dialog.ask(verdictQuestion(found.difference, place), { isSeenFirst: true });
	editor.setDecorations(meant, []);
	if (verdict === undefined || verdict === back) return false;
	return verdict === 'later' || (await comparing.decide(found, verdict));
}

function verdictQuestion(difference: LayerDifference, place: string): Question<Verdict | 'later'> {
	const later = { verdict: 'later', key: 'l', label: 'Later', description: 'go on to the next' } as const;
	return {
		title: `${place} · Differ in ${differenceLabel(difference)}`,
		placeholder: 'Who is right? Type its key.',
		choices: [...verdictsOn(difference), later].map(({ verdict, key, label, description }) => ({
			label,
			description: key,
			detail: description,
			key,
			value: verdict,
		})),
	};
}
