import assert from 'node:assert/strict';
import type { ArticleFormat, Zone, ZoneKind } from '../../../server/src/article/article';
import { readArticle } from '../../../server/src/article/read-article';

/** A page with the kind of each line before it: `headline | The crane that nobody owned`. */
export interface LabelledPage {
	readonly text: string;
	readonly kinds: ReadonlyMap<number, string>;
}

export function readPage(fixture: string): LabelledPage {
	const kinds = new Map<number, string>();
	const lines = fixture
		.replace(/^\n|\n[\t ]*$/g, '')
		.split('\n')
		.map((line, number) => {
			const [, kind = '', text = ''] = /^\s*(\w*) *\| ?(.*)$/.exec(line) ?? [];
			if (kind !== '') kinds.set(number, kind);
			return text;
		});
	return { text: lines.join('\n'), kinds };
}

/** Checks that each labelled line lies in a zone of its kind. */
export function checkZones(fixture: string, format: ArticleFormat = 'text'): void {
	const { text, kinds } = readPage(fixture);
	const got = kindsOfLines(text, readArticle(text, format).zones);
	const show = (kindOf: ReadonlyMap<number, string>): string =>
		text
			.split('\n')
			.map((line, number) => `${(kindOf.get(number) ?? '').padEnd(11)} | ${line}`.trimEnd())
			.join('\n');
	assert.equal(show(got), show(kinds));
}

function kindsOfLines(text: string, zones: readonly Zone[]): ReadonlyMap<number, ZoneKind> {
	const kinds = new Map<number, ZoneKind>();
	let start = 0;
	text.split('\n').forEach((line, number) => {
		const first = start + line.length - line.trimStart().length;
		const kind = zones.find(zone => zone.start <= first && first < zone.end)?.kind;
		if (kind !== undefined && line.trim() !== '') kinds.set(number, kind);
		start += line.length + 1;
	});
	return kinds;
}

/** Checks where sentences begin: at the start of each line of prose and behind each `¦`. */
export function checkSentences(fixture: string, format: ArticleFormat = 'text'): void {
	const wanted = fixture
		.split(/\n|¦/)
		.map(sentence => sentence.trim())
		.filter(sentence => sentence !== '');
	const text = fixture.replaceAll('¦', '');
	const { sentences } = readArticle(text, format);
	assert.deepEqual(
		sentences.map(({ start, end }) => text.slice(start, end)),
		wanted,
	);
}
