/** White space as ECMAScript's `trim` and `\s` know it, so that trimming and matching agree everywhere. */
export function isSpace(code: number): boolean {
	if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
	if (code < 0xa0) return false;
	return (
		code === 0xa0 ||
		code === 0x1680 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether the code unit at an offset is an upper-case letter of the basic plane. */
export function isUpper(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return code >= 0x41 && code <= 0x5a;
	if (!(code >= 0xc0)) return false;
	const char = text.charAt(at);
	return char !== char.toLowerCase();
}

/** Whether the code unit at an offset is a lower-case letter of the basic plane. */
export function isLower(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return code >= 0x61 && code <= 0x7a;
	if (!(code >= 0xc0)) return false;
	const char = text.charAt(at);
	return char !== char.toUpperCase();
}

/** Whether the code unit at an offset is a letter of a script that has no case, such as Arabic or Chinese. */
export const isCaseless = (text: string, at: number): boolean =>
	text.charCodeAt(at) >= 0x590 && !isUpper(text, at) && !isLower(text, at) && /\p{L}/u.test(text.charAt(at));

/** What a sentence ends with: `.`, `!`, `?` and `…`, and the full stops of other scripts. */
export const isTerminator = (code: number): boolean =>
	code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026 || isOwnStop(code);

/** Full stops and question marks that end nothing but sentences: Arabic, Urdu, Devanagari, Chinese and Japanese ones. */
export const isOwnStop = (code: number): boolean =>
	code >= 0x61f &&
	(code === 0x61f || code === 0x6d4 || code === 0x964 || code === 0x3002 || code === 0xff01 || code === 0xff1f);

/** Marks that close a quotation, a bracket or, in Markdown, an emphasis. */
export function isCloser(code: number): boolean {
	switch (code) {
		case 0x22: // "
		case 0x27: // '
		case 0x29: // )
		case 0x2a: // *
		case 0x5d: // ]
		case 0x5f: // _
		case 0x7d: // }
		case 0xbb: // »
		case 0x2019:
		case 0x201d:
		case 0x203a: // ›
		case 0x300d: // 」
		case 0x300f: // 』
			return true;
		default:
			return false;
	}
}

/** Marks that open a quotation, a bracket or, in Markdown, an emphasis. */
export function isOpener(code: number): boolean {
	switch (code) {
		case 0x22: // "
		case 0x27: // '
		case 0x28: // (
		case 0x2a: // *
		case 0x5b: // [
		case 0x5f: // _
		case 0x60: // `
		case 0x7b: // {
		case 0xa1: // ¡
		case 0xab: // «
		case 0xbf: // ¿
		case 0x2018:
		case 0x2019:
		case 0x201c:
		case 0x201e: // „
		case 0x2039: // ‹
			return true;
		default:
			return false;
	}
}
