import assert from 'node:assert/strict';
import { addActors, addAlias } from '../../../../server/src/queries/annotate/actor-entries';
import { addTerm } from '../../../../server/src/queries/annotate/codebook-entries';
import { articleFixes, type Fix, sidecarFixes } from '../../../../server/src/queries/annotate/fixes';
import { occurrencesOf } from '../../../../server/src/queries/annotate/occurrences';
import { createAnnotations } from '../../../../server/src/queries/annotate/write';
import { problemsOf } from '../../../../server/src/queries/problems';
import { type MiniCorpus, miniCorpus } from '../../support/mini-corpus';
import {
	affair,
	annotationsIn,
	applied,
	article,
	chance,
	cursorIn,
	shared,
	spanOfWords,
	textOf,
	withArticle,
} from './affair';

const hand = { stamp: { created: '2024-06-10' }, random: chance(), asks: true };
const titled = (fixes: readonly Fix[], title: RegExp): Fix => {
	const found = fixes.find(fix => title.test(fix.title));
	assert.ok(found, `${title} among ${fixes.map(fix => fix.title).join(', ')}`);
	return found;
};
const run = (mini: MiniCorpus, { does }: Fix): MiniCorpus => {
	assert.ok('changes' in does);
	const answer = does.changes();
	assert.ok('changes' in answer);
	return applied(mini, answer);
};
/** Whether the sentence about the costs is reported as a claim without a source. */
const isReported = (mini: MiniCorpus): boolean => {
	const { start } = cursorIn(mini, '412 million');
	const found = problemsOf(mini.corpus, article).filter(({ code }) => code === 'unsourced-claim');
	return found.some(problem => problem.start <= start && start <= problem.end);
};

describe('what can be done about a claim without a source', () => {
	const mini = affair();
	const fixes = articleFixes(mini.corpus, article, cursorIn(mini, '412 million'), hand);

	it('is to attribute it to a likely source, which settles it', () => {
		assert.ok(isReported(mini));
		const done = run(mini, titled(fixes, /^Attribute to Marta Lind/));
		assert.deepEqual(annotationsIn(done)[0]?.fields.source, 'lind');
		assert.equal(annotationsIn(done)[0]?.origin, 'suggestion');
		assert.ok(!isReported(done));
	});

	it('is to say that it needs none, or is no claim', () => {
		for (const title of [/^The author’s own view$/, /^Common knowledge$/, /^Not a claim/]) {
			assert.ok(!isReported(run(mini, titled(fixes, title))), String(title));
		}
	});

	it('is offered without questions where the editor cannot ask', () => {
		const silent = articleFixes(mini.corpus, article, cursorIn(mini, '412 million'), { ...hand, asks: false });
		assert.ok(silent.length >= 4);
		assert.ok(silent.every(({ does }) => 'changes' in does));
	});
});

describe('what can be done with names', () => {
	const mini = affair();

	it('is to add one that nobody has to the actors, or to another’s names', () => {
		const fixes = articleFixes(mini.corpus, article, cursorIn(mini, 'Petra Holm'), hand);
		const done = run(mini, titled(fixes, /^Add “Petra Holm” to the actors$/));
		assert.ok(textOf(done, 'actors.yaml').startsWith(textOf(mini, 'actors.yaml').trimEnd()));
		assert.equal(done.corpus.registry.actors.get('holm')?.name, 'Petra Holm');
	});

	it('keeps the form in which aliases are written', () => {
		const forms: readonly (readonly [string, string])[] = [
			['aliases: [Lind]', 'aliases: [Lind, M. Lind]'],
			['aliases: Lind', 'aliases: [Lind, M. Lind]'],
			['aliases: []', 'aliases: [M. Lind]'],
			['aliases: # none yet', 'aliases: [M. Lind] # none yet'],
			['aliases:\n      - Lind # short', 'aliases:\n      - Lind # short\n      - M. Lind'],
			['note: Hm. # so', 'aliases: [M. Lind]\n    note: Hm. # so'],
		];
		for (const [before, after] of forms) {
			const source = (fields: string) =>
				`actors:\n  lind:\n    name: Marta Lind\n    kind: person # she\n    ${fields}\n`;
			const { corpus, texts } = miniCorpus('');
			const one = applied(
				{ corpus, texts, cursor: { path: '', position: { line: 0, character: 0 } }, marked: [] },
				{ changes: [{ path: 'actors.yaml', isNew: true, edits: [{ range: start, newText: source(before) }] }] },
			);
			const added = addAlias(one.corpus, 'lind', 'M. Lind');
			assert.ok('change' in added);
			assert.equal(textOf(applied(one, { changes: [added.change] }), 'actors.yaml'), source(after));
		}
	});

	it('makes the file of actors where there is none, and ids that are free', () => {
		const empty = miniCorpus('');
		const added = addActors(empty.corpus, [
			{ name: 'Ada Lund', kind: 'person' },
			{ name: 'Per Lund', kind: 'person' },
			{ name: 'None', kind: 'other' },
		]);
		assert.ok('change' in added);
		assert.deepEqual(added.ids, ['lund', 'per-lund', 'none-2']);
		const registry = applied(empty, { changes: [added.change] }).corpus.registry;
		assert.deepEqual(
			[...registry.actors.values()].map(({ name }) => name),
			['Ada Lund', 'Per Lund', 'None'],
		);
	});

	it('adds to actors in braces and to an empty list', () => {
		for (const source of ['actors: {}\n', 'actors:\n', '# nobody\n', 'actors: {a: {name: A, kind: other}}\n']) {
			const mini = miniCorpus(`%! actors.yaml\n${source}`);
			const added = addActors(mini.corpus, [{ name: 'Ada Lund', kind: 'person' }]);
			assert.ok('change' in added, source);
			const after = applied(mini, { changes: [added.change] });
			assert.equal(after.corpus.registry.actors.get('lund')?.name, 'Ada Lund', textOf(after, 'actors.yaml'));
		}
	});
});

describe('what can be done with an annotation that lost its words', () => {
	const mini = affair(`%! ${shared}
standpoint: 1
text: {sha256: now, length: 5}
annotations:
  - id: aaaaaa
    type: stance
    quote: an enormous mistake
    at: here
    holder: brand
    target: lind
    stance: oppose
`);
	const at = (text: string, words: string) => ({ start: text.indexOf(words) + 1, end: text.indexOf(words) + 1 });

	it('is to accept the proposed place, from the article and from the file', () => {
		const edited = withArticle(mini, textOf(mini).replace('an enormous mistake', 'quite an enormous error'));
		const here = articleFixes(edited.corpus, article, cursorIn(edited, 'enormous error'), hand);
		const there = sidecarFixes(edited.corpus, shared, at(textOf(edited, shared), 'an enormous'), hand);
		for (const fixes of [here, there]) {
			const done = run(edited, titled(fixes, /^Accept the proposed place/));
			assert.equal(done.corpus.sidecars.get(article)?.[0]?.resolved[0]?.anchor, 'exact');
		}
	});

	it('is to drop it, or to select other words', () => {
		const edited = withArticle(mini, 'Nothing is left.\n');
		const fixes = sidecarFixes(edited.corpus, shared, at(textOf(edited, shared), 'an enormous'), hand);
		assert.deepEqual(annotationsIn(run(edited, titled(fixes, /^Drop/))), []);
		assert.ok('asks' in titled(fixes, /words selected in the article/).does);
	});

	it('is to correct an actor that nobody has, or to add it', () => {
		const fixes = sidecarFixes(mini.corpus, shared, at(textOf(mini, shared), 'brand\n'), hand);
		assert.match(textOf(run(mini, titled(fixes, /^Change to “brandt”/)), shared), /holder: brandt\n/);
		assert.ok(run(mini, titled(fixes, /^Add the actor “brand”/)).corpus.registry.actors.has('brand'));
	});
});

describe('a topic that the codebook does not have', () => {
	const withTopics = (topics: string) =>
		miniCorpus(`%! corpus.yaml\nstandpoint: 1\ncodebook:\n  ${topics}\n  # the end\n`);
	const ids = ({ corpus }: MiniCorpus) => corpus.file.settings.codebook.topics.map(({ id }) => id);

	it('is added to the list in its form, with comments kept', () => {
		for (const topics of [
			'topics: [dredging, ferries]',
			'topics:\n    - dredging # old\n    - {id: ferries, label: Ferries}',
			'topics:\n  - dredging\n  - id: ferries\n    label: Ferries',
		]) {
			const mini = withTopics(topics);
			const added = addTerm(mini.corpus, 'topics', 'Old Piers');
			assert.ok('change' in added && added.change);
			const after = applied(mini, { changes: [added.change] });
			assert.deepEqual(ids(after), ['dredging', 'ferries', 'old-piers']);
			assert.ok(textOf(after, 'corpus.yaml').includes('# the end'));
		}
	});

	it('needs no entry where anything goes, or where it is there', () => {
		assert.deepEqual(addTerm(withTopics('topics: []').corpus, 'topics', 'piers'), { id: 'piers' });
		assert.deepEqual(addTerm(withTopics('topics: [piers]').corpus, 'topics', 'Piers'), { id: 'piers' });
	});
});

describe('all places of a phrase', () => {
	const mini = affair();
	const places = (words: string) =>
		occurrencesOf(mini.corpus, article, spanOfWords(mini, words)).map(place => `${place.before}[${place.words}]`);

	it('are those where it stands as whole words, in any case', () => {
		assert.deepEqual(places('the dredging'), [
			'Marta Lind defended [the dredging]',
			'Oskar Brandt said that [the dredging]',
		]);
		assert.equal(places('Lind').length, 3);
		assert.equal(places('ill').length, 0);
	});

	it('tell which are annotated already', () => {
		const spans = [spanOfWords(mini, 'Lind', 1)];
		const written = createAnnotations(mini.corpus, {
			path: article,
			type: 'mention',
			places: [spans],
			fields: { actor: 'lind' },
			random: chance(),
		});
		const { corpus } = applied(mini, written);
		const found = occurrencesOf(corpus, article, spanOfWords(mini, 'Lind'));
		assert.deepEqual(
			found.map(({ annotated }) => annotated),
			[false, true, false],
		);
	});
});

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
