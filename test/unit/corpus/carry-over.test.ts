import assert from 'node:assert/strict';
import { applyChanges } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusPath } from '../../../server/src/corpus/corpus';
import { indexLines, rangeOf } from '../../../server/src/text/position';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const mini = miniCorpus(`${harbourActors}
%! articles/a.txt
A treaty

Marta Lind signed the treaty.
%! articles/a.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: n1
    type: note
    quote: the treaty
    at: here
    text: Which one?
  - id: s1
    type: stance
    quote: signed
    at: here
    holder: lind
    target: norland
    stance: support
`);

/** The corpus while a file is half-typed: `typed` stands before the words `where`. */
function typing(path: CorpusPath, where: string, typed: string): Corpus {
	const source = (mini.texts.get(path) as string).replace(where, `${typed}${where}`);
	const kind = path === 'corpus.yaml' ? 'settings' : path === 'actors.yaml' ? 'actors' : 'sidecar';
	return applyChanges(mini.corpus, [{ kind, path, source }], file => mini.texts.get(file));
}

const broken = '{"[';

describe('while a file is half-typed', () => {
	it('actors stay known, and their entries are found where they stand now', () => {
		const corpus = typing('actors.yaml', '  brandt:', `  new: ${broken}\n`);
		assert.deepEqual([...corpus.registry.actors.keys()], [...mini.corpus.registry.actors.keys()]);
		const file = corpus.actorFiles.get('actors.yaml');
		assert.equal(file?.ok, false);
		assert.ok(file?.problems.some(({ code }) => code === 'yaml-syntax'));
		for (const [id, { idSpan }] of file?.entries ?? []) assert.equal(file?.source.slice(idSpan.start, idSpan.end), id);
		assert.deepEqual(file?.lines, indexLines(file?.source ?? ''));
	});

	it('the codebook stays, and its stances are found where they stand now', () => {
		const { file } = typing('corpus.yaml', 'codebook', `topics: ${broken}\n`);
		assert.equal(file.ok, false);
		assert.deepEqual(file.settings, mini.corpus.file.settings);
		const oppose = file.places.stances.get('oppose');
		assert.equal(oppose && file.source.slice(oppose.start, oppose.end), 'oppose');
	});

	it('annotations stay, with their places in the article and in the file as it is now', () => {
		const corpus = typing('articles/a.txt.ann.yaml', '  - id: s1', `    more: ${broken}\n`);
		const [record] = corpus.sidecars.get('articles/a.txt') ?? [];
		assert.ok(record?.problems.some(({ code }) => code === 'yaml-syntax'));
		assert.deepEqual(
			record?.resolved.map(({ annotation, anchor }) => `${annotation.id} ${anchor}`),
			['n1 exact', 's1 exact'],
		);
		const stance = record?.sidecar.annotations[1];
		const holder = stance?.valueSpans.holder;
		assert.equal(holder && record?.sidecar.source.slice(holder.start, holder.end), 'lind');
		assert.equal(holder && record && rangeOf(record.lines, holder).start.line, 13);
		assert.deepEqual([...corpus.index], [...mini.corpus.index]);
		for (const [actor, entry] of corpus.index) assert.equal(entry, mini.corpus.index.get(actor), 'no count changes');
	});

	it('what is typed counts again once it can be read', () => {
		const half = typing('actors.yaml', '  brandt:', `  new: ${broken}\n`);
		const source = (mini.texts.get('actors.yaml') as string).replace(
			'  brandt:',
			'  new: {name: Nora New, kind: person}\n  brandt:',
		);
		const whole = applyChanges(half, [{ kind: 'actors', path: 'actors.yaml', source }], file => mini.texts.get(file));
		assert.equal(whole.registry.actors.get('new')?.name, 'Nora New');
		assert.equal(whole.actorFiles.get('actors.yaml')?.ok, true);
	});

	it('a file that never could be read gives what can be understood of it', () => {
		const source = 'standpoint: 1\nannotations:\n  - id: x1\n    type: note\n    quote: signed\n    note: {"[';
		const path = 'articles/a.txt.mara.ann.yaml';
		const corpus = applyChanges(mini.corpus, [{ kind: 'sidecar', path, source }], file => mini.texts.get(file));
		const record = corpus.sidecars.get('articles/a.txt')?.find(({ layer }) => layer === 'mara');
		assert.equal(record?.sidecar.source, source);
		assert.ok(record?.problems.some(({ code }) => code === 'yaml-syntax'));
	});
});
