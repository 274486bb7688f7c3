import assert from 'node:assert/strict';
import { type YamlSymbol, yamlSymbols } from '../../../../server/src/queries/yaml/symbols';
import { wordsAt } from '../../support/mini-corpus';
import { portVik, withSidecar } from './fixture';

const shown = (symbols: readonly YamlSymbol[]) =>
	symbols.map(({ kind, name, detail }) => `${kind} ${name} | ${detail}`);

describe('the outline of a YAML file', () => {
	it('lists annotations by their words, with what they say', () => {
		const mini = withSidecar('  - {id: n1, type: note, quote: ["Toll on", paid], text: Check this}\n');
		const symbols = yamlSymbols(mini.corpus, 'articles/a.txt.ann.yaml');
		assert.deepEqual(shown(symbols), [
			'annotation a costly mistake | stance · lind ▸ norland oppose',
			'annotation Nobody paid | claim · Marta Lind',
			'annotation Toll on … paid | note · Check this',
		]);
		const [first] = symbols;
		assert.ok(first);
		const path = 'articles/a.txt.ann.yaml';
		assert.equal(wordsAt(mini, { path, range: first.selectionRange }), 'a costly mistake');
		assert.match(wordsAt(mini, { path, range: first.range }), /^id: s1[\s\S]*by: mara$/);
	});

	it('lists actors by name, with id and kind', () => {
		assert.deepEqual(shown(yamlSymbols(portVik().corpus, 'actors.yaml')), [
			'actor Marta Lind | lind · person',
			'actor Reform Party | reform · organisation',
			'actor Norland | norland · state',
		]);
	});

	it('lists the codebook', () => {
		assert.deepEqual(shown(yamlSymbols(portVik().corpus, 'corpus.yaml')), [
			...['stance support | 1', 'stance neutral | 0', 'stance oppose | -1'],
			...['topic tolls | topic', 'topic quay | The old quay', 'topic quay-wall | under quay'],
			...['code money | code', 'code law | Law and order'],
		]);
	});

	it('is empty for other files', () => {
		assert.deepEqual(yamlSymbols(portVik().corpus, 'articles/a.txt'), []);
	});
});
