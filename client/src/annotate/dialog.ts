import { type Disposable, QuickInputButtons, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Choice, Question } from './questions';
import type { StrayKeys } from './stray-keys';
import { answerTyped, entered, heard, isEntered, isShown, noKeys, taken, tell } from './typed-keys';

/** A person went back to the question before. */
export const back: unique symbol = Symbol('back');

export interface AskOptions<T> {
	readonly canGoBack?: boolean;
	readonly onActive?: (value: T) => void;
	/** What stands in the input beforehand. */
	readonly value?: string;
	/** Nothing that was typed before a person could see the question decides it. */
	readonly isSeenFirst?: boolean;
}

/**
 * One input that stays open over several questions, so that what a person types ahead reaches the next question and never
 * the article. Typing narrows a list down; where a choice has a key of its own, that letter takes it at once. Letters and
 * Enter are taken in the order in which they were typed, also where the window is slow to show them.
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
	/** Whether the list shows this question's choices. */
	isListed: boolean;
}

/** An input that is not in front by then never will be; nor will a list that is not there. Milliseconds. */
const longestOpening = 10_000;
const longestListing = 5_000;

/**
 * Opens the input at once, before it is known what is to be asked.
 * @param stray what is typed before the input is in front
 * @param waitingFor stands in the list until something is asked
 */
export function openDialog(title: string, stray?: StrayKeys, waitingFor = 'Reading the article…'): Dialog {
	const pick = window.createQuickPick<Item>();
	let asked: Asked | undefined;
	let closed = false;
	let keys = noKeys;
	/** Whose choices the list has once the input confirms what it was told. */
	let toldFor: Asked | undefined;

	pick.title = title;
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	pick.ignoreFocusOut = true;
	pick.busy = true;
	// Its becoming active tells that the input is in front.
	pick.items = [{ label: waitingFor }];
	let isInFront = () => {};
	const inFront = new Promise<void>(resolve => {
		const timer = setTimeout(resolve, longestOpening);
		const listener = pick.onDidChangeActive(() => isInFront());
		isInFront = () => {
			clearTimeout(timer);
			listener.dispose();
			resolve();
		};
	});

	/** @param length of what was typed for this answer */
	function finish(value: unknown, length = 0): void {
		const { answer } = asked ?? {};
		asked = undefined;
		keys = taken(keys, length);
		answer?.(value);
	}

	const mustBeSeen = () => asked?.options.isSeenFirst === true && !asked.isListed;

	/** Takes the choice whose key was typed. */
	function takeKey(): boolean {
		const key = answerTyped(keys).charAt(0).toLowerCase();
		const keyed = key === '' || mustBeSeen() ? undefined : asked?.question.choices.find(choice => choice.key === key);
		if (keyed) finish(keyed.value, 1);
		return keyed !== undefined;
	}

	/** Takes what Enter was pressed for, as soon as it is known; where that is nothing, Enter does nothing. */
	function takeEntered(): boolean {
		if (!asked || !isEntered(keys)) return false;
		const { question, isListed } = asked;
		const typed = answerTyped(keys);
		const [first] = question.choices;
		const needsList = typed.trim() !== '' && first !== undefined && !mustBeSeen();
		if (needsList && !(isListed && isShown(keys))) {
			const waiting = asked;
			setTimeout(() => {
				waiting.isListed = true;
				if (asked === waiting) advance(false);
			}, longestListing);
			return false;
		}
		const seen = needsList ? inFrontOf(question) : (first ?? madeOf(question));
		const choice = mustBeSeen() ? undefined : seen;
		if (choice) finish(choice.value, typed.length + 1);
		else keys = { ...keys, ahead: typed + keys.ahead.slice(typed.length + 1) };
		return choice !== undefined;
	}

	/** Takes what was typed as an answer, as far as it is one. */
	const take = (mayBeKey: boolean): boolean => (mayBeKey && takeKey()) || takeEntered();

	/** Has the input show what was not taken. */
	function follow(): void {
		const { told } = keys;
		keys = tell(keys);
		if (keys.told === undefined || told !== undefined) return;
		toldFor = asked;
		pick.value = keys.told;
	}

	function advance(mayBeKey: boolean): void {
		if (asked && !take(mayBeKey)) follow();
	}

	const madeOf = ({ make }: Question<unknown>): Choice<unknown> | undefined => {
		const typed = answerTyped(keys).trim();
		return typed === '' ? undefined : make?.(typed);
	};

	/** What the list has in front. A choice that is made of what is typed may be made of fewer letters there. */
	function inFrontOf(question: Question<unknown>): Choice<unknown> | undefined {
		const [item] = pick.activeItems;
		const choice = item?.question === question ? item.choice : undefined;
		return choice && question.choices.includes(choice) ? choice : (madeOf(question) ?? choice);
	}

	function showChoices(): void {
		if (!asked) return;
		const { question } = asked;
		const made = madeOf(question);
		pick.items = itemsOf(question, made ? [...question.choices, made] : question.choices);
	}

	const listeners: readonly Disposable[] = [
		pick,
		pick.onDidChangeValue(value => {
			const { told } = keys;
			keys = heard(keys, value);
			if (asked && asked === toldFor && told !== undefined && keys.told === undefined) asked.isListed = true;
			advance(answerTyped(keys).length === 1);
			if (asked?.question.make) showChoices();
		}),
		pick.onDidChangeActive(([item]) => {
			// A list that is empty may still be the one before.
			if (!asked || item?.question !== asked.question) return;
			asked.isListed = true;
			if (item.choice && asked.question.choices.includes(item.choice)) asked.options.onActive?.(item.choice.value);
			advance(false);
		}),
		pick.onDidAccept(() => {
			keys = entered(keys);
			// A person who went down the list takes what they see there.
			const seen = asked?.isListed && isShown(keys) ? inFrontOf(asked.question) : undefined;
			if (seen) finish(seen.value, answerTyped(keys).length + 1);
			else advance(false);
		}),
		pick.onDidTriggerButton(() => finish(back, answerTyped(keys).length)),
		pick.onDidHide(() => {
			closed = true;
			// One that a person gave up at once never was: what they type from now on is the article's.
			isInFront();
			finish(undefined);
		}),
	];
	pick.show();

	return {
		opened: async () => {
			await inFront;
			const typed = (await stray?.takeBack()) ?? '';
			keys = { ...keys, ahead: typed + keys.ahead };
		},
		ask: <T>(question: Question<T>, options: AskOptions<T> = {}) =>
			new Promise<T | typeof back | undefined>(resolve => {
				if (closed) return resolve(undefined);
				asked = {
					question,
					options: options as AskOptions<unknown>,
					answer: value => resolve(value as T | typeof back | undefined),
					isListed: false,
				};
				keys = { ...keys, ahead: (options.value ?? '').replace(/\n/g, ' ') + keys.ahead };
				if (take(options.value === undefined)) return;
				pick.busy = false;
				pick.title = question.title;
				pick.placeholder = question.placeholder;
				pick.buttons = options.canGoBack ? [QuickInputButtons.Back] : [];
				// The choices go before the value: once that is confirmed, the list is this one.
				showChoices();
				follow();
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
