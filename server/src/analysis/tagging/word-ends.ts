import { APOSTROPHE } from './marks';

/** What a character can be part of; as a number, since it is asked of every character. */
export enum Kind {
	Space = 0,
	Word = 1,
	Mark = 2,
	/** A mark that can stand inside a word: an apostrophe, a hyphen, a full stop, a comma, a percent sign. */
	Inner = 3,
}

export function kindOf(code: number): number {
	if (code < 0x80) return ASCII[code] as number;
	if (code >= 0xc0 && code < 0x2000) return Kind.Word;
	if (code >= 0x2000 && code <= 0x206f) {
		if (code === 0x2019 || code === 0x2011) return Kind.Inner;
		return code <= 0x200f || code === 0x2028 || code === 0x2029 || code === 0x202f ? Kind.Space : Kind.Mark;
	}
	if (code > 0x206f) return code === 0xfeff ? Kind.Space : Kind.Word;
	if (code === 0xa0) return Kind.Space;
	return code === 0xa3 || code === 0xa5 || code === 0xaa || code === 0xb5 || code === 0xba ? Kind.Word : Kind.Mark;
}

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
	const character = String.fromCharCode(code);
	if (code <= 0x20 || code === 0x7f) return Kind.Space;
	if (/[\p{L}\p{N}$@#]/u.test(character)) return Kind.Word;
	return "'-.,%".includes(character) ? Kind.Inner : Kind.Mark;
});

/** Words hold apostrophes and hyphens between letters, full stops between single letters, marks inside numbers, and a percent sign. */
export function wordEnd(text: string, from: number, limit: number): number {
	let at = from + 1;
	while (at < limit) {
		const code = text.charCodeAt(at);
		const kind = kindOf(code);
		if (kind === Kind.Word) {
			at++;
			continue;
		}
		if (kind !== Kind.Inner) return at;
		const next = at + 1 < limit && kindOf(text.charCodeAt(at + 1)) === Kind.Word;
		if (next && (code === APOSTROPHE || code === 0x2019 || code === 0x2d || code === 0x2011)) at += 2;
		else if (code === 0x2e && next && !isDigit(text, at - 1) && (at - from === 1 || text.charCodeAt(at - 2) === 0x2e))
			at += 2;
		else if (code === 0x2e && at - from >= 3 && text.charCodeAt(at - 2) === 0x2e) {
			// "U.S.", but "U.S.-based" goes on.
			if (text.charCodeAt(at + 1) !== 0x2d || at + 2 >= limit || kindOf(text.charCodeAt(at + 2)) !== Kind.Word)
				return at + 1;
			at += 2;
		} else if (code === 0x2e && (isTitle(text, from, at) || text.charCodeAt(at + 1) === 0x2c)) return at + 1;
		else if ((code === 0x2e || code === 0x2c) && isDigit(text, at - 1) && isDigit(text, at + 1)) at += 2;
		else if (code === 0x25 && isDigit(text, at - 1)) return at + 1;
		else return at;
	}
	return at;
}

const ABBREVIATED = new Set([
	'mr',
	'mrs',
	'ms',
	'dr',
	'prof',
	'sen',
	'rep',
	'gov',
	'gen',
	'col',
	'lt',
	'sgt',
	'capt',
	'rev',
	'st',
	'jr',
	'sr',
	'maj',
	'hon',
	'adm',
	'jan',
	'feb',
	'aug',
	'sept',
	'oct',
	'nov',
	'dec',
]);

function isTitle(text: string, from: number, dot: number): boolean {
	const length = dot - from;
	if (length > 4) return false;
	if (length === 1) {
		const code = text.charCodeAt(from);
		return code >= 0x41 && code <= 0x5a && code !== 0x49;
	}
	return ABBREVIATED.has(text.slice(from, dot).toLowerCase());
}

const isDigit = (text: string, at: number): boolean => {
	const code = text.charCodeAt(at);
	return code >= 0x30 && code <= 0x39;
};

/** One mark; repeated dots and hyphens and doubled apostrophes or grave accents are one. */
export function markEnd(text: string, from: number, limit: number): number {
	const code = text.charCodeAt(from);
	let at = from + 1;
	if (code === 0x2e || code === 0x2d || code === APOSTROPHE || code === 0x60) {
		while (at < limit && text.charCodeAt(at) === code) at++;
	}
	return at;
}

/** Where a word's clitic begins ('s, n't, 've, 're, 'll, 'd, 'm), or `from` where it has none. */
export function cliticStart(text: string, from: number, end: number): number {
	for (let back = 2; back <= 3 && end - back >= from; back++) {
		const code = text.charCodeAt(end - back);
		if (code !== APOSTROPHE && code !== 0x2019) continue;
		const rest = text.slice(end - back + 1, end).toLowerCase();
		if (rest === 't') return text[end - 3]?.toLowerCase() === 'n' ? end - 3 : from;
		if (rest === 's' || rest === 've' || rest === 're' || rest === 'll' || rest === 'd' || rest === 'm')
			return end - back;
	}
	return from;
}
