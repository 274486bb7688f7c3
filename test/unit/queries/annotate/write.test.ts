import assert from 'node:assert/strict';
import { changeAnnotation, createAnnotations, removeAnnotation } from '../../../../server/src/queries/annotate/write';
import type { MiniCorpus } from '../../support/mini-corpus';
import {
	affair,
	annotationsIn,
	applied,
	article,
	chance,
	hashOf,
	shared,
	spanOfWords,
	textOf,
	withArticle,
	wordsOf,
} from './affair';

const sidecar = `%! ${shared}
standpoint: 1
text: {sha256: now, length: 5}
# Read by both of us.
annotations:
  # The clearest one.
  - id: aaaaaa
    type: stance
    quote: an enormous mistake
    at: here
    holder: brandt
    target: lind
    stance: oppose
    certainty: high # not in the format
    by: mara
  - id: bbbbbb
    type: claim
    quote: Lind had never seen the piers
    at: here
    source: brandt
`;
const stance = (mini: MiniCorpus, words: string, fields = {}) =>
	createAnnotations(mini.corpus, {
		path: article,
		type: 'stance',
		places: [[spanOfWords(mini, words)]],
		fields: { holder: 'lind', target: 'reform', stance: 'oppose', ...fields },
		random: chance(),
	});
const which = (id: string) => ({ path: article, sidecar: shared, id });
const anchors = ({ corpus }: MiniCorpus) =>
	(corpus.sidecars.get(article) ?? []).flatMap(({ resolved }) => resolved.map(({ anchor }) => anchor));

describe('making an annotation', () => {
	it('makes the annotation file where there is none', () => {
		const mini = affair();
		const made = applied(mini, stance(mini, 'a disgrace', { by: 'mara', created: '2024-06-10' }));
		const id = annotationsIn(made)[0]?.id;
		const { start, end } = spanOfWords(mini, 'a disgrace');
		assert.equal(
			textOf(made, shared),
			`standpoint: 1
text: {sha256: ${hashOf(mini)}, length: ${textOf(mini).length}}
annotations:
  - id: ${id}
    type: stance
    quote: "a disgrace"
    at: [${start}, ${end}]
    holder: lind
    target: reform
    stance: oppose
    by: mara
    created: 2024-06-10
`,
		);
		assert.deepEqual(anchors(made), ['exact']);
	});

	it('writes to the file of the annotator', () => {
		const mini = affair();
		const made = createAnnotations(mini.corpus, {
			path: article,
			layer: 'mara',
			type: 'note',
			places: [[spanOfWords(mini, 'a disgrace')]],
			fields: { text: 'Strong words.' },
			random: chance(),
		});
		assert.ok('changes' in made);
		assert.equal(made.changes[0]?.path, `${article}.mara.ann.yaml`);
	});

	it('puts it where it belongs, and keeps comments and unknown keys', () => {
		const mini = affair(sidecar);
		const made = applied(mini, stance(mini, 'a disgrace'));
		assert.deepEqual(
			annotationsIn(made).map(({ quote }) => quote[0]),
			['a disgrace', 'an enormous mistake', 'Lind had never seen the piers'],
		);
		for (const line of textOf(mini, shared).split('\n')) assert.ok(textOf(made, shared).includes(line), line);
	});

	it('notes the surroundings of words that stand in several places', () => {
		const mini = affair();
		const made = applied(mini, stance(mini, 'the dredging'));
		assert.ok(annotationsIn(made)[0]?.prefix?.endsWith('defended '));
	});

	it('makes several at once, and discontinuous ones', () => {
		const mini = affair();
		const made = createAnnotations(mini.corpus, {
			path: article,
			type: 'mention',
			places: [[spanOfWords(mini, 'the piers')], [spanOfWords(mini, 'a disgrace'), spanOfWords(mini, 'not have it')]],
			fields: { actor: 'reform' },
			random: chance(),
		});
		const [first, second] = annotationsIn(applied(mini, made));
		assert.deepEqual(first?.quote, ['a disgrace', 'not have it']);
		assert.deepEqual(second?.quote, ['the piers']);
	});

	it('brings all positions to the edited text in the same change', () => {
		const mini = affair(sidecar);
		const edited = withArticle(mini, `Updated at noon.\n\n${textOf(mini)}`);
		assert.deepEqual(anchors(edited), ['moved', 'moved']);
		const made = applied(edited, stance(edited, 'a disgrace'));
		assert.deepEqual(anchors(made), ['exact', 'exact', 'exact']);
		assert.match(textOf(made, shared), new RegExp(`sha256: ${hashOf(edited)}`));
	});

	it('does not make a doubtful place certain', () => {
		const mini = affair(sidecar);
		const edited = withArticle(
			mini,
			textOf(mini).replace('Lind had never seen the piers', 'she had never visited those piers'),
		);
		const before = anchors(edited);
		assert.ok(before.includes('doubtful') || before.includes('orphaned'), String(before));
		const made = applied(edited, stance(edited, 'a disgrace'));
		const states = new Map(
			(made.corpus.sidecars.get(article)?.[0]?.resolved ?? []).map(({ annotation, anchor }) => [
				annotation.quote[0],
				anchor,
			]),
		);
		assert.equal(states.get('a disgrace'), 'exact');
		assert.equal(states.get('an enormous mistake'), 'exact');
		assert.equal(states.get('Lind had never seen the piers'), before[1]);
	});

	it('refuses where the file cannot be read as YAML', () => {
		const mini = affair(`%! ${shared}\nannotations: [{id: a\n`);
		assert.ok('refused' in stance(mini, 'a disgrace'));
	});
});

describe('changing an annotation', () => {
	const mini = affair(sidecar);

	it('sets and removes fields, and leaves all else as it stands', () => {
		const changed = applied(
			mini,
			changeAnnotation(mini.corpus, which('aaaaaa'), { fields: { stance: 'neutral', by: undefined } }),
		);
		assert.equal(
			textOf(changed, shared),
			textOf(mini, shared).replace('stance: oppose', 'stance: neutral').replace('    by: mara\n', ''),
		);
	});

	it('takes the fields of the old type out with it', () => {
		const changed = applied(
			mini,
			changeAnnotation(mini.corpus, which('aaaaaa'), { type: 'note', fields: { text: 'Hm.' } }),
		);
		const [note] = annotationsIn(changed);
		assert.deepEqual(Object.keys(note?.fields ?? {}), ['id', 'type', 'quote', 'at', 'text', 'certainty', 'by']);
	});

	it('gives it other words, and another place in the file where they stand behind those of others', () => {
		const spans = [spanOfWords(mini, 'Petra Holm agreed')];
		const changed = applied(mini, changeAnnotation(mini.corpus, which('aaaaaa'), { spans }));
		assert.deepEqual(
			annotationsIn(changed).map(({ id }) => id),
			['bbbbbb', 'aaaaaa'],
		);
		assert.deepEqual(anchors(changed), ['exact', 'exact']);
		assert.match(textOf(changed, shared), /# The clearest one\.\n {2}- id: aaaaaa/);
	});

	it('accepts the proposed place of a doubtful one with the words that stand there', () => {
		const edited = withArticle(mini, textOf(mini).replace('an enormous mistake', 'quite an enormous error'));
		const [placed] = edited.corpus.sidecars.get(article)?.[0]?.resolved ?? [];
		assert.equal(placed?.anchor, 'doubtful');
		const changed = applied(edited, changeAnnotation(edited.corpus, which('aaaaaa'), { accept: true }));
		assert.deepEqual(anchors(changed), ['exact', 'exact']);
		assert.equal(annotationsIn(changed)[0]?.quote[0], wordsOf(edited, placed.at));
	});

	it('refuses what is gone', () => {
		assert.ok('refused' in changeAnnotation(mini.corpus, which('zzzzzz'), { fields: {} }));
		const edited = withArticle(mini, 'Nothing is left.\n');
		assert.ok('refused' in changeAnnotation(edited.corpus, which('aaaaaa'), { accept: true }));
	});
});

describe('deleting an annotation', () => {
	it('leaves the others and all comments', () => {
		const mini = affair(sidecar);
		const deleted = applied(mini, removeAnnotation(mini.corpus, which('bbbbbb')));
		assert.deepEqual(
			annotationsIn(deleted).map(({ id }) => id),
			['aaaaaa'],
		);
		assert.ok(textOf(mini, shared).startsWith(textOf(deleted, shared)));
	});

	it('brings the others to the edited text once the doubtful one is gone', () => {
		const mini = affair(sidecar);
		const edited = withArticle(
			mini,
			`Updated.\n\n${textOf(mini).replace('an enormous mistake', 'quite an enormous error')}`,
		);
		const deleted = applied(edited, removeAnnotation(edited.corpus, which('aaaaaa')));
		assert.deepEqual(anchors(deleted), ['exact']);
	});
});
