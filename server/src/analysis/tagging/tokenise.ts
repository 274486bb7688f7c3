import type { Span } from '../../text/span';
import type { Lexicon } from '../lexicon/english';
import type { Tokens } from '../tokens';

/** Splits sentences into words and marks; tags are left at 0. One pass over the text. */
export function tokenise(text: string, sentences: readonly Span[], lexicon: Lexicon): Tokens {
	let capacity = 16;
	// Prose has a token per five code units or so; the arrays grow where it is denser.
	for (const sentence of sentences) capacity += (sentence.end - sentence.start) >> 2;
	let start = new Int32Array(capacity);
	let end = new Int32Array(capacity);
	const firstOf = new Int32Array(sentences.length + 1);
	let count = 0;
	for (let index = 0; index < sentences.length; index++) {
		const sentence = sentences[index] as Span;
		firstOf[index] = count;
		let at = sentence.start;
		while (at < sentence.end) {
			const kind = kindOf(text, at);
			if (kind === SPACE) {
				at++;
				continue;
			}
			let stop = kind === WORD ? wordEnd(text, at, sentence.end) : markEnd(text, at, sentence.end);
			if (count + 2 >= start.length) {
				start = grown(start);
				end = grown(end);
			}
			if (kind === WORD) {
				const clitic = cliticStart(text, at, stop);
				if (clitic > at) {
					start[count] = at;
					end[count++] = clitic;
					at = clitic;
				}
			}
			if (stop <= at) stop = at + 1;
			start[count] = at;
			end[count++] = stop;
			at = stop;
		}
	}
	firstOf[sentences.length] = count;
	const word = new Int32Array(count);
	const capital = new Uint8Array(count);
	for (let token = 0; token < count; token++) {
		const from = start[token] as number;
		const first = text.charCodeAt(from);
		const isCapital = (first >= 0x41 && first <= 0x5a) || (first >= 0xc0 && /\p{Lu}/u.test(text.charAt(from)));
		capital[token] = isCapital ? 1 : 0;
		let form = text.slice(from, end[token]);
		if (form.length > 24) continue;
		// "US", "WHO" and "IT" are names, not the words they look like.
		if (isCapital && form.length > 1 && form.length < 4 && form === form.toUpperCase()) continue;
		if (isCapital) form = form.toLowerCase();
		const id = lexicon.ids.get(form) ?? (form.includes('’') ? lexicon.ids.get(form.replaceAll('’', "'")) : undefined);
		word[token] = id ?? (isCapital ? 0 : (lexicon.ids.get(form.toLowerCase()) ?? 0));
	}
	return {
		text,
		lexicon,
		count,
		start: start.slice(0, count),
		end: end.slice(0, count),
		word,
		tag: new Uint8Array(count),
		capital,
		firstOf,
	};
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}

const SPACE = 0;
const WORD = 1;
const MARK = 2;

function kindOf(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 0x80) return ASCII[code] as number;
	if (
		code === 0xa0 ||
		(code >= 0x2000 && code <= 0x200f) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0xfeff
	)
		return SPACE;
	if (code >= 0x2010 && code <= 0x206f) return MARK;
	if (code >= 0xc0) return WORD;
	return code === 0xa3 || code === 0xa5 || code === 0xaa || code === 0xb5 || code === 0xba ? WORD : MARK;
}

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
	if (code <= 0x20 || code === 0x7f) return SPACE;
	return /[\p{L}\p{N}$@#]/u.test(String.fromCharCode(code)) ? WORD : MARK;
});

/** Words hold apostrophes and hyphens between letters, full stops between single letters, marks inside numbers, and a percent sign. */
function wordEnd(text: string, from: number, limit: number): number {
	let at = from + 1;
	while (at < limit) {
		if (kindOf(text, at) === WORD) {
			at++;
			continue;
		}
		const next = at + 1 < limit && kindOf(text, at + 1) === WORD;
		const code = text.charCodeAt(at);
		if (next && (code === APOSTROPHE || code === 0x2019 || code === 0x2d || code === 0x2011)) at += 2;
		else if (code === 0x2e && next && !isDigit(text, at - 1) && (at - from === 1 || text.charCodeAt(at - 2) === 0x2e))
			at += 2;
		else if (code === 0x2e && at - from >= 3 && text.charCodeAt(at - 2) === 0x2e) {
			// "U.S.", but "U.S.-based" goes on.
			if (text.charCodeAt(at + 1) !== 0x2d || at + 2 >= limit || kindOf(text, at + 2) !== WORD) return at + 1;
			at += 2;
		} else if (code === 0x2e && (isTitle(text, from, at) || text.charCodeAt(at + 1) === 0x2c)) return at + 1;
		else if ((code === 0x2e || code === 0x2c) && isDigit(text, at - 1) && isDigit(text, at + 1)) at += 2;
		else if (code === 0x25 && isDigit(text, at - 1)) return at + 1;
		else return at;
	}
	return at;
}

const APOSTROPHE = 0x27;
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
function markEnd(text: string, from: number, limit: number): number {
	const code = text.charCodeAt(from);
	let at = from + 1;
	if (code === 0x2e || code === 0x2d || code === APOSTROPHE || code === 0x60) {
		while (at < limit && text.charCodeAt(at) === code) at++;
	}
	return at;
}

/** Where a word's clitic begins ('s, n't, 've, 're, 'll, 'd, 'm), or `from` where it has none. */
function cliticStart(text: string, from: number, end: number): number {
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
