import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveAnnotations } from '../../../server/src/annotation/anchor';
import type { Annotation, Resolved, Sidecar } from '../../../server/src/annotation/annotation';
import { wordsAt } from '../../../server/src/annotation/edit';
import type { Span } from '../../../server/src/text/span';

const paragraphs = [
	'Harbour wall “will not last another winter”, engineers warn',
	'OSTERVIK — The harbour wall that has shielded the old town since 1911 may give way before spring, the city’s chief engineer said on Monday.',
	'“We have measured it four times,” Ida Brandt told the council. “The wall is moving, and it is moving faster than last year.”',
	'Mayor Oskar Vance called the report “a costly mistake” and said that the council would ask for a second opinion.',
	'The opposition disagrees. Vance, said Lena Quist of the Greens, has ignored every warning since he took office; the wall needs money now.',
	'Vance said that repairs would cost nine million crowns. The ministry in the capital has not answered questions about the wall.',
	'Fishermen at the quay were less patient. “If the wall goes, the boats go,” said Per Aune, who has moored there for forty years.',
];
const article = `${paragraphs.join('\n\n')}\n`;

describe('finding annotations again', () => {
	it('leaves them where they are if the text is the same', () => {
		const [resolved] = resolve(article, article, ['a costly mistake']);
		assert.equal(resolved?.anchor, 'exact');
		assert.deepEqual(quoted(article, resolved), ['a costly mistake']);
	});

	it('does not trust a position at which other words stand', () => {
		const sidecar = sidecarOf(article, [spanOf(article, 'a costly mistake')]);
		const [annotation] = sidecar.annotations;
		assert.ok(annotation);
		const shifted = { ...annotation, at: annotation.at.map(({ start, end }) => ({ start: start + 3, end: end + 3 })) };
		const [resolved] = resolveAnnotations({ ...sidecar, annotations: [shifted] }, article, 'old');
		assert.equal(resolved?.anchor, 'moved');
		assert.deepEqual(quoted(article, resolved), ['a costly mistake']);
	});

	const edits: readonly [title: string, edit: (text: string) => string][] = [
		['a paragraph inserted at the top', text => `CORRECTED on Tuesday: the wall and Vance.\n\n${text}`],
		[
			'a paragraph inserted that begins like the next one',
			text => text.replace('Vance said', 'Vance said nothing.\n\nVance said'),
		],
		['straight quotation marks', text => text.replace(/[“”]/g, '"').replace(/’/g, "'")],
		['lines wrapped anew', text => text.replace(/(.{30}\S*) /g, '$1\n')],
		['no-break spaces', text => text.replaceAll(' ', '\u00a0')],
		['some words replaced', text => text.replaceAll('council', 'assembly').replaceAll('wall', 'dam')],
	];
	const phrases = [
		'a costly mistake',
		'engineers warn',
		'Per Aune, who has moored there',
		'Lena Quist',
		'nine million crowns',
	];
	for (const [title, edit] of edits) {
		const changed = edit(article);
		for (const [way, previous] of [
			['comparing the texts', article],
			['searching', undefined],
		] as const) {
			it(`finds each by ${way} after ${title}`, () => {
				for (const resolved of resolve(article, changed, phrases, previous)) {
					const [quote = ''] = resolved.annotation.quote;
					// Two words alone are not certain where everything around them may have changed.
					const certain = previous !== undefined || quote.split(' ').length > 2 || changed.length === article.length;
					if (certain) assert.equal(resolved.anchor, 'moved');
					assert.deepEqual(quoted(changed, resolved).map(plain), [plain(quote)]);
				}
			});
		}
	}

	it('does not stretch an annotation over a line that was inserted above its like', () => {
		const before = `Updated twice.\n\n${article}`;
		const words = 'Updated twice.\n\nHarbour';
		const [resolved] = resolve(before, `Updated twice.\n\n${before}`, [words], before);
		assert.equal(resolved?.anchor, 'moved');
		assert.deepEqual(quoted(`Updated twice.\n\n${before}`, resolved), [words]);
	});

	it('takes a letter with an accent for the same however it is encoded', () => {
		const text = 'The café of Mrs Étienne closed. The café in Vik stays open.';
		const changed = text.normalize('NFD');
		for (const previous of [text, undefined]) {
			const [resolved] = resolve(text, changed, ['of Mrs Étienne closed'], previous);
			assert.equal(resolved?.anchor, 'moved');
			assert.deepEqual(quoted(changed, resolved), ['of Mrs Étienne closed'.normalize('NFD')]);
		}
	});

	it('follows a paragraph that was moved', () => {
		const [first = '', second = '', ...rest] = paragraphs;
		const changed = `${[first, ...rest, second].join('\n\n')}\n`;
		for (const previous of [article, undefined]) {
			const [resolved] = resolve(article, changed, ['the city’s chief engineer'], previous);
			assert.equal(resolved?.anchor, 'moved');
			assert.deepEqual(quoted(changed, resolved), ['the city’s chief engineer']);
		}
	});

	it('keeps each mention of one name apart', () => {
		const places = [...article.matchAll(/Vance/g)].map(({ index }) => ({ start: index, end: index + 5 }));
		const changed = article.replace('The opposition disagrees. ', '').replace('OSTERVIK — ', 'Vance was away. ');
		const resolved = resolveAnnotations(sidecarOf(article, places), changed, 'new', article);
		const expected = [...changed.matchAll(/Vance/g)].map(({ index }) => index).slice(1);
		assert.deepEqual(
			resolved.map(({ at }) => at[0]?.start),
			expected,
		);
		assert.ok(resolved.every(({ anchor }) => anchor === 'moved'));
	});

	it('never attaches a deleted mention to another one', () => {
		const mention = spanOf(article, 'Vance said that repairs');
		const span = { start: mention.start, end: mention.start + 5 };
		const changed = article.replace(`${paragraphs[5]}\n\n`, '');
		assert.deepEqual(anchors(resolveAnnotations(sidecarOf(article, [span]), changed, 'new', article)), ['orphaned']);
		const [searched] = resolveAnnotations(sidecarOf(article, [span]), changed, 'new');
		assert.ok(searched?.anchor === 'orphaned' || searched?.anchor === 'doubtful');
	});

	it('tells short words that are repeated apart by what other annotations say of their surroundings', () => {
		const places = [...article.matchAll(/Vance|said|the wall|the council/g)].map(({ index, 0: words }) => ({
			start: index,
			end: index + words.length,
		}));
		const changed = `Corrected on Friday.\n\n${article}`
			.replace('a costly mistake', 'a very costly and silly mistake')
			.replace('has ignored every warning', 'never heard one warning')
			.replace('nine million crowns', 'ten million');
		const resolved = resolveAnnotations(sidecarOf(article, places), changed, 'new');
		assert.deepEqual(
			anchors(resolved),
			places.map(() => 'moved'),
		);
		const expected = [...changed.matchAll(/Vance|said|the wall|the council/g)].map(({ index }) => index);
		assert.deepEqual(
			resolved.map(({ at }) => at[0]?.start),
			expected,
		);
	});

	it('does not take the other one where the first of two equal words side by side was replaced', () => {
		const text = 'Late on Friday he announced that he supported the new harbour wall, and then he left.';
		const first = { start: 15, end: 17 };
		assert.equal(text.slice(first.start, first.end), 'he');
		const changed = text.replace('Friday he announced', 'Friday Vance');
		const [resolved] = resolveAnnotations(sidecarOf(text, [first]), changed, 'new');
		assert.notEqual(resolved?.anchor, 'moved');
	});

	it('asks about three words noted as repeated where the one place that is left has half of their surroundings', () => {
		const other = 'tide high harbour.\n\nthe the.\n';
		const both = `tide high harbour the very.\n\nhigh tide left high the.\n${other}`;
		const [resolved] = resolveAnnotations(sidecarOf(both, [{ start: 0, end: 17 }]), other, 'new');
		assert.equal(resolved?.anchor, 'doubtful');
	});

	it('does not tie annotations of two places to one', () => {
		const start = article.indexOf('the wall');
		const other = article.lastIndexOf('The opposition');
		const spans = [
			{ start, end: start + 8 },
			{ start: article.lastIndexOf('the wall'), end: article.lastIndexOf('the wall') + 8 },
		];
		assert.ok(other > 0 && spans[1] && spans[1].start > start);
		const changed = article.replaceAll('the wall', 'the dam').replace('for a second opinion', 'about the wall again');
		const resolved = resolveAnnotations(sidecarOf(article, spans), changed, 'new');
		assert.ok(resolved.filter(({ anchor }) => anchor === 'moved').length <= 1);
	});

	it('takes along the blanks at the ends of a quote, and finds one that begins inside a word', () => {
		const blank = { start: article.indexOf(' nine million'), end: article.indexOf(' crowns') + 8 };
		const inside = { start: article.indexOf('ishermen at the quay'), end: article.indexOf(' were less') };
		const changed = `Updated.\n\n${article}`;
		for (const span of [blank, inside]) {
			const [resolved] = resolveAnnotations(sidecarOf(article, [span]), changed, 'new');
			assert.equal(resolved?.anchor, 'moved');
			assert.deepEqual(quoted(changed, resolved), resolved?.annotation.quote);
		}
	});

	it('asks where a short quote stands in several places and nothing tells them apart', () => {
		const sidecar = sidecarOf(article, [spanOf(article, 'Vance')]);
		const [annotation] = sidecar.annotations;
		assert.ok(annotation);
		const bare = { ...annotation, prefix: undefined, suffix: undefined };
		const changed = article.replace('Mayor Oskar Vance', 'The mayor, Oskar Vance,');
		const [resolved] = resolveAnnotations({ ...sidecar, annotations: [bare] }, changed, 'new');
		assert.equal(resolved?.anchor, 'doubtful');
		assert.deepEqual(quoted(changed, resolved), ['Vance']);
	});

	it('proposes the place of a quote that was edited', () => {
		const changed = article.replace('would ask for a second opinion', 'would soon ask for another opinion');
		for (const previous of [article, undefined]) {
			const [resolved] = resolve(article, changed, ['the council would ask for a second opinion'], previous);
			assert.equal(resolved?.anchor, 'doubtful');
			assert.deepEqual(quoted(changed, resolved), ['the council would soon ask for another opinion']);
		}
	});

	it('finds all parts of a discontinuous quote in order, or none', () => {
		const parts = ['“We have measured it four times,”', '“The wall is moving'].map(part => spanOf(article, part));
		const changed = `Updated.\n\n${article}`;
		for (const previous of [article, undefined]) {
			const [resolved] = resolveAnnotations(sidecarOf(article, parts, true), changed, 'new', previous);
			assert.equal(resolved?.anchor, 'moved');
			assert.deepEqual(quoted(changed, resolved), resolved?.annotation.quote);
			const cut = article.replace(/“The wall is moving.*”/, '');
			assert.deepEqual(anchors(resolveAnnotations(sidecarOf(article, parts, true), cut, 'new', previous)), [
				'orphaned',
			]);
		}
	});

	it('finds by its words an annotation that has no position', () => {
		const sidecar = sidecarOf(article, [spanOf(article, 'Quist')]);
		const [annotation] = sidecar.annotations;
		assert.ok(annotation);
		for (const hash of ['old', 'other']) {
			const [resolved] = resolveAnnotations({ ...sidecar, annotations: [{ ...annotation, at: [] }] }, article, hash);
			assert.deepEqual(quoted(article, resolved), ['Quist']);
			assert.equal(resolved?.anchor, 'moved');
		}
	});

	it('keeps every surviving word at its place through any cutting, inserting and moving of paragraphs, and moves none to another', () => {
		const inserted = fc.constantFrom(
			'Vance said nothing.',
			'The wall stands.',
			'A new paragraph about the ferry, the tide and the cold.',
		);
		const change = fc.oneof(
			fc.record({ kind: fc.constant('cut' as const), at: fc.nat(6) }),
			fc.record({ kind: fc.constant('insert' as const), at: fc.nat(6), text: inserted }),
			fc.record({ kind: fc.constant('move' as const), at: fc.nat(6), to: fc.nat(6) }),
		);
		const spans = paragraphs.flatMap((paragraph, index) => {
			const from = paragraphs.slice(0, index).join('\n\n').length + (index > 0 ? 2 : 0);
			const words = [...paragraph.matchAll(/\p{L}[\p{L}’]*/gu)];
			return [words[1], words[4], words.at(-2)].flatMap(word =>
				word
					? [
							{
								paragraph: index,
								offset: word.index,
								start: from + word.index,
								end: from + word.index + word[0].length,
							},
						]
					: [],
			);
		});
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), changes => {
				const order = paragraphs.map((text, index) => ({ text, index }));
				for (const { kind, at, ...rest } of changes) {
					const place = at % Math.max(1, order.length);
					if (kind === 'cut') order.splice(place, 1);
					else if ('text' in rest) order.splice(place, 0, { text: rest.text, index: -1 });
					else if ('to' in rest) order.splice(rest.to % Math.max(1, order.length), 0, ...order.splice(place, 1));
				}
				const changed = order.map(({ text }) => text).join('\n\n');
				const resolved = resolveAnnotations(sidecarOf(article, spans), changed, 'new', article);
				for (const [index, { paragraph, offset }] of spans.entries()) {
					const place = order.findIndex(entry => entry.index === paragraph);
					const before = order.slice(0, place).reduce((length, { text }) => length + text.length + 2, 0);
					const { anchor, at } = resolved[index] as Resolved;
					const { start, end } = spans[index] as Span;
					// Where what was put in has the same word, nothing may tell the two apart: then it is lost, never moved.
					const isRepeated = order.some(entry => entry.index < 0 && entry.text.includes(article.slice(start, end)));
					if (place < 0) assert.notEqual(anchor, 'moved');
					else if (at.length > 0 || !isRepeated) assert.equal(at[0]?.start, before + offset);
					else assert.equal(anchor, 'orphaned');
				}
			}),
		);
	});

	it('gives every annotation one place within the text, or none, whatever the texts are', () => {
		const word = fc.constantFrom(
			'wall',
			'Vance',
			'said',
			'.',
			'\n\n',
			' ',
			'“',
			'😀',
			'\u0301',
			'the ',
			'漢字',
			'a'.repeat(70),
		);
		const text = fc.array(word, { maxLength: 60 }).map(words => words.join(''));
		fc.assert(
			fc.property(
				text,
				text,
				fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 }))),
				fc.boolean(),
				(old, now, pairs, known) => {
					const spans = pairs.map(([start, length]) => ({ start, end: Math.min(old.length, start + length) }));
					const sidecar = sidecarOf(
						old,
						spans.filter(({ start, end }) => start < end),
					);
					const resolved = resolveAnnotations(sidecar, now, 'new', known ? old : undefined);
					assert.deepEqual(
						resolved.map(({ annotation }) => annotation),
						sidecar.annotations,
					);
					for (const { anchor, at, annotation } of resolved) {
						assert.equal(at.length, anchor === 'orphaned' ? 0 : annotation.quote.length);
						for (const { start, end } of at) assert.ok(0 <= start && start <= end && end <= now.length);
						if (anchor === 'moved')
							assert.deepEqual(
								at.map(({ start, end }) => plain(now.slice(start, end))),
								annotation.quote.map(plain),
							);
					}
				},
			),
		);
	});
});

function sidecarOf(text: string, spans: readonly Span[], discontinuous = false): Sidecar {
	const annotations = (discontinuous ? [spans] : spans.map(span => [span])).map(
		(parts, index): Annotation => ({
			id: `a${index}`,
			type: 'note',
			...wordsAt(text, parts),
			fields: {},
			entry: { start: 0, end: 0 },
			valueSpans: {},
		}),
	);
	return { source: '', textHash: 'old', textLength: text.length, article: {}, annotations, problems: [] };
}

const resolve = (text: string, changed: string, phrases: readonly string[], previous?: string) =>
	resolveAnnotations(
		sidecarOf(
			text,
			phrases.map(phrase => spanOf(text, phrase)),
		),
		changed,
		changed === text ? 'old' : 'new',
		previous,
	);

function spanOf(text: string, phrase: string): Span {
	const start = text.indexOf(phrase);
	assert.ok(start >= 0, phrase);
	return { start, end: start + phrase.length };
}

const quoted = (text: string, resolved: Resolved | undefined) =>
	resolved?.at.map(({ start, end }) => text.slice(start, end)) ?? [];
const anchors = (resolved: readonly Resolved[]) => resolved.map(({ anchor }) => anchor);
const plain = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, '');
