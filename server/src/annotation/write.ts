import type { Span } from '../text/span';

/** A value as it can be written into a sidecar. */
export type FieldValue =
	| string
	| number
	| boolean
	| readonly FieldValue[]
	| { readonly [key: string]: FieldValue | undefined };

/** A value on one line: words plain where YAML reads them as that word, all else in double quotation marks. */
export function writeValue(value: FieldValue): string {
	if (typeof value === 'string') return isPlain(value) ? value : writeQuoted(value);
	if (typeof value !== 'object') return String(value);
	if (isList(value)) return `[${value.map(writeValue).join(', ')}]`;
	const fields = Object.entries(value).flatMap(([key, field]) =>
		field === undefined ? [] : [`${writeValue(key)}: ${writeValue(field)}`],
	);
	return `{${fields.join(', ')}}`;
}

/** A string in double quotation marks, on one line. */
export function writeQuoted(text: string): string {
	// These are line ends or invisible for one YAML reader or another.
	const invisible = /[\u007f-\u009f\u2028\u2029\ufeff]/g;
	return JSON.stringify(text).replace(invisible, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A quote as sidecars have it: one string, or a list where the span is discontinuous. */
export const writeQuote = (parts: readonly string[]): string =>
	parts.length === 1 ? writeQuoted(parts[0] as string) : `[${parts.map(writeQuoted).join(', ')}]`;

/** A position as sidecars have it: one pair, or a list of pairs. */
export function writeAt(spans: readonly Span[]): string {
	const pairs = spans.map(({ start, end }) => `[${start}, ${end}]`);
	return pairs.length === 1 ? (pairs[0] as string) : `[${pairs.join(', ')}]`;
}

const isList = (value: object): value is readonly FieldValue[] => Array.isArray(value);

function isPlain(text: string): boolean {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return true;
	// Words that some reader takes for truth values, nothing or numbers need marks.
	if (/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)) return false;
	return /^[\p{L}_][\p{L}\p{M}\p{N}_./-]*( [\p{L}\p{N}_./-][\p{L}\p{M}\p{N}_./-]*)*$/u.test(text) && text.length <= 100;
}
