import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article, ArticleFormat } from '../../../server/src/article/article';
import { zoneKinds } from '../../../server/src/article/article';
import { findMetadata } from '../../../server/src/article/metadata';
import { readArticle } from '../../../server/src/article/read-article';
import { normalise } from '../../../server/src/text/decode';

/** Pieces of pages: what zones, paragraphs and sentences are told by, and what upsets offsets. */
const piece = fc.constantFrom(
	'\n',
	'\n\n',
	'\n\n\n',
	'The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.',
	'Who pays for the crane',
	'By Ana Novak',
	'“Will it open?” Tolland asked.',
	'(Lena Ott/Reuters)',
	'Related: How the north lost its shipyards',
	'keep reading',
	'3 Comments',
	'  1. It was old.',
	'    • It was not.',
	'Reply',
	'Sign in to comment.',
	'---',
	'# ',
	'> ',
	'- ',
	'![a](b.jpg)',
	'title: [',
	'Dr. ',
	'U.S. ',
	' ',
	'\u00a0',
	'\u2028',
	'\t',
	'…',
	'...',
	'?!”',
	'[12]',
	'http://',
	'@',
	':-)',
	'* * *',
	'====',
	'🚢',
	'👩‍👩‍👧',
	'e\u0301',
	'\ud83d',
	'\u0000',
	'İ',
	'2014-03-08',
);
const page = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''));
const anyText = fc
	.oneof(page, page, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }))
	.map(normalise);
const format = fc.constantFrom<ArticleFormat>('text', 'markdown');

const holds = (check: (article: Article) => void): void => {
	fc.assert(
		fc.property(anyText, format, (text, kind) => check(readArticle(text, kind))),
		{ numRuns: 400 },
	);
};

const isBlank = (text: string): boolean => text.trim() === '';

describe('For any text', () => {
	it('zones are sorted, do not overlap, have no white space around them, and cover all that is not blank', () => {
		holds(({ text, zones }) => {
			let end = 0;
			for (const zone of zones) {
				assert.ok(zone.start >= end && zone.end > zone.start && zone.end <= text.length);
				assert.ok(zoneKinds.includes(zone.kind));
				assert.ok(isBlank(text.slice(end, zone.start)));
				assert.equal(text.slice(zone.start, zone.end), text.slice(zone.start, zone.end).trim());
				end = zone.end;
			}
			assert.ok(isBlank(text.slice(end)));
		});
	});

	it('each paragraph lies within one zone, and paragraphs cover all that is not blank', () => {
		holds(({ text, zones, paragraphs }) => {
			let end = 0;
			for (const paragraph of paragraphs) {
				assert.ok(paragraph.start >= end && paragraph.end > paragraph.start);
				assert.ok(isBlank(text.slice(end, paragraph.start)));
				assert.ok(zones.some(zone => zone.start <= paragraph.start && paragraph.end <= zone.end));
				end = paragraph.end;
			}
			assert.ok(isBlank(text.slice(end)));
		});
	});

	it('each sentence lies within its paragraph and zone, and sentences cover all that is not blank', () => {
		holds(({ text, zones, paragraphs, sentences }) => {
			let end = 0;
			for (const sentence of sentences) {
				const paragraph = paragraphs[sentence.paragraph];
				assert.ok(paragraph && paragraph.start <= sentence.start && sentence.end <= paragraph.end);
				assert.ok(
					zones.some(zone => zone.kind === sentence.zone && zone.start <= sentence.start && sentence.end <= zone.end),
				);
				assert.ok(sentence.start >= end && sentence.end > sentence.start);
				assert.ok(isBlank(text.slice(end, sentence.start)));
				assert.equal(text.slice(sentence.start, sentence.end), text.slice(sentence.start, sentence.end).trim());
				end = sentence.end;
			}
			assert.ok(isBlank(text.slice(end)));
		});
	});

	it('no border splits a character of two code units, or a base from its combining mark', () => {
		holds(({ text, zones, paragraphs, sentences }) => {
			for (const { start, end } of [...zones, ...paragraphs, ...sentences]) {
				for (const offset of [start, end]) {
					assert.doesNotMatch(text.slice(offset - 1, offset + 1), /^[\ud800-\udbff][\udc00-\udfff]$/);
					assert.doesNotMatch(text.slice(offset - 1, offset + 1), /^\p{L}\p{M}/u);
				}
			}
		});
	});

	it('metadata never throws, and says only what it knows', () => {
		fc.assert(
			fc.property(anyText, format, fc.string({ maxLength: 40 }), (text, kind, path) => {
				const metadata = findMetadata(text, readArticle(text, kind).zones, path, kind);
				for (const value of Object.values(metadata)) assert.ok(typeof value === 'string' && value !== '');
				if (metadata.date !== undefined) assert.match(metadata.date, /^\d{4}-\d\d-\d\d$/);
			}),
			{ numRuns: 400 },
		);
	});

	it('front matter of any kind is survived', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 120 }), yaml => {
				const text = normalise(`---\n${yaml}\n---\n\nThe port is shut.`);
				findMetadata(text, readArticle(text, 'markdown').zones, 'a.md', 'markdown');
			}),
			{ numRuns: 400 },
		);
	});
});

describe('Long texts', () => {
	const cases: Readonly<Record<string, string>> = {
		'one sentence of a million letters': 'a'.repeat(1_000_000),
		'one sentence of many words': 'port '.repeat(200_000),
		'nothing but full stops': '.'.repeat(1_000_000),
		'nothing but full stops with spaces': '. '.repeat(500_000),
		'nothing but initials': 'A. '.repeat(300_000),
		'nothing but quotation marks': '”'.repeat(500_000),
		'nothing but white space': ' \n'.repeat(500_000),
		'nothing but brackets': '(['.repeat(300_000),
		'nothing but notes': '. [1]'.repeat(100_000),
		'one address': `http://${'a/'.repeat(300_000)}`,
		'nothing but address signs': '@a://'.repeat(100_000),
		'nothing but equals signs': '= ='.repeat(200_000),
		'the same title over and over': 'Who pays for the crane\n'.repeat(30_000),
		'one heading over and over': `${'Related\n'.repeat(50_000)}The port was shut on Monday after a crane fell.`,
		'the same button over and over': 'Reply\n'.repeat(50_000),
		'headings only': '# Port\n'.repeat(50_000),
		'nested items only': '  1. Port.\n    • Crane.\n'.repeat(20_000),
		'pulled quotes only': 'the port the port the port the port\n'.repeat(10_000),
		'bylines only': 'By Ana Novak\n'.repeat(30_000),
		'short nested lists': `${'The port was shut on Monday, and it stayed shut.\n'}${'  1. a\n    • b\nx\n'.repeat(20_000)}${'The port was shut on Monday, and it stayed shut.\n'.repeat(2)}`,
		'sentences that a long paragraph holds': `${'The crane fell on a Monday.\n'.repeat(5_000)}${'The crane fell on a Monday, and it was old. '.repeat(10_000)}`,
		'names only': `${'Aa '.repeat(23)}\n`.repeat(7_000),
		'names with strokes only': `${'Aa / Aa via Aa | '.repeat(4)}\n`.repeat(7_000),
		'calls to send something': `send us ${'a '.repeat(190)}\n`.repeat(1_200),
		'links only': '[a](b) '.repeat(60_000),
		'open brackets in lines': `${'[('.repeat(150)}\n`.repeat(1_500),
		'dates only': '4 March 2014, 5 March 2014\n'.repeat(15_000),
		'notes on many authors': Array.from(
			{ length: 10_000 },
			(_, n) => `Ana No${'ab'.repeat(n % 40)} is a fellow.\n`,
		).join(''),
		'notes on one author': 'Ana Novak is a fellow of the port.\n'.repeat(10_000),
	};
	for (const [name, text] of Object.entries(cases)) {
		// A rule of more than linear cost would run into the test's time limit here.
		it(`of ${name} are read whole`, () => {
			for (const kind of ['text', 'markdown'] as const) {
				const { zones, sentences } = readArticle(text, kind);
				findMetadata(text, zones, '', kind);
				assert.equal(sentences.at(-1)?.end ?? 0, text.trimEnd().length);
			}
		});
	}
});
