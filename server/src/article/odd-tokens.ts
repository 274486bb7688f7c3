import { isSpace } from './characters';

/**
 * Tokens that hide or replace a full stop: addresses ("http://…", "a@b.example"), emoticons (":-)") and rows of
 * signs ("* * *", "=====").
 */
export interface OddToken {
	/** Where a sentence of its own begins with the token; the start of the sentence so far where none does. */
	readonly start: number;
	readonly end: number;
	/** Whether a sentence ends behind the token. */
	readonly splits: boolean;
}

/** The odd token that one of `:;@*=_~#-` at `at` belongs to, if any; `from` is the start of the sentence so far. */
export function endOfOddToken(text: string, at: number, from: number, end: number): OddToken | undefined {
	const code = text.charCodeAt(at);
	if (code === 0x3a || code === 0x3b) {
		if (code === 0x3a && text.startsWith('//', at + 1)) return address(text, at, from, end);
		const emoticon = skipEmoticon(text, at, end);
		return emoticon > at ? { start: from, end: emoticon, splits: beginsUpper(text, emoticon, end) } : undefined;
	}
	if (code === 0x40) return isWordCode(text.charCodeAt(at - 1)) ? address(text, at, from, end) : undefined;
	return signs(text, at, from, end);
}

/** The offset behind the emoticon at `from`, or `from` where none stands. */
export function skipEmoticon(text: string, from: number, end: number): number {
	const eyes = text.charCodeAt(from);
	if (eyes !== 0x3a && eyes !== 0x3b) return from;
	if (from > 0 && !isSpace(text.charCodeAt(from - 1)) && !isStop(text.charCodeAt(from - 1))) return from;
	let at = from + 1;
	if (text.charCodeAt(at) === 0x2d) at++;
	if (at >= end || !mouths.includes(text.charAt(at))) return from;
	while (at < end && mouths.includes(text.charAt(at))) at++;
	return at >= end || isSpace(text.charCodeAt(at)) ? at : from;
}

const mouths = '()DPp';

const isStop = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f;

function address(text: string, at: number, from: number, end: number): OddToken {
	let to = at;
	while (to < end && !isSpace(text.charCodeAt(to))) to++;
	// A full stop or bracket behind an address is the sentence's.
	let last = to;
	while (last > at + 1 && /[.,;:!?)\]"'”’»]/.test(text.charAt(last - 1))) last--;
	return { start: from, end: last, splits: last === to && beginsUpper(text, to, end) };
}

/** A row of at least four signs (three stars) between white space is no part of the sentences around it. */
function signs(text: string, at: number, from: number, end: number): OddToken | undefined {
	const sign = text.charCodeAt(at);
	let to = at + 1;
	while (to < end && text.charCodeAt(to) === sign) to++;
	const enough = to - at >= (sign === 0x2a ? 3 : 4);
	if (!enough || (at > from && !isSpace(text.charCodeAt(at - 1))) || (to < end && !isSpace(text.charCodeAt(to)))) {
		return to > at + 1 ? { start: from, end: to, splits: false } : undefined;
	}
	return { start: at, end: to, splits: true };
}

function beginsUpper(text: string, from: number, end: number): boolean {
	let at = from;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	const code = text.charCodeAt(at);
	return at > from && ((code >= 0x41 && code <= 0x5a) || text.startsWith('http', at));
}

const isWordCode = (code: number): boolean =>
	(code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x2e;
