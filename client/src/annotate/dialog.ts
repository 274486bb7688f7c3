import {
	type Disposable,
	QuickInputButtons,
	type QuickPickItem,
	QuickPickItemKind,
	type TextEditor,
	ThemeIcon,
	window,
} from 'vscode';
import type { Choice, Question } from './questions';
import { watchStrayKeys } from './stray-keys';
import { type Keys, readKeys } from './typed-keys';

/** A person went back to the question before. */
export const back: unique symbol = Symbol('back');

export interface AskOptions<T> {
	readonly canGoBack?: boolean;
	readonly onActive?: (value: T) => void;
	/** What stands in the input beforehand. */
	readonly value?: string;
}

/**
 * One input that stays open over several questions, so that what a person types ahead reaches the next question and never
 * the article. Typing narrows a list down; where a choice has a key of its own, that letter takes it at once.
 */
export interface Dialog extends Disposable {
	/** Resolves once what is typed arrives here. Keys that went into the article before were taken back, and count. */
	opened(): Promise<void>;
	/** Resolves to undefined where the person gave up. */
	ask<T>(question: Question<T>, options?: AskOptions<T>): Promise<T | typeof back | undefined>;
}

interface Item extends QuickPickItem {
	readonly choice?: Choice<unknown>;
	/** Whose choice it is. */
	readonly question?: Question<unknown>;
}

interface Asked {
	readonly question: Question<unknown>;
	readonly options: AskOptions<unknown>;
	answer(value: unknown): void;
}

/** An input that is not in front by then never will be. */
const longestOpening = 2000;

/**
 * Opens the input at once, before it is known what is to be asked.
 * @param editor where keys end up that are typed before the input is in front
 */
export function openDialog(title: string, editor?: TextEditor): Dialog {
	const stray = editor && watchStrayKeys(editor);
	const pick = window.createQuickPick<Item>();
	let asked: Asked | undefined;
	let closed = false;
	let keys: Keys = { typed: '', taken: '' };
	/** How often Enter was pressed before there was a question. */
	let entered = 0;

	pick.title = title;
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	pick.ignoreFocusOut = true;
	pick.busy = true;
	// Its becoming active tells that the input is in front.
	pick.items = [{ label: 'Reading the article…' }];
	const inFront = new Promise<void>(resolve => {
		const timer = setTimeout(resolve, longestOpening);
		const listener = pick.onDidChangeActive(() => {
			clearTimeout(timer);
			listener.dispose();
			resolve();
		});
	});

	const finish = (value: unknown) => {
		const { answer } = asked ?? {};
		asked = undefined;
		answer?.(value);
	};

	/** Takes the choice whose key was typed. */
	function takeKey(): boolean {
		const key = keys.typed.charAt(0).toLowerCase();
		const keyed = key === '' ? undefined : asked?.question.choices.find(choice => choice.key === key);
		if (!keyed) return false;
		keys = { typed: keys.typed.slice(1), taken: keys.taken + keys.typed.charAt(0) };
		finish(keyed.value);
		return true;
	}

	/** What Enter takes. The list may not have followed yet: what it has in front may be made of fewer letters, or not its own. */
	function chosen(question: Question<unknown>, item: Item | undefined): Choice<unknown> | undefined {
		const { choices, make } = question;
		const typed = keys.typed.trim();
		if (item?.choice && item.question === question) {
			return choices.includes(item.choice) ? item.choice : (make?.(typed) ?? item.choice);
		}
		if (typed === '') return choices[0];
		return choices.length === 0 ? make?.(typed) : undefined;
	}

	function showChoices(): void {
		if (!asked) return;
		const { question } = asked;
		const made = keys.typed.trim() === '' ? undefined : question.make?.(keys.typed.trim());
		pick.items = itemsOf(question, made ? [...question.choices, made] : question.choices);
	}

	const listeners: readonly Disposable[] = [
		pick,
		pick.onDidChangeValue(value => {
			keys = readKeys(keys, value);
			if (keys.typed.length === 1 && takeKey()) return;
			if (asked?.question.make) showChoices();
		}),
		pick.onDidChangeActive(([item]) => {
			const choice = item?.choice;
			if (choice && asked?.question.choices.includes(choice)) asked.options.onActive?.(choice.value);
		}),
		pick.onDidAccept(() => {
			if (!asked) {
				entered++;
				return;
			}
			const item = pick.selectedItems[0] ?? pick.activeItems[0];
			const choice = chosen(asked.question, item);
			if (!choice) return;
			// What was typed has found its answer; the next question begins without it.
			keys = { typed: '', taken: keys.taken + keys.typed };
			finish(choice.value);
		}),
		pick.onDidTriggerButton(() => finish(back)),
		pick.onDidHide(() => {
			closed = true;
			finish(undefined);
		}),
	];
	pick.show();

	return {
		opened: async () => {
			await inFront;
			const typed = (await stray?.takeBack()) ?? '';
			entered += typed.split('\n').length - 1;
			keys = { ...keys, typed: typed.replace(/\s/g, '') + keys.typed };
		},
		ask: <T>(question: Question<T>, options: AskOptions<T> = {}) =>
			new Promise<T | typeof back | undefined>(resolve => {
				if (closed) return resolve(undefined);
				asked = {
					question,
					options: options as AskOptions<unknown>,
					answer: value => resolve(value as T | typeof back | undefined),
				};
				if (takeKey()) return;
				if (entered > 0 && keys.typed === '' && question.choices[0]) {
					entered--;
					return finish(question.choices[0].value);
				}
				entered = 0;
				pick.busy = false;
				pick.title = question.title;
				pick.placeholder = question.placeholder;
				pick.buttons = options.canGoBack ? [QuickInputButtons.Back] : [];
				keys = { typed: options.value ?? keys.typed, taken: options.value === undefined ? keys.taken : '' };
				showChoices();
				pick.value = keys.typed;
			}),
		dispose: () => {
			stray?.dispose();
			for (const listener of listeners) listener.dispose();
		},
	};
}

function itemsOf(question: Question<unknown>, choices: readonly Choice<unknown>[]): readonly Item[] {
	let group: string | undefined;
	return choices.flatMap((choice): Item[] => {
		const { label, description, detail, icon, alwaysShow } = choice;
		const iconPath = icon ? new ThemeIcon(icon) : undefined;
		const item: Item = { label, description, detail, alwaysShow, choice, question, ...(iconPath ? { iconPath } : {}) };
		if (choice.group === undefined || choice.group === group) return [item];
		group = choice.group;
		return [{ label: group, kind: QuickPickItemKind.Separator }, item];
	});
}
