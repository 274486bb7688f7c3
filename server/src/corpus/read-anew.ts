import { analyseArticle } from '../analysis/analyse';
import { readSidecar } from '../annotation/read';
import type { CorpusPath, SidecarRecord } from './corpus';
import { type ArticleContext, nextArticle, recognisedIn, sidecarRecord } from './next-article';
import { articleFormat, byLayer } from './paths';
import { inMemory } from './stored/byte-source';
import { briefOf, packArticle, readStoredArticle, type StoredArticle } from './stored/stored-article';
import type { CountedText } from './stored/stored-counted';
import { storeRecognised } from './stored/stored-recognised';
import { isWhole } from './stored/stored-sidecar';
import { storeSummary } from './stored/stored-summary';
import { summarise } from './summary';

/** A text as the host read it: normalised, with its SHA-256 in hexadecimal. */
export interface ReadText {
	readonly path: CorpusPath;
	readonly text: string;
	readonly hash: string;
	/** What is wrong with its bytes. */
	readonly problem?: string;
}

/** What was made of a group of files, packed. */
export interface PackedArticle {
	readonly bytes: Uint8Array;
	/** Whether an annotation file is half-typed: where it is known what that said before, this must not count. */
	readonly isHalfTyped: boolean;
}

type Context = Omit<ArticleContext, 'path' | 'reanalyse'>;

/**
 * An article and its annotation files read and analysed, or only counted, as if nothing was known of them, packed. Undefined where bytes
 * cannot say all (see `packArticle`): then the corpus must take the files in one by one.
 */
export function packAnew(
	{ registry, matcher, defaultGenre, countOnly }: Context,
	article: ReadText,
	sidecars: readonly ReadText[],
): PackedArticle | undefined {
	const { path, text, hash, problem } = article;
	const records: SidecarRecord[] = [];
	for (const sidecar of sidecars) {
		const read = readSidecar(sidecar.text, sidecar.path);
		records.push(sidecarRecord(sidecar.path, read, sidecar.text, read.problems));
	}
	records.sort(byLayer);
	const before = { sidecars: [] };
	const now = { text, hash, problem, open: false };
	const context = { path, registry, matcher, defaultGenre, countOnly, reanalyse: true };
	const { record, sidecars: resolved } = nextArticle(context, before, records, now);
	const bytes = record && packArticle({ record, sidecars: resolved }, true);
	return bytes && { bytes, isHalfTyped: !records.every(({ sidecar }) => isWhole(sidecar)) };
}

/**
 * An article analysed of what is known of it, as packed, and of its text: its annotation files are taken as they were
 * resolved. Undefined where it has another text by now.
 * @param isStale the actors or settings are others than what is known was made under
 */
export function packAnalysed(
	context: Context,
	article: ReadText,
	packed: Uint8Array,
	isStale: boolean,
): Uint8Array | undefined {
	const { path, text, hash, problem } = article;
	const before = readStoredArticle(path, inMemory(packed), briefOf(packed));
	if (before.record.summary.hash !== hash) return undefined;
	const counted = isStale ? undefined : before.record.onlyCounted?.read();
	if (counted && counted.zones.length > 0) return packArticle(analyseCounted(context, article, before, counted));
	const { registry, matcher, defaultGenre } = context;
	const now = { text, hash, problem, open: false };
	const { record, sidecars } = nextArticle(
		{ path, registry, matcher, defaultGenre, reanalyse: true },
		before,
		before.sidecars,
		now,
	);
	return record && packArticle({ record, sidecars });
}

/** What `nextArticle` makes of an article, going on from what was counted: no annotation file is read for it. */
function analyseCounted(
	{ matcher, defaultGenre }: Context,
	{ path, text, hash, problem }: ReadText,
	{ record, sidecars }: StoredArticle,
	{ zones, paragraphs, sentences, mentions }: CountedText,
): StoredArticle {
	const { summary, recognised } = record;
	const { metadata } = summary;
	const article = { text, zones, paragraphs, sentences };
	const input = { text, format: articleFormat(path), path, matcher, defaultGenre };
	const analysis = analyseArticle(input, { article, metadata, mentions });
	const { genre, attributions, judgements } = analysis;
	// What is annotated is in the summary’s mentions.
	const summarised = { article, metadata, genre, attributions, judgements, mentions: summary.mentions };
	return {
		record: {
			summary: storeSummary(summarise(path, hash, summarised)),
			recognised: recognised && storeRecognised(recognisedIn(analysis)),
			words: record.words,
			problem,
			refersTo: record.refersTo,
		},
		sidecars,
	};
}
