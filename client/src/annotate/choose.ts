import { type Disposable, QuickInputButtons, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Choice, Question } from './questions';

/** A person went back to the question before. */
export const back: unique symbol = Symbol('back');

interface Item<T> extends QuickPickItem {
	readonly choice?: Choice<T>;
}

/**
 * Asks a person to choose, all by keyboard: typing narrows the list down, and where a choice has a key of its own, that
 * one letter takes it at once. Resolves to undefined where they gave up.
 */
export function choose<T>(
	question: Question<T>,
	options: { readonly canGoBack?: boolean; readonly onActive?: (value: T) => void } = {},
): Promise<T | typeof back | undefined> {
	const pick = window.createQuickPick<Item<T>>();
	pick.title = question.title;
	pick.placeholder = question.placeholder;
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	pick.ignoreFocusOut = true;
	pick.buttons = options.canGoBack ? [QuickInputButtons.Back] : [];
	const items = itemsOf(question.choices);
	pick.items = items;
	return new Promise(resolve => {
		const listeners: Disposable[] = [pick];
		let done = false;
		const finish = (answer: T | typeof back | undefined) => {
			if (done) return;
			done = true;
			resolve(answer);
			for (const listener of listeners) listener.dispose();
		};
		listeners.push(
			pick.onDidChangeValue(value => {
				const typed = value.trim();
				const keyed = typed.length === 1 ? question.choices.find(({ key }) => key === typed.toLowerCase()) : undefined;
				if (keyed) return finish(keyed.value);
				const made = typed === '' ? undefined : question.make?.(typed);
				pick.items = made ? [...items, ...itemsOf([made])] : items;
			}),
			pick.onDidChangeActive(([item]) => item?.choice && options.onActive?.(item.choice.value)),
			pick.onDidAccept(() => {
				const chosen = pick.selectedItems[0]?.choice;
				if (chosen) finish(chosen.value);
			}),
			pick.onDidTriggerButton(() => finish(back)),
			pick.onDidHide(() => finish(undefined)),
		);
		pick.show();
	});
}

/** Asks for a text in words of one's own. */
export function askText(
	question: { readonly title: string; readonly prompt: string; readonly value?: string },
	options: { readonly canGoBack?: boolean } = {},
): Promise<string | typeof back | undefined> {
	const input = window.createInputBox();
	input.title = question.title;
	input.prompt = question.prompt;
	input.value = question.value ?? '';
	input.ignoreFocusOut = true;
	input.buttons = options.canGoBack ? [QuickInputButtons.Back] : [];
	return new Promise(resolve => {
		const listeners: Disposable[] = [input];
		const finish = (answer: string | typeof back | undefined) => {
			resolve(answer);
			for (const listener of listeners) listener.dispose();
		};
		listeners.push(
			input.onDidAccept(() => input.value.trim() !== '' && finish(input.value.trim())),
			input.onDidTriggerButton(() => finish(back)),
			input.onDidHide(() => finish(undefined)),
		);
		input.show();
	});
}

function itemsOf<T>(choices: readonly Choice<T>[]): readonly Item<T>[] {
	let group: string | undefined;
	return choices.flatMap((choice): Item<T>[] => {
		const { label, description, detail, icon, alwaysShow } = choice;
		const item = {
			label,
			description,
			detail,
			alwaysShow,
			choice,
			...(icon ? { iconPath: new ThemeIcon(icon) } : {}),
		};
		if (choice.group === undefined || choice.group === group) return [item];
		group = choice.group;
		return [{ label: group, kind: QuickPickItemKind.Separator }, item];
	});
}
