import { commands, type Disposable } from 'vscode';

/** The hierarchies under the names of the field: VS Code's own speak of calls and types. */
export const hierarchyCommands = (): readonly Disposable[] => [
	commands.registerCommand('standpoint.showWhoQuotesWhom', () =>
		commands.executeCommand('references-view.showCallHierarchy'),
	),
	commands.registerCommand('standpoint.showAffiliation', () =>
		commands.executeCommand('references-view.showTypeHierarchy'),
	),
];
