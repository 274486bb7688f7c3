import assert from 'node:assert/strict';
import { yamlProblems } from '../../../../server/src/queries/yaml/problems';
import { type MiniCorpus, wordsAt } from '../../support/mini-corpus';
import { portVik, withChange, withSidecar } from './fixture';

const path = 'articles/a.txt.ann.yaml';

/** `code words`: each problem with the words that it is shown at. */
const found = (mini: MiniCorpus, file = path): readonly string[] =>
	yamlProblems(mini.corpus, file).map(({ code, range }) => `${code} ${wordsAt(mini, { path: file, range }).trim()}`);
const messages = (mini: MiniCorpus, file = path) => yamlProblems(mini.corpus, file).map(({ message }) => message);

describe('problems in annotation files', () => {
	it('are none where everything is in order', () => {
		for (const file of [path, 'actors.yaml', 'corpus.yaml', 'elsewhere.yaml'])
			assert.deepEqual(found(portVik(), file), []);
	});

	it('are ids that nobody has, at the id, with the one that was probably meant', () => {
		const mini = withSidecar(
			'  - id: x\n    type: stance\n    quote: toll\n    holder: lindt\n    target: Norland\n    stance: opose\n    topic: toll\n',
		);
		assert.deepEqual(found(mini), [
			'unknown-actor lindt',
			'unknown-actor Norland',
			'unknown-stance opose',
			'unknown-topic toll',
		]);
		const suggested = messages(mini).map(message => /Did you mean “(.*)”/.exec(message)?.[1]);
		assert.deepEqual(suggested, ['lind', 'norland', 'oppose', 'tolls']);
	});

	it('are ids inside a source and a list of codes', () => {
		const mini = withSidecar(
			'  - {id: x, type: claim, quote: toll, source: {actor: lind, via: nobody}}\n  - {id: y, type: code, quote: toll, codes: [law, lawn]}\n',
		);
		assert.deepEqual(found(mini), ['unknown-actor nobody', 'unknown-code lawn']);
		assert.match(messages(mini)[0] ?? '', /add the actor/);
	});

	it('are fields that the codebook requires, and those that a type is nothing without', () => {
		const mini = withSidecar(
			'  - {id: x, type: stance, quote: toll, holder: lind}\n  - {id: y, type: mention, quote: toll, actor: }\n',
		);
		assert.deepEqual(found(mini), ['missing-field stance', 'missing-field mention']);
		assert.match(messages(mini)[0] ?? '', /needs “target”, “stance”/);
	});

	it('are words that are no longer in the article, and words whose place is not certain', () => {
		const changed = {
			article: '\n%! articles/a.txt\nMarta Lind called the toll “a rather costly mistake” and blamed Norland.\n',
		};
		const mini = portVik({
			...changed,
			sidecar: `
%! ${path}
standpoint: 1
text: {sha256: ${'a'.repeat(64)}, length: 107}
annotations:
  - {id: s1, type: note, text: x, quote: the toll “a costly mistake” and blamed, at: [36, 71]}
  - {id: c1, type: note, text: x, quote: Nobody paid, at: [86, 97]}
`,
		});
		assert.deepEqual(found(mini), [
			'doubtful-anchor the toll “a costly mistake” and blamed',
			'quote-not-found Nobody paid',
		]);
	});

	it('point to the likeliest place of words whose place is not certain', () => {
		const article = '\n%! articles/a.txt\nMarta Lind called the toll “a rather costly mistake” and blamed Norland.\n';
		const entry = '  - {id: s1, type: note, text: x, quote: the toll “a costly mistake” and blamed, at: [36, 71]}\n';
		const sidecar = `\n%! ${path}\nstandpoint: 1\ntext: {sha256: ${'a'.repeat(64)}, length: 107}\nannotations:\n${entry}`;
		const mini = portVik({ article, sidecar });
		const [place] = yamlProblems(mini.corpus, path)[0]?.related ?? [];
		assert.equal(place?.path, 'articles/a.txt');
		const words = mini.texts.get('articles/a.txt')?.slice(place?.start, place?.end);
		assert.equal(words, 'the toll “a rather costly mistake” and blamed');
	});

	it('are no keys of one’s own, if the codebook requires them', () => {
		const settings = '\n%! corpus.yaml\nstandpoint: 1\ncodebook: {rules: {note: {require: [text, mood]}}}\n';
		const sidecar = `\n%! ${path}\nstandpoint: 1\nannotations:\n  - {id: n1, type: note, quote: toll, text: x, mood: grim, tone: low}\n`;
		assert.deepEqual(found(portVik({ settings, sidecar })), ['unknown-key tone']);
	});

	it('are files whose article is gone, once, at their first line', () => {
		const sidecar = `\n%! ${path}\nstandpoint: 1\nannotations: []\n`;
		const mini = portVik({ article: '\n%! articles/b.txt\nText.\n', sidecar });
		assert.deepEqual(found(mini), ['article-missing standpoint: 1']);
	});

	it('say where an id was used first', () => {
		const [problem] = yamlProblems(withSidecar('  - {id: s1, type: note, quote: toll, text: x}\n').corpus, path);
		assert.equal(problem?.code, 'duplicate-id');
		assert.equal(problem?.related?.[0]?.path, path);
	});

	it('are as serious as the corpus says', () => {
		const line = '  - {id: x, type: mention, quote: toll, actor: nobody}\n';
		const off = portVik({
			settings: '\n%! corpus.yaml\nstandpoint: 1\ndiagnostics: {unknown-actor: off}\n',
			sidecar: `\n%! ${path}\nstandpoint: 1\nannotations:\n${line}`,
		});
		assert.deepEqual(found(off), []);
	});

	it('let anything go where the codebook lists nothing', () => {
		const mini = portVik({
			settings: '\n%! corpus.yaml\nstandpoint: 1\n',
			sidecar: `\n%! ${path}\nstandpoint: 1\nannotations:\n  - {id: y, type: code, quote: toll, codes: [anything]}\n`,
		});
		assert.deepEqual(found(mini), []);
	});
});

describe('problems in files of actors and in corpus.yaml', () => {
	it('are those between entries as well', () => {
		assert.deepEqual(found(withChange('actors', 'part-of: norland', 'part-of: norway'), 'actors.yaml'), [
			'unknown-actor norway',
		]);
		assert.deepEqual(found(withChange('actors', 'name: Norland', 'name: Marta Lind'), 'actors.yaml'), [
			'alias-conflict Marta Lind',
		]);
	});

	it('are those of the settings', () => {
		assert.deepEqual(found(withChange('settings', 'support: 1', 'support: much'), 'corpus.yaml'), [
			'invalid-value much',
		]);
	});
});
