/**
 * Text from a file as Markdown that shows it literally, on one line: no markup, no link, no HTML, no command, no icon.
 * Of length at most `limit` UTF-16 code units before escaping.
 */
export function escapeMarkdown(text: string, limit = 300): string {
	const line = shorten(
		text
			.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
			.replace(/\p{Cf}/gu, '')
			.trim(),
		limit,
	);
	return (
		line
			.replace(/[\\`*_[\]<>&~|$@!:{}]/g, '\\$&')
			// "www.example.org" would become a link; "1." a list; "#", "+", "-" and "=" mean something at a line's start.
			.replace(/\b(www)\./gi, '$1\\.')
			.replace(/^(\d+)([.)])/, '$1\\$2')
			.replace(/^[#+=-]/, '\\$&')
	);
}

/** Cuts a text at a limit in UTF-16 code units, between characters, with an ellipsis for what is left out. */
export function shorten(text: string, limit: number): string {
	if (text.length <= limit) return text;
	const end = limit - 1;
	const code = text.charCodeAt(end - 1);
	return `${text.slice(0, code >= 0xd800 && code < 0xdc00 ? end - 1 : end).trimEnd()}…`;
}

export const bold = (text: string): string => `**${escapeMarkdown(text)}**`;

/** `3 mentions`, `1 mention`. */
export const counted = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;
