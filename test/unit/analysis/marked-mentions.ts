import assert from 'node:assert/strict';
import type { Mention } from '../../../server/src/analysis/analysis';
import { compileActors, findMentions } from '../../../server/src/analysis/mentions';
import { readArticle } from '../../../server/src/article/read-article';
import { readActors } from '../../../server/src/codebook/read-actors';

/**
 * Checks which mentions are found in a text: exactly those with carets on the line below them, each followed by what
 * it is: `^^^^ okafor surname`, or `^^^^ ?ada,ben surname` where several actors could be meant.
 * Lines of carets below one line of text may repeat. All lines are indented alike.
 */
export function checkMentions(actors: string, fixture: string, date?: string): void {
	const { text, marks } = readFixture(fixture);
	const registry = { actors: readActors(actors).actors };
	const found = findMentions(readArticle(text, 'text'), compileActors(registry), date);
	assert.deepEqual(
		found.map(mention => describeMention(text, mention)),
		marks.sort((a, b) => a.start - b.start).map(mark => describeMark(text, mark)),
	);
}

interface Mark {
	readonly start: number;
	readonly end: number;
	readonly label: string;
}

function describeMention(text: string, { start, end, actor, via, candidates }: Mention): string {
	return `${start} “${text.slice(start, end)}” ${actor ?? `?${[...(candidates ?? [])].sort().join(',')}`} ${via}`;
}

const describeMark = (text: string, { start, end, label }: Mark): string =>
	`${start} “${text.slice(start, end)}” ${label}`;

export function readFixture(fixture: string): { readonly text: string; readonly marks: Mark[] } {
	const lines = fixture
		.replace(/^\n/, '')
		.replace(/\n[ \t]*$/, '')
		.split('\n');
	const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.search(/\S/)));
	const marks: Mark[] = [];
	let text = '';
	let lineStart = 0;
	for (const line of lines.map(whole => whole.slice(indent))) {
		const carets = /^ *(\^+) (\S.*)$/.exec(line);
		if (carets) {
			const start = lineStart + line.indexOf('^');
			marks.push({ start, end: start + (carets[1] as string).length, label: (carets[2] as string).trim() });
			continue;
		}
		lineStart = text.length;
		text += `${line}\n`;
	}
	return { text, marks };
}
