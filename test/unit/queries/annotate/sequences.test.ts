import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeAnnotation, createAnnotations, removeAnnotation } from '../../../../server/src/queries/annotate/write';
import type { Span } from '../../../../server/src/text/span';
import type { MiniCorpus } from '../../support/mini-corpus';
import { affair, annotationsIn, applied, article, chance, shared, textOf, withArticle, wordsOf } from './affair';

const sidecar = `%! ${shared}
standpoint: 1
text: {sha256: now, length: 5}
# Above the list.
annotations:
  # Above the first one.
  - id: aaaaaa
    type: stance
    quote: an enormous mistake
    at: here
    holder: brandt # behind a field
    mood: sour
`;

/** What a person does, as numbers that are made to fit whatever there is. */
const steps = fc.array(
	fc.record({
		what: fc.constantFrom('create', 'create', 'change', 'move', 'retype', 'delete', 'edit'),
		which: fc.nat(50),
		start: fc.nat(600),
		length: fc.integer({ min: 1, max: 40 }),
	}),
	{ minLength: 1, maxLength: 14 },
);

describe('any sequence of creating, changing and deleting', () => {
	it('keeps every annotation exactly once, at its words, with all comments', () => {
		fc.assert(
			fc.property(steps, fc.integer({ min: 1, max: 1e6 }), (list, seed) => {
				const random = chance(seed);
				let mini: MiniCorpus = affair(sidecar);
				/** The words of each annotation, by id. */
				const expected = new Map([['aaaaaa', 'an enormous mistake']]);
				const others = () => [...expected.keys()].filter(id => id !== 'aaaaaa');
				for (const { what, which, start, length } of list) {
					const text = textOf(mini);
					const span = wordSpan(text, start % text.length, length);
					const id = others()[which % Math.max(1, others().length)];
					const target = id === undefined ? undefined : { path: article, sidecar: shared, id };
					if (what === 'create') {
						const written = createAnnotations(mini.corpus, {
							path: article,
							type: 'note',
							places: [[span]],
							fields: { text: `Note: ${which}` },
							random,
						});
						assert.ok('ids' in written);
						mini = applied(mini, written);
						expected.set(written.ids[0] as string, wordsOf(mini, [span]));
					} else if (what === 'edit') mini = withArticle(mini, `Updated ${which}.\n\n${text}`);
					else if (!target) continue;
					else if (what === 'delete') {
						mini = applied(mini, removeAnnotation(mini.corpus, target));
						expected.delete(target.id);
					} else {
						const change =
							what === 'move'
								? { spans: [span] }
								: what === 'retype'
									? ({ type: 'code', fields: { codes: 'irony' } } as const)
									: { fields: { origin: 'suggestion' } };
						mini = applied(mini, changeAnnotation(mini.corpus, target, change));
						if (what === 'move') expected.set(target.id, wordsOf(mini, [span]));
					}
					hold(mini, expected);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

function hold(mini: MiniCorpus, expected: ReadonlyMap<string, string>): void {
	const resolved = mini.corpus.sidecars.get(article)?.[0]?.resolved ?? [];
	const found = resolved.map(({ annotation, at }) => [annotation.id, wordsOf(mini, at)]);
	assert.deepEqual(found.sort(), [...expected].sort());
	for (const { annotation, anchor } of resolved) assert.match(anchor, /^(exact|moved)$/, annotation.id);
	const source = textOf(mini, shared);
	for (const comment of ['# Above the list.', '# Above the first one.', '# behind a field', 'mood: sour'])
		assert.equal(source.split(comment).length, 2, comment);
	assert.equal(annotationsIn(mini).length, expected.size);
}

/** Whole words, so that an annotation says enough to be told from others. */
function wordSpan(text: string, start: number, length: number): Span {
	const words = [...text.matchAll(/\S+/g)];
	const first = words.findIndex(({ index }) => index >= start);
	const from = words[first < 0 ? words.length - 1 : first] as RegExpExecArray;
	const last = words.filter(({ index }) => index < from.index + length).at(-1) ?? from;
	return { start: from.index, end: last.index + last[0].length };
}
