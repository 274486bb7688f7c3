import {
	ConfigurationTarget,
	commands,
	type Disposable,
	Range,
	type TextEditor,
	type TextEditorDecorationType,
	ThemeColor,
	window,
	workspace,
} from 'vscode';
import { type StanceSpan, stanceSpansRequest } from '../../server/src/protocol';
import type { Articles } from './articles';
import { coalesced, type Server, together } from './server';

type Sign = StanceSpan['sign'];

/** A line style each: colour alone would be lost on many readers. */
const lineStyles: Readonly<Record<Sign, string>> = {
	support: 'solid',
	oppose: 'double',
	neutral: 'dotted',
	other: 'dashed',
};

/** Underlines the spans of stance annotations where the setting asks for it, and registers the two toggles. */
export function showStances(server: Server, articles: Articles): Disposable {
	const signs = Object.keys(lineStyles) as Sign[];
	const decorations = new Map(signs.map(sign => [sign, underline(sign)]));

	async function decorate(editor: TextEditor): Promise<void> {
		const spans = isOn('underline', editor) ? await spansOf(server, editor) : [];
		for (const [sign, decoration] of decorations) {
			const ranges = spans.filter(span => span.sign === sign).flatMap(span => span.ranges);
			editor.setDecorations(
				decoration,
				ranges.map(({ start, end }) => new Range(start.line, start.character, end.line, end.character)),
			);
		}
	}

	const decorateAll = coalesced(async () => {
		await Promise.all(window.visibleTextEditors.map(decorate));
	});

	return together(
		...decorations.values(),
		window.onDidChangeVisibleTextEditors(decorateAll),
		articles.onActiveChanged(decorateAll),
		server.onCorporaChanged(decorateAll),
		workspace.onDidChangeConfiguration(event => event.affectsConfiguration('standpoint.stances') && decorateAll()),
		commands.registerCommand('standpoint.toggleStanceHints', () => toggle('hints')),
		commands.registerCommand('standpoint.toggleStanceUnderline', () => toggle('underline')),
	);
}

function underline(sign: Sign): TextEditorDecorationType {
	return window.createTextEditorDecorationType({
		// The only way to a theme colour and a style of line at once.
		textDecoration: `underline ${lineStyles[sign]} var(--vscode-standpoint-stance-${sign}); text-underline-offset: 3px`,
		overviewRulerColor: new ThemeColor(`standpoint.stance.${sign}`),
	});
}

async function spansOf(server: Server, editor: TextEditor): Promise<readonly StanceSpan[]> {
	if (editor.document.uri.scheme !== 'file') return [];
	const uri = editor.document.uri.toString();
	return (await server.request<readonly StanceSpan[] | null>(stanceSpansRequest, { uri })) ?? [];
}

const isOn = (setting: 'hints' | 'underline', editor?: TextEditor): boolean =>
	workspace.getConfiguration('standpoint.stances', editor?.document.uri).get(setting, false);

/** Changes the setting where it is set, or for the user. */
async function toggle(setting: 'hints' | 'underline'): Promise<void> {
	const configuration = workspace.getConfiguration('standpoint.stances', window.activeTextEditor?.document.uri);
	const places = configuration.inspect(setting);
	const target =
		places?.workspaceFolderValue !== undefined
			? ConfigurationTarget.WorkspaceFolder
			: places?.workspaceValue !== undefined
				? ConfigurationTarget.Workspace
				: ConfigurationTarget.Global;
	await configuration.update(setting, !configuration.get(setting, false), target);
}
