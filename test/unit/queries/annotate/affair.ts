import { applyEdits } from '../../../../server/src/annotation/edit';
import { readSidecar } from '../../../../server/src/annotation/read';
import { applyChanges } from '../../../../server/src/corpus/apply-changes';
import type { CorpusPath } from '../../../../server/src/corpus/corpus';
import type { FileChange } from '../../../../server/src/queries/annotate/file-change';
import type { Written } from '../../../../server/src/queries/annotate/write';
import { indexLines, spanOf } from '../../../../server/src/text/position';
import type { Span } from '../../../../server/src/text/span';
import { changesOf, type MiniCorpus, miniCorpus, sha256 } from '../../support/mini-corpus';

export const article = 'articles/2003-05-02-dredging.txt';
export const shared = `${article}.ann.yaml`;

/** An article in which two people speak and one sentence has no source. */
export const affair = (more = '') =>
	miniCorpus(`
%! actors.yaml
# Who is who.
actors:
  lind:
    name: Marta Lind
    kind: person
    aliases: [Lind]
  brandt:
    name: Oskar Brandt # the rival
    kind: person
  reform:
    name: Reform Party
    kind: organisation
%! ${article}
Harbour plan splits the town

Marta Lind defended the dredging on Friday. “The plan of the Reform Party is a disgrace,” Lind said. “We will not have it.”

The works have cost 412 million crowns since January and have closed two of the five piers.

Oskar Brandt said that the dredging was an enormous mistake, and that Lind had never seen the piers. Petra Holm agreed.
${more}`);

/** The corpus after changes of its files, and their texts. */
export function applied(
	{ texts, corpus }: MiniCorpus,
	written: Written | { readonly changes: readonly FileChange[] },
): MiniCorpus {
	if ('refused' in written) throw new Error(written.refused);
	const next = new Map(texts);
	for (const { path, isNew, edits } of written.changes) {
		const before = next.get(path);
		if (isNew !== (before === undefined)) throw new Error(`${path} ${isNew ? 'exists' : 'does not exist'}`);
		const lines = indexLines(before ?? '');
		const placed = edits.map(({ range, newText }) => ({ ...spanOf(lines, range), newText }));
		next.set(path, applyEdits(before ?? '', placed));
	}
	return withTexts({ texts, corpus }, next);
}

/** The corpus after the article was edited in its editor. */
export const withArticle = (mini: Pick<MiniCorpus, 'texts' | 'corpus'>, text: string): MiniCorpus =>
	withTexts(mini, new Map([...mini.texts, [article, text]]));

function withTexts(
	{ texts, corpus }: Pick<MiniCorpus, 'texts' | 'corpus'>,
	next: ReadonlyMap<CorpusPath, string>,
): MiniCorpus {
	const changed = changesOf(next).filter(({ path }) => texts.get(path) !== next.get(path));
	return {
		corpus: applyChanges(corpus, changed, path => next.get(path)),
		texts: next,
		cursor: { path: article, position: { line: 0, character: 0 } },
		marked: [],
	};
}

export const textOf = ({ texts }: Pick<MiniCorpus, 'texts'>, path: CorpusPath = article): string =>
	texts.get(path) ?? '';

/** Where words stand in the article. */
export function spanOfWords(mini: Pick<MiniCorpus, 'texts'>, words: string, nth = 0): Span {
	let start = -1;
	for (let count = 0; count <= nth; count++) start = textOf(mini).indexOf(words, start + 1);
	if (start < 0) throw new Error(`“${words}” does not stand in the article`);
	return { start, end: start + words.length };
}

/** A cursor inside words. */
export const cursorIn = (mini: Pick<MiniCorpus, 'texts'>, words: string): Span => {
	const start = spanOfWords(mini, words).start + 1;
	return { start, end: start };
};

/** The words at spans. */
export const wordsOf = (mini: Pick<MiniCorpus, 'texts'>, spans: readonly Span[]): string =>
	spans.map(({ start, end }) => textOf(mini).slice(start, end)).join(' … ');

export const annotationsIn = (mini: MiniCorpus, path: CorpusPath = shared) =>
	readSidecar(textOf(mini, path)).annotations;

/** Numbers between 0 and 1 that are the same in every run. */
export function chance(seed = 1): () => number {
	let state = seed;
	return () => {
		state = (state * 16807) % 2147483647;
		return state / 2147483647;
	};
}

export const hashOf = (mini: Pick<MiniCorpus, 'texts'>): string => sha256(textOf(mini));
