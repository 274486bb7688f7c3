import { analyseArticle, countArticle } from '../analysis/analyse';
import type { Analysis, Attribution } from '../analysis/analysis';
import type { ActorMatcher } from '../analysis/mentions';
import { type EarlierText, resolveAnnotations } from '../annotation/anchor';
import type { Resolved, Sidecar } from '../annotation/annotation';
import type { ArticleMetadata, Genre } from '../article/article';
import type { Registry } from '../codebook/codebook';
import { ownText } from '../text/own-text';
import { afterChanges, type TextChange, wholeText } from '../text/pieces';
import { indexLines } from '../text/position';
import type { Problem } from '../text/problem';
import { wordsOf } from '../text/words';
import { annotatedMentions, withAnnotatedMentions } from './annotated-mentions';
import type { ArticleRecord, CorpusPath, Recognised, SidecarRecord } from './corpus';
import { articleFormat, sidecarTarget } from './paths';
import { type CountedText, type StoredCounted, storeCounted } from './stored/stored-counted';
import { storeRecognised } from './stored/stored-recognised';
import { storeSidecar } from './stored/stored-sidecar';
import { storeSummary } from './stored/stored-summary';
import { filterWords, type WordFilter } from './stored/word-filter';
import { summarise } from './summary';

/** An article with its annotation files. */
export interface ArticleState {
	readonly record?: ArticleRecord;
	readonly sidecars: readonly SidecarRecord[];
}

/** An article's text as it is to be from now on. */
export interface ArticleText {
	readonly text: string;
	readonly hash: string;
	readonly problem?: string;
	readonly open: boolean;
	readonly edits?: readonly TextChange[];
	readonly saved?: boolean;
}

export interface ArticleContext {
	readonly path: CorpusPath;
	readonly registry: Registry;
	readonly matcher: ActorMatcher;
	readonly defaultGenre?: Genre;
	/** Whether actors or settings changed in a way that changes what is found in a text. */
	readonly reanalyse: boolean;
	/** Whether an article that no editor shows is only counted for now, where it must be analysed. */
	readonly countOnly?: boolean;
}

/**
 * The state of one article after a change of its text, of its sidecars (`sidecars` are read but not resolved), or of
 * the actors. Whatever does not depend on the change is taken over from `before`.
 */
export function nextArticle(
	context: ArticleContext,
	before: ArticleState,
	sidecars: readonly SidecarRecord[],
	now: ArticleText | undefined,
): ArticleState {
	if (!now) return withoutText(undefined, before, sidecars);
	const earlier = earlierTexts(before.record, sidecars, now);
	const recalled = stillNeeded(before.record?.recalled, sidecars, now);
	const resolved = resolveAll(before, sidecars, now, hash => earlier?.get(hash) ?? withoutEdits(recalled?.get(hash)));
	const known = !context.reanalyse && sameInput(before, resolved, now) ? before.record : undefined;
	const { analysis, summary, recognised, words, onlyCounted } = known ?? analyse(context, resolved, now);
	return {
		record: {
			summary: now.open ? summary : storeSummary(summary),
			analysis: now.open ? analysis : undefined,
			recognised: now.open ? recognised : recognised && storeRecognised(recognised),
			words: now.open ? undefined : (words ?? knownWords(before, now) ?? filterWords(wordsOf(now.text))),
			onlyCounted,
			problem: now.problem,
			refersTo: otherTexts(sidecars, now.hash),
			earlier,
			recalled,
			saved: savedHash(before.record, now),
		},
		sidecars: now.open ? resolved : storeAll(resolved),
	};
}

const knownWords = ({ record }: ArticleState, { hash }: ArticleText): WordFilter | undefined =>
	record?.words && record.summary.hash === hash ? record.words : undefined;

/**
 * The state of an article whose text cannot be had (for the moment): no annotation that is new has a place. Where it was
 * only counted, nothing can go on from that: other annotation files may say something else of it.
 */
export const withoutText = (
	record: ArticleRecord | undefined,
	before: ArticleState,
	sidecars: readonly SidecarRecord[],
): ArticleState => ({
	record: record?.onlyCounted ? { ...record, onlyCounted: storeCounted(nothingCounted) } : record,
	sidecars: sidecars.map(sidecar => (record && before.sidecars.includes(sidecar) ? sidecar : orphan(sidecar))),
});

const nothingCounted: CountedText = { zones: [], paragraphs: [], sentences: [], mentions: [] };

/** The article's metadata as its sidecars give it: the shared layer's word goes before an annotator's. */
export const sidecarMetadata = (sidecars: readonly SidecarRecord[]): ArticleMetadata =>
	Object.assign({}, ...sidecars.flatMap(one => (one.hasMetadata ? [one.sidecar.article] : [])).reverse());

/** What is found in a text, by what these annotation files say about the article and whom they call mentioned. */
export function analyse(
	{ path, matcher, registry, defaultGenre, countOnly }: Omit<ArticleContext, 'reanalyse'>,
	sidecars: readonly SidecarRecord[],
	{ text, hash, open }: Pick<ArticleText, 'text' | 'hash'> & Partial<Pick<ArticleText, 'open'>>,
): Pick<ArticleRecord, 'analysis' | 'summary' | 'recognised' | 'words' | 'onlyCounted'> {
	const isCounted = countOnly && !open;
	const found = (isCounted ? countArticle : analyseArticle)({
		text,
		format: articleFormat(path),
		path,
		matcher,
		defaultGenre,
		sidecarMetadata: sidecarMetadata(sidecars),
	});
	const layers = sidecars.map(({ mentions }) => mentions);
	const mentions = withAnnotatedMentions(found.mentions, layers, registry);
	const analysis: Analysis = { ...found, mentions };
	return {
		analysis,
		summary: summarise(path, hash, analysis),
		recognised: mentions === found.mentions ? undefined : recognisedIn(found),
		onlyCounted: isCounted ? countedIn(found) : undefined,
	};
}

const countedIn = ({ article, mentions }: Analysis): StoredCounted => {
	const { zones, paragraphs, sentences } = article;
	return storeCounted({ zones, paragraphs, sentences, mentions });
};

/** What a text alone says of who is mentioned. */
export const recognisedIn = ({ mentions, attributions }: Analysis): Recognised => ({
	mentions,
	attributions: attributions.map(onlyPlaces),
});

const onlyPlaces = ({ actor, source, cue, content }: Attribution) => ({ actor, source, cue, content });

/** The very list where all are stored already. */
function storeAll(sidecars: readonly SidecarRecord[]): readonly SidecarRecord[] {
	const stored: SidecarRecord[] = [];
	for (const record of sidecars) stored.push(storeSidecar(record));
	return stored.every((record, at) => record === sidecars[at]) ? sidecars : stored;
}

/** Whether an analysis was made before and still holds: the text, the metadata and the annotated mentions are the same. */
function sameInput(before: ArticleState, sidecars: readonly SidecarRecord[], now: ArticleText): boolean {
	const { record } = before;
	if (!record || record.onlyCounted) return false;
	if (record.summary.hash !== now.hash || (now.open && !record.analysis)) return false;
	if (before.sidecars === sidecars) return true;
	const input = (records: readonly SidecarRecord[]) =>
		JSON.stringify([sidecarMetadata(records), records.map(({ resolved }) => resolved.flatMap(annotatedMention))]);
	return input(before.sidecars) === input(sidecars);
}

const annotatedMention = ({ annotation, anchor, at }: Resolved): readonly unknown[] =>
	annotation.type === 'mention' ? [[annotation.actor, anchor, at]] : [];

function resolveAll(
	before: ArticleState,
	sidecars: readonly SidecarRecord[],
	now: ArticleText,
	earlierText: (hash: string) => EarlierText | undefined,
): readonly SidecarRecord[] {
	// Places that were found by the edits made in an editor are found anew once it is closed, as at the next start.
	const isLeft = !now.open && before.record?.earlier !== undefined;
	const isKnown = before.record?.summary.hash === now.hash && !isLeft;
	if (isKnown && sidecars === before.sidecars) return sidecars;
	const known = new Set(isKnown ? before.sidecars : []);
	const resolved: SidecarRecord[] = [];
	for (const record of sidecars) {
		if (known.has(record)) resolved.push(record);
		else resolved.push(withPlaces(record, resolveAnnotations(record.sidecar, now.text, now.hash, earlierText)));
	}
	return resolved;
}

const orphan = (record: SidecarRecord): SidecarRecord =>
	withPlaces(
		record,
		record.sidecar.annotations.map(annotation => ({ annotation, anchor: 'orphaned', at: [] })),
	);

/**
 * An annotation file that was read and not yet resolved.
 * @param source its text as it is now, of which `problems` are
 */
export const sidecarRecord = (
	path: CorpusPath,
	sidecar: Sidecar,
	source: string,
	problems: readonly Problem[],
): SidecarRecord => {
	const size = sidecar.annotations.length;
	const hasMetadata = Object.keys(sidecar.article).length > 0;
	const lines = indexLines(source);
	const target = sidecarTarget(path);
	return { path, ...target, sidecar, size, hasMetadata, lines, problems, resolved: [], mentions: [] };
};

/** An annotation file with other places. Spelt out, since a stored one has its parts from elsewhere than its own fields. */
export const withPlaces = (record: SidecarRecord, resolved: readonly Resolved[]): SidecarRecord => {
	const { path, articlePath, layer, sidecar, size, hasMetadata, lines, problems } = record;
	const mentions = annotatedMentions(resolved);
	return { path, articlePath, layer, sidecar, size, hasMetadata, lines, problems, resolved, mentions };
};

const withoutEdits = (text: string | undefined): EarlierText | undefined => (text === undefined ? undefined : { text });

const savedHash = (before: ArticleRecord | undefined, now: ArticleText): string | undefined =>
	!now.open ? undefined : now.saved ? now.hash : before?.saved;

/** The texts that annotations were made on, as far as they were seen here while the article was open. */
function earlierTexts(
	before: ArticleRecord | undefined,
	sidecars: readonly SidecarRecord[],
	now: ArticleText,
): ReadonlyMap<string, EarlierText> | undefined {
	if (!now.open || !before) return undefined;
	const texts = new Map<string, EarlierText>();
	for (const hash of hashesOf(sidecars, savedHash(before, now))) {
		if (hash === now.hash) continue;
		const { summary, analysis } = before;
		const known =
			hash === summary.hash
				? analysis && { text: analysis.article.text, pieces: wholeText(summary.length) }
				: before.earlier?.get(hash);
		if (known) texts.set(hash, summary.hash === now.hash ? known : edited(known, summary.length, now));
	}
	return texts.size === 0 ? undefined : texts;
}

/** An earlier text with what is left of it after the latest edits. */
function edited({ text, pieces }: EarlierText, length: number, { text: now, edits }: ArticleText): EarlierText {
	const growth = edits?.reduce((sum, { start, end, inserted }) => sum + inserted - (end - start), 0);
	// Edits that do not add up are not the whole story.
	const isWhole = pieces && edits && growth === now.length - length;
	return { text, pieces: isWhole ? afterChanges(pieces, edits) : undefined };
}

/** The hashes of the texts that annotations refer to, but for the article's own. */
function otherTexts(sidecars: readonly SidecarRecord[], own: string): readonly string[] | undefined {
	const hashes = hashesOf(sidecars.filter(({ sidecar }) => sidecar.annotations.length > 0));
	const others = [...hashes].filter(hash => hash !== own);
	// The article keeps these also when its annotation files are bytes, or on the disk.
	return others.length === 0 ? undefined : others.map(ownText);
}

/** The hashes of the texts that annotations refer to. */
export function hashesOf(sidecars: readonly SidecarRecord[], more?: string): ReadonlySet<string> {
	const hashes = new Set<string>();
	if (more !== undefined) hashes.add(more);
	for (const { sidecar } of sidecars) {
		if (sidecar.textHash !== undefined) hashes.add(sidecar.textHash);
		for (const { atText } of sidecar.annotations) if (atText !== undefined) hashes.add(atText);
	}
	return hashes;
}

/** The recalled texts that an annotation still refers to. */
function stillNeeded(
	recalled: ReadonlyMap<string, string> | undefined,
	sidecars: readonly SidecarRecord[],
	now: ArticleText,
): ReadonlyMap<string, string> | undefined {
	if (!recalled) return undefined;
	const hashes = hashesOf(sidecars);
	const texts = [...recalled].filter(([hash]) => hash !== now.hash && hashes.has(hash));
	return texts.length === 0 ? undefined : new Map(texts);
}
