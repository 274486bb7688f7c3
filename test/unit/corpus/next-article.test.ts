import assert from 'node:assert/strict';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange } from '../../../server/src/corpus/corpus';
import { inUse } from '../support/memory';
import { sha256 } from '../support/mini-corpus';

const articles = 20;

const text = (n: number) => `Part ${n}\n\nMarta Lind said that Pilot ${n} left the harbour. She wept.\n`;
const article = (n: number, open: boolean): CorpusChange => {
	return { kind: 'article', path: `articles/${n}.txt`, text: text(n), hash: sha256(text(n)), open };
};
const actors = (source: string): CorpusChange => ({ kind: 'actors', path: 'actors.yaml', source });
const annotation = (n: number, more = ''): CorpusChange => {
	const at = text(n).indexOf('She');
	const source = `standpoint: 1
text: {sha256: ${sha256('An earlier text')}}
annotations:
  - {id: m1, type: mention, quote: She, at: [${at}, ${at + 3}], actor: marta-lind-the-minister, prefix: the harbour.}
${more}`;
	return { kind: 'sidecar', path: `articles/${n}.txt.ann.yaml`, source };
};
/** A file of a megabyte, each another one. */
const long = (yaml: string, n: number) => Buffer.from(`${yaml}# ${n} `.padEnd(2 ** 20, '.')).toString();

describe('an article that an editor showed, and does no more', () => {
	/** A corpus after so much news of each article, and by how many MB that made it grow. */
	const corpusAfter = async (newsOf: (n: number) => readonly CorpusChange[]) => {
		const before = await inUse();
		let corpus: Corpus = emptyCorpus();
		for (let n = 0; n < articles; n++) {
			for (const change of newsOf(n)) corpus = applyChanges(corpus, [change], () => undefined);
		}
		return { corpus, grown: (await inUse()) - before };
	};

	it('keeps nothing of the file of actors that it was analysed with, also where annotated mentions count', async () => {
		const { corpus, grown } = await corpusAfter(n => {
			const minister = `actors:\n  marta-lind-the-minister: {name: Marta Lind, kind: person, aliases: [Minister ${n}]}\n`;
			return [actors(long(minister, n)), annotation(n), article(n, true), article(n, false)];
		});
		assert.ok(corpus.articles.get('articles/0.txt')?.recognised);
		assert.ok(grown < 6, `${articles} articles take ${grown} MB`);
	});

	it('keeps nothing of it where it has an actor that no other article had', async () => {
		const { corpus, grown } = await corpusAfter(n => {
			const pilots = Array.from({ length: n + 1 }, (_, at) => `  one-of-the-pilots-${at}: {name: Pilot ${at}}\n`);
			return [actors(long(`actors:\n${pilots.join('')}`, n)), article(n, true), article(n, false)];
		});
		assert.equal(corpus.index.get('one-of-the-pilots-7')?.totals.mentions, 1);
		assert.ok(grown < 6, `${articles} articles take ${grown} MB`);
	});

	it('keeps the text of an annotation file once', async () => {
		const { corpus, grown } = await corpusAfter(n => [annotation(n, long('', n)), article(n, true), article(n, false)]);
		assert.deepEqual(corpus.articles.get('articles/0.txt')?.refersTo, [sha256('An earlier text')]);
		assert.ok(grown < articles + 6, `${articles} articles take ${grown} MB`);
	});
});
