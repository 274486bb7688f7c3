import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';

const source = `standpoint: 1
name: The harbour dispute
language: en
articles: ["texts/*.txt"]
genre: news
codebook:
  stances: {support: 1, neutral: 0, oppose: -1}
  topics: [dredging, {id: money, label: Who pays, children: [grant, {id: tax, children: [levy]}]}]
  codes: [irony, {id: frame, children: [threat]}]
  rules: {stance: {require: [holder, target]}}
diagnostics: {unsourced-claim: error, vague-source: off}
`;

const problems = (text: string) =>
	readCorpusSettings(text).problems.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);

describe('Reading corpus.yaml', () => {
	it('gives the settings', () => {
		const { settings, problems: found } = readCorpusSettings(source);
		assert.deepEqual(found, []);
		assert.equal(settings.name, 'The harbour dispute');
		assert.deepEqual(settings.articles, ['texts/*.txt']);
		assert.equal(settings.genre, 'news');
		assert.deepEqual(settings.codebook.stances, [
			{ id: 'support', value: 1 },
			{ id: 'neutral', value: 0 },
			{ id: 'oppose', value: -1 },
		]);
		assert.deepEqual([...settings.codebook.required], [['stance', ['holder', 'target']]]);
		assert.deepEqual(
			[...settings.diagnostics],
			[
				['unsourced-claim', 'error'],
				['vague-source', 'off'],
			],
		);
	});

	it('flattens nested topics, each with its parent', () => {
		const { settings, places } = readCorpusSettings(source);
		assert.deepEqual(
			settings.codebook.topics.map(({ id, parent, label }) => [id, parent, label]),
			[
				['dredging', undefined, undefined],
				['money', undefined, 'Who pays'],
				['grant', 'money', undefined],
				['tax', 'money', undefined],
				['levy', 'tax', undefined],
			],
		);
		const levy = places.topics.get('levy');
		assert.equal(source.slice(levy?.start, levy?.end), 'levy');
		assert.deepEqual([...places.codes.keys()], ['irony', 'frame', 'threat']);
		assert.deepEqual([...places.stances.keys()], ['support', 'neutral', 'oppose']);
	});

	it('has a default for everything but the file itself', () => {
		const { settings, problems: found } = readCorpusSettings('');
		assert.deepEqual(found, []);
		assert.equal(settings.language, 'en');
		assert.deepEqual(settings.articles, ['articles/**/*.{txt,md}']);
		assert.equal(settings.genre, undefined);
		assert.deepEqual(settings.codebook.topics, []);
	});

	it('reports at its place what is unknown or wrong', () => {
		assert.deepEqual(problems('nam: x\n'), ['unknown-key: nam']);
		assert.deepEqual(problems('genre: poem\n'), ['invalid-value: poem']);
		assert.deepEqual(problems('language: fr\n'), ['invalid-value: fr']);
		assert.deepEqual(problems('standpoint: 7\n'), ['invalid-value: 7']);
		assert.deepEqual(problems('codebook: {stances: {support: yes-please}}\n'), ['invalid-value: yes-please']);
		assert.deepEqual(problems('codebook: {topics: [a, {id: b, children: [a]}]}\n'), ['duplicate-id: a']);
		assert.deepEqual(problems('codebook: {topics: [{label: no id}]}\n'), ['missing-field: {label: no id}']);
		assert.deepEqual(problems('diagnostics: {unsourced-claim: loud}\n'), ['invalid-value: loud']);
		assert.deepEqual(problems('diagnostics: {unsourced: error}\n'), ['unknown-key: unsourced']);
		assert.deepEqual(problems('- a list\n'), ['invalid-value: - a list']);
	});

	it('gives a value for any text', () => {
		const words = fc.constantFrom(
			'codebook: ',
			'topics: ',
			'stances: ',
			'rules: ',
			'diagnostics: ',
			'[',
			']',
			'{',
			'}',
			', ',
			'id: a',
			'children: ',
			'a',
			'1',
			'\n',
			'\n  ',
			'- ',
			'&x ',
			'*x',
			'"',
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(words, { maxLength: 40 }).map(parts => parts.join('')),
		);
		fc.assert(
			fc.property(text, any => {
				const { settings, problems: found } = readCorpusSettings(any);
				assert.ok(settings.articles.length > 0);
				for (const { start, end } of found) assert.ok(0 <= start && start <= end && end <= any.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('reports globs that lead out of the corpus, and leaves them out', () => {
		const outside = ['../*.txt', 'a/../../b.txt', '/etc/*', 'C:/x', '{a,..}/b.txt', '..', '~/x', '\\\\server\\x'];
		for (const glob of outside) {
			const text = `articles: [${JSON.stringify(glob)}, "texts/*.txt"]\n`;
			assert.deepEqual(problems(text), [`invalid-value: ${JSON.stringify(glob)}`], glob);
			assert.deepEqual(readCorpusSettings(text).settings.articles, ['texts/*.txt']);
		}
		for (const glob of ['articles/**/*.{txt,md}', '*.txt', 'a..b/*.txt', '**/..hidden']) {
			assert.deepEqual(problems(`articles: [${JSON.stringify(glob)}]\n`), [], glob);
		}
	});
});
