import assert from 'node:assert/strict';
import type { Attribution } from '../../../server/src/analysis/analysis';
import { findAttributions } from '../../../server/src/analysis/attributions';
import { findQuotes } from '../../../server/src/analysis/quotes';
import { readArticle } from '../../../server/src/article/read-article';
import type { Span } from '../../../server/src/text/span';

const ROLES = { S: 'source', Q: 'cue', C: 'content' } as const;

/**
 * Checks the attributions of a text: one marker line below the prose for each of them, in order, with S under its
 * source, Q under its cue and C under its content, and behind two spaces `direct`, `indirect` or `mixed`, and `vague`.
 * Every paragraph is one line. An attribution over several paragraphs has one marker line below each.
 */
export function checkAttributions(fixture: string): void {
	const { text, expected } = readFixture(fixture);
	const article = readArticle(text, 'text');
	const found = findAttributions(article, findQuotes(article), []);
	assert.equal(render(text, found), expected);
}

function readFixture(fixture: string): { readonly text: string; readonly expected: string } {
	const lines = fixture.replace(/^\n|\n[ \t]*$/gu, '').split('\n');
	const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.search(/\S/u)));
	const plain = lines.map(line => line.slice(indent).trimEnd());
	const text = plain.filter(line => !isMarker(line)).join('\n');
	return { text, expected: plain.join('\n') };
}

const isMarker = (line: string): boolean => /^[SQC ]+ {2}(?:direct|indirect|mixed|…)(?: vague)?$/u.test(line);

/** The text with the marker lines that the attributions would have. */
function render(text: string, attributions: readonly Attribution[]): string {
	let start = 0;
	return text
		.split('\n')
		.flatMap(line => {
			const span = { start, end: start + line.length };
			start = span.end + 1;
			return [line, ...attributions.flatMap(attribution => markersFor(span, attribution))];
		})
		.join('\n');
}

function markersFor(line: Span, attribution: Attribution): readonly string[] {
	const marks = new Array<string>(line.end - line.start).fill(' ');
	let first = true;
	for (const [letter, role] of Object.entries(ROLES)) {
		for (const span of attribution[role]) {
			if (span.start < line.start && role === 'content') first = false;
			for (let at = Math.max(span.start, line.start); at < Math.min(span.end, line.end); at++)
				marks[at - line.start] = letter;
		}
	}
	const drawn = marks.join('').trimEnd();
	if (drawn === '') return [];
	return [`${drawn}  ${first ? attribution.kind : '…'}${attribution.vague ? ' vague' : ''}`];
}
