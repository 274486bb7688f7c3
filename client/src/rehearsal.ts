import { commands, type Disposable } from 'vscode';

/**
 * The first time that a command is run by a key, VS Code asks its extensions once more whether one of them must start for
 * it, and runs it afterwards. What is typed meanwhile would fall into the article. So the commands behind which people type
 * are run once by VS Code itself when all is set up, and do nothing then; and keys run them only after that.
 */
const rehearsed = 'standpoint.rehearsal';

const registered = new Set<string>();

/** Registers a command that is rehearsed. @param run what it does, with the argument that VS Code gives, if it does */
export function registerRehearsed<A>(command: string, run: (argument?: A) => unknown): Disposable {
	registered.add(command);
	return commands.registerCommand(command, (argument?: A | typeof rehearsed) =>
		argument === rehearsed ? undefined : run(argument),
	);
}

let isOver = () => {};

/** Resolves when a key runs each of them at once. Until then no key may. */
export const rehearsal = new Promise<void>(resolve => {
	isOver = resolve;
});

/** Rehearses all of them, once they are registered. */
export async function rehearse(): Promise<void> {
	const run = (command: string) => commands.executeCommand('runCommands', { commands: [{ command, args: rehearsed }] });
	await Promise.allSettled([...registered].map(run));
	isOver();
}
