import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
	annotatorsOf,
	articlesOfBoth,
	compareLayers,
	type Difference,
} from '../../../../server/src/queries/layers/compare';
import { annotated, path } from './two-annotators';

const compare = (mara: readonly string[], jonas: readonly string[], shared?: string) =>
	compareLayers(annotated({ mara, jonas, shared }).corpus, path, 'mara', 'jonas');

/** `m1/j1 stance extent`: who differ, and in what. */
const short = ({ a, b, fields, extent }: Difference) =>
	[`${a?.annotation.id ?? '-'}/${b?.annotation.id ?? '-'}`, ...fields, ...(extent ? ['extent'] : [])].join(' ');
const differences = (...given: Parameters<typeof compare>) => compare(...given).differences.map(short);

const oppose = 'holder: lind; target: brandt; stance: oppose';

describe('comparing two annotators', () => {
	it('pairs that say the same of the same words agree', () => {
		const { differences, agreed } = compare(
			[`m1 stance | shameless | ${oppose}`],
			[`j1 stance | shameless | ${oppose}`],
		);
		assert.deepEqual(differences, []);
		assert.equal(agreed, 1);
	});

	it('names the fields in which a pair differs', () => {
		const other = 'holder: lind; target: vik; stance: neutral; topic: levy';
		assert.deepEqual(differences([`m1 stance | shameless | ${oppose}`], [`j1 stance | shameless | ${other}`]), [
			'm1/j1 stance target topic',
		]);
	});

	it('says where the words differ, but not for a mark or a blank at their end', () => {
		assert.deepEqual(
			differences([`m1 stance | a blunder | ${oppose}`], [`j1 stance | a blunder and a scandal | ${oppose}`]),
			['m1/j1 extent'],
		);
		assert.deepEqual(
			differences(
				['m1 claim | Nobody has seen a bill | source: none'],
				['j1 claim | Nobody has seen a bill. | source: none'],
			),
			[],
		);
	});

	it('what only one annotated stands alone, by position', () => {
		assert.deepEqual(
			differences(
				['m1 claim | Nobody has seen a bill. | source: none'],
				[`j1 stance | It is a triumph | ${oppose}`, 'j2 code | scandal | codes: irony'],
			),
			['-/j2', '-/j1', 'm1/-'],
		);
	});

	it('annotations of different types are not compared with each other', () => {
		assert.deepEqual(differences([`m1 stance | shameless | ${oppose}`], ['j1 code | shameless | codes: irony']), [
			'm1/-',
			'-/j1',
		]);
	});

	it('two stances on one passage are paired by holder and target before they are paired by words', () => {
		const back = 'holder: brandt; target: lind; stance: oppose';
		assert.deepEqual(
			differences(
				[`m1 stance | a blunder and a scandal | ${oppose}`, `m2 stance | a blunder | ${back}`],
				[`j1 stance | a blunder and a scandal | ${back}`, `j2 stance | a blunder | ${oppose}`],
			),
			['m1/j2 extent', 'm2/j1 extent'],
		);
	});

	it('of several that overlap, the one with the most common words is the partner, and each has one partner', () => {
		assert.deepEqual(
			differences(
				['m1 claim | Nobody has seen a bill. | source: none'],
				['j1 claim | crowns. Nobody | source: none', 'j2 claim | Nobody has seen a bill. The quay | source: none'],
			),
			['-/j1', 'm1/j2 extent'],
		);
	});

	it('a claim from a document, from an actor and through another differ; the order of codes does not count', () => {
		const claim = (id: string, source: string) => `${id} claim | Nobody has seen a bill. | source: ${source}`;
		assert.deepEqual(differences([claim('m1', 'lind')], [claim('j1', '{actor: lind, via: vik}')]), ['m1/j1 source']);
		assert.deepEqual(differences([claim('m1', 'none')], [claim('j1', '{document: Report 7}')]), ['m1/j1 source']);
		const code = (id: string, codes: string) => `${id} code | scandal | codes: [${codes}]`;
		assert.deepEqual(differences([code('m1', 'irony, frame')], [code('j1', 'frame, irony')]), []);
		assert.deepEqual(differences([code('m1', 'irony')], [code('j1', 'frame, irony')]), ['m1/j1 codes']);
	});

	it('notes and dismissals are no codings, and what lies in doubt is counted and not compared', () => {
		const { differences, uncertain } = compare(
			['m1 note | scandal | text: really?', 'm2 dismissed | Nobody has seen a bill. | rule: unsourced-claim'],
			['j1 note | blunder | text: no'],
		);
		assert.deepEqual([differences, uncertain], [[], 0]);
		const { corpus } = annotated({ mara: [`m1 stance | shameless | ${oppose}`], jonas: [] });
		const [record] = (corpus.sidecars.get(path) ?? []).filter(({ layer }) => layer === 'mara');
		assert.ok(record);
		const resolved = record.resolved.map(one => ({ ...one, anchor: 'doubtful' as const }));
		const edit = corpus.sidecars.edit();
		edit.set(path, [{ ...record, resolved }]);
		const doubted = compareLayers({ ...corpus, sidecars: edit.finish() }, path, 'mara', 'jonas');
		assert.deepEqual([doubted.differences, doubted.uncertain], [[], 1]);
	});

	it('what was adjudicated is not shown again, half of a pair alone is', () => {
		const [mara, jonas] = [
			[`m1 stance | shameless | ${oppose}`],
			['j1 stance | shameless | holder: lind; stance: support'],
		];
		const decided = (fields: string) =>
			`standpoint: 1\nannotations:\n  - id: s1\n    type: dismissed\n    quote: shameless\n    ${fields}`;
		assert.equal(compare(mara, jonas, decided('instead-of: [mara m1, jonas j1]')).decided, 1);
		assert.deepEqual(differences(mara, jonas, decided('instead-of: [mara m1, jonas j1]')), []);
		assert.deepEqual(differences(mara, jonas, decided('from: mara m1\n    instead-of: jonas j1')), []);
		assert.deepEqual(differences(mara, jonas, decided('instead-of: jonas j1')), ['m1/j1 stance target']);
	});

	it('only articles that both have annotated are compared', () => {
		const both = annotated({
			mara: ['m1 claim | scandal | source: none'],
			jonas: ['j1 claim | scandal | source: none'],
		});
		assert.deepEqual(annotatorsOf(both.corpus), ['jonas', 'mara']);
		assert.deepEqual(articlesOfBoth(both.corpus, 'mara', 'jonas'), [path]);
		const one = annotated({ mara: ['m1 claim | scandal | source: none'], jonas: [] });
		assert.deepEqual(articlesOfBoth(one.corpus, 'mara', 'jonas'), []);
	});

	it('every annotation is in one pair or alone, and exchanging the annotators exchanges the sides', () => {
		const words = ['shameless', 'a blunder', 'a blunder and a scandal', 'scandal', 'blunder and a'];
		const entry = fc.record({ words: fc.constantFrom(...words), holder: fc.constantFrom('lind', 'brandt') });
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 6 }), fc.array(entry, { maxLength: 6 }), (of, from) => {
				const write = (list: typeof of, letter: string) =>
					list.map(({ words, holder }, k) => `${letter}${k} stance | ${words} | holder: ${holder}; stance: oppose`);
				const { corpus } = annotated({ mara: write(of, 'm'), jonas: write(from, 'j') });
				const [there, back] = [
					compareLayers(corpus, path, 'mara', 'jonas'),
					compareLayers(corpus, path, 'jonas', 'mara'),
				];
				const sides = there.differences.flatMap(({ a, b }) => [a, b]).filter(one => one !== undefined);
				assert.equal(new Set(sides).size, sides.length);
				assert.equal(sides.length + 2 * there.agreed, of.length + from.length);
				assert.deepEqual([back.agreed, back.differences.length], [there.agreed, there.differences.length]);
			}),
			{ numRuns: 60 },
		);
	});

	it('thousands of annotations on one passage are compared all the same', () => {
		const many = (letter: string) =>
			Array.from({ length: 1500 }, (_, k) => `${letter}${k} stance | a blunder and a scandal | ${oppose}`);
		assert.equal(compare(many('m'), many('j')).agreed + compare(many('m'), many('j')).differences.length > 0, true);
	});
});
