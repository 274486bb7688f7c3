import assert from 'node:assert/strict';
import type { ArticleFormat } from '../../../server/src/article/article';
import { splitBlocks } from '../../../server/src/article/blocks';
import { findParagraphs } from '../../../server/src/article/paragraphs';
import { readArticle } from '../../../server/src/article/read-article';

function paragraphsOf(text: string, format: ArticleFormat = 'text'): readonly string[] {
	return readArticle(text, format).paragraphs.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '↵'));
}

describe('Paragraphs', () => {
	it('are lines where each line is a paragraph, with or without blank lines between them', () => {
		const text = `Who pays for the crane
The port of Varnholt was closed on Tuesday after a crane collapsed and injured two dock workers, officials said, cutting the ferry link.
The operator said that the crane had been inspected in January.

Nobody has seen the report.`;
		assert.deepEqual(paragraphsOf(text), text.split(/\n+/));
	});

	it('are stretches between blank lines where lines were broken to fit a width', () => {
		assert.deepEqual(
			paragraphsOf(`Who pays for the crane

The port of Varnholt was closed on Tuesday after a crane collapsed and
injured two dock workers, officials said.

The operator said that the crane had been inspected in January. Nobody
has seen the report, and nobody will before the mayor has read it from
its first page to its last.
`),
			[
				'Who pays for the crane',
				'The port of Varnholt was closed on Tuesday after a crane collapsed and↵injured two dock workers, officials said.',
				'The operator said that the crane had been inspected in January. Nobody↵has seen the report, and nobody will before the mayor has read it from↵its first page to its last.',
			],
		);
	});

	it('keep the lines of verse and lists apart', () => {
		const text = `Open the port
Mend the crane
Oil the bolt that nobody would oil
Sing`;
		assert.deepEqual(paragraphsOf(text), text.split('\n'));
	});

	it('in Markdown go on over single line ends, but not over those of headings, lists and pictures', () => {
		assert.deepEqual(
			paragraphsOf(
				`# The crane
It was never
about the crane.
- Open the port
- Mend the crane
![a](b.jpg)`,
				'markdown',
			),
			['# The crane', 'It was never↵about the crane.', '- Open the port', '- Mend the crane', '![a](b.jpg)'],
		);
	});

	it('are cut at the borders of zones', () => {
		const text = 'The port is shut. Sign in to comment.';
		const zones = [
			{ kind: 'body' as const, start: 0, end: 17 },
			{ kind: 'boilerplate' as const, start: 18, end: 37 },
		];
		assert.deepEqual(findParagraphs(zones, splitBlocks(text, 'text')), [
			{ start: 0, end: 17 },
			{ start: 18, end: 37 },
		]);
	});
});
