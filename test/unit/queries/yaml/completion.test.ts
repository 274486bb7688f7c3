import assert from 'node:assert/strict';
import fc from 'fast-check';
import { yamlCompletions } from '../../../../server/src/queries/yaml/completion';
import { indexLines, offsetAt } from '../../../../server/src/text/position';
import type { MiniCorpus } from '../../support/mini-corpus';
import { portVik, withChange, withSidecar } from './fixture';

const completed = (mini: MiniCorpus) => yamlCompletions(mini.corpus, mini.cursor.path, mini.cursor.position);
const labels = (mini: MiniCorpus) => completed(mini).map(({ label }) => label);

/** The file after taking a proposal. */
function taking(mini: MiniCorpus, label: string): string {
	const proposal = completed(mini).find(candidate => candidate.label === label);
	assert.ok(proposal, label);
	const text = mini.texts.get(mini.cursor.path) ?? '';
	const lines = indexLines(text);
	return (
		text.slice(0, offsetAt(lines, proposal.range.start)) +
		proposal.newText +
		text.slice(offsetAt(lines, proposal.range.end))
	);
}

describe('completion in annotation files', () => {
	for (const [title, line] of [
		['behind a key', '  - id: x\n    type: stance\n    holder: ▮'],
		['right behind the colon', '  - id: x\n    type: stance\n    holder:▮'],
		['in the middle of an id', '  - id: x\n    type: stance\n    holder: li▮\n    stance: oppose'],
		['in brackets', '  - {id: x, type: stance, holder: ▮}'],
		['in brackets that are not closed yet', '  - {id: x, type: stance, holder: l▮'],
		['in a source with several parts', '  - id: x\n    type: claim\n    source: {actor: ▮'],
	] as const) {
		it(`proposes the actors ${title}`, () => {
			assert.deepEqual(labels(withSidecar(line)), ['lind', 'reform', 'norland']);
		});
	}

	it('shows each actor’s name and kind, and finds it by any of its names', () => {
		const [lind] = completed(withSidecar('  - id: x\n    type: mention\n    actor: ▮'));
		assert.equal(lind?.detail, 'Marta Lind · person');
		assert.equal(lind?.filterText, 'lind Marta Lind the harbour minister');
	});

	it('replaces what is typed of a word, and puts a blank behind the colon', () => {
		assert.match(
			taking(withSidecar('  - id: x\n    holder: no▮\n    by: mara\n'), 'norland'),
			/holder: norland\n {4}by: mara/,
		);
		assert.match(taking(withSidecar('  - id: x\n    holder:▮'), 'norland'), /holder: norland$/m);
	});

	it('proposes stances, topics and codes of the codebook', () => {
		assert.deepEqual(labels(withSidecar('  - id: x\n    stance: ▮')), ['support', 'neutral', 'oppose']);
		assert.deepEqual(labels(withSidecar('  - id: x\n    topic: q▮')), ['tolls', 'quay', 'quay-wall']);
		assert.deepEqual(labels(withSidecar('  - id: x\n    codes: [money, ▮]')), ['law']);
		assert.deepEqual(labels(withSidecar('  - id: x\n    codes:\n      - money\n      - ▮')), ['law']);
	});

	it('proposes types, findings and the words for a source that is no actor', () => {
		assert.deepEqual(labels(withSidecar('  - id: x\n    type: s▮')), [
			'mention',
			'claim',
			'stance',
			'code',
			'note',
			'dismissed',
		]);
		assert.ok(labels(withSidecar('  - id: x\n    rule: ▮')).includes('unsourced-claim'));
		assert.deepEqual(labels(withSidecar('  - id: x\n    source: ▮')).slice(3), [
			'author',
			'anonymous',
			'common-knowledge',
			'none',
		]);
	});

	it('proposes the keys that an annotation of this type still lacks, required ones first', () => {
		const expected = ['holder', 'stance', 'topic', 'quote', 'at', 'prefix', 'suffix', 'by', 'created', 'origin'];
		assert.deepEqual(labels(withSidecar('  - id: x\n    type: stance\n    target: lind\n    ▮')), expected);
		assert.deepEqual(labels(withSidecar('  - id: x\n    type: stance\n    target: lind\n    ho▮')), expected);
		assert.deepEqual(labels(withSidecar('  - {id: x, type: stance, target: lind, ▮}')), expected);
	});

	it('proposes the first key behind a dash, with its colon', () => {
		const mini = withSidecar('  - ▮');
		assert.equal(labels(mini)[0], 'id');
		assert.match(taking(mini, 'id'), / {2}- id: $/m);
		assert.doesNotMatch(taking(withSidecar('  - id: x\n    ho▮: lind'), 'holder'), /holder: :/);
	});

	it('proposes keys at the top and in the article’s own fields', () => {
		assert.deepEqual(labels(withSidecar('▮')), ['article']);
		assert.deepEqual(labels(withSidecar('article: {title: x, ▮}')), ['author', 'outlet', 'date', 'url', 'genre']);
		assert.deepEqual(labels(withSidecar('article:\n  genre: ▮')), ['news', 'opinion']);
	});

	it('proposes nothing in words from the article, in comments and in notes', () => {
		for (const line of ['  - id: x\n    quote: No▮', '  - id: x # ho▮', '  - id: x\n    text: |\n      holder: ▮']) {
			assert.deepEqual(labels(withSidecar(line)), [], line);
		}
	});
});

describe('completion in files of actors and in corpus.yaml', () => {
	it('proposes kinds, affiliations and whom an office belongs to', () => {
		assert.ok(labels(withChange('actors', 'kind: person', 'kind: ▮')).includes('organisation'));
		assert.deepEqual(labels(withChange('actors', 'part-of: reform', 'part-of: ▮')), ['lind', 'reform', 'norland']);
		assert.deepEqual(labels(withChange('actors', 'of: norland, from', 'of: ▮, from')), ['lind', 'reform', 'norland']);
	});

	it('proposes the keys that an actor or an office lacks', () => {
		assert.deepEqual(labels(withChange('actors', '    kind: state\n', '    ▮\n')), [
			...['kind', 'aliases', 'adjectives', 'roles', 'part-of', 'wikidata', 'note'],
		]);
		assert.deepEqual(labels(withChange('actors', ', from: 2001-01-01', ', ▮')), ['from', 'to']);
	});

	it('proposes the findings and how serious they can be', () => {
		assert.deepEqual(labels(withChange('settings', 'name: Port Vik', 'diagnostics: {vague-source: ▮}')), [
			...['error', 'warning', 'information', 'hint', 'off'],
		]);
		const rules = labels(withChange('settings', 'name: Port Vik', 'diagnostics: {vague-source: off, ▮}'));
		assert.ok(rules.includes('unsourced-claim') && !rules.includes('vague-source'));
	});

	it('proposes nothing where a new id is to be made up', () => {
		assert.deepEqual(labels(withChange('actors', '  lind:', '  li▮nd:')), []);
		assert.deepEqual(labels(withChange('settings', 'stances: {support', 'stances: {▮support')), []);
	});

	it('gives an answer at every place of any text', () => {
		const scraps = fc.constantFrom(
			'annotations:\n',
			'  - ',
			'id: a\n',
			'    ',
			'holder: ',
			'"',
			"'",
			'[',
			']',
			'{',
			'}',
			', ',
			': ',
			'\n',
			'|\n',
			'# ',
			'actors:\n',
			'&a ',
			'😀',
		);
		fc.assert(
			fc.property(
				fc.array(scraps, { maxLength: 30 }),
				fc.constantFrom('sidecar', 'actors', 'settings'),
				fc.nat(),
				(parts, file, nat) => {
					const text = parts.join('').replace(/^%!|▮/gm, '');
					const path = { sidecar: 'articles/a.txt.ann.yaml', actors: 'actors.yaml', settings: 'corpus.yaml' }[
						file
					] as string;
					const { corpus } = portVik({ [file]: `\n%! ${path}\n${text}\n` });
					const line = nat % (text.split('\n').length + 1);
					for (const character of [0, 2, 4, 7, 12]) yamlCompletions(corpus, path, { line, character });
				},
			),
			{ numRuns: 60 },
		);
	});
});
