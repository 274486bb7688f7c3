import {
	commands,
	type Diagnostic,
	languages,
	type Position,
	Selection,
	TextEditorRevealType,
	type Uri,
	window,
} from 'vscode';

interface Finding {
	readonly uri: Uri;
	readonly diagnostic: Diagnostic;
}

/** Goes to the next (or previous) finding of ours, on into the next file, and opens what can be done about it. */
export async function stepFinding(direction: 1 | -1): Promise<void> {
	const editor = window.activeTextEditor;
	const all = findings();
	const here = editor?.document.uri.toString() ?? '';
	const found = editor ? nextFinding(all, here, editor.selection.active, direction) : all[0];
	if (!found) {
		window.setStatusBarMessage('Standpoint: there are no findings.', 3000);
		return;
	}
	const isHere = found.uri.toString() === here;
	const shown = editor && isHere ? editor : await window.showTextDocument(found.uri);
	const { start, end } = found.diagnostic.range;
	shown.selection = new Selection(start, start);
	shown.revealRange(found.diagnostic.range.with(start, end), TextEditorRevealType.InCenterIfOutsideViewport);
	await commands.executeCommand('editor.action.quickFix');
}

/** In the order of files and positions. */
function findings(): readonly Finding[] {
	return languages
		.getDiagnostics()
		.flatMap(([uri, diagnostics]) => diagnostics.map(diagnostic => ({ uri, diagnostic })))
		.filter(({ diagnostic }) => diagnostic.source === 'Standpoint' && !diagnostic.range.isEmpty)
		.sort(
			(a, b) =>
				compare(a.uri.toString(), b.uri.toString()) || a.diagnostic.range.start.compareTo(b.diagnostic.range.start),
		);
}

function nextFinding(all: readonly Finding[], here: string, cursor: Position, direction: 1 | -1): Finding | undefined {
	const order = ({ uri, diagnostic }: Finding) =>
		direction * (compare(uri.toString(), here) || diagnostic.range.start.compareTo(cursor));
	const ordered = direction === 1 ? all : [...all].reverse();
	return ordered.find(finding => order(finding) > 0) ?? ordered[0];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
