import type { Analysis, Attribution, Mention, SentenceStatus } from '../analysis/analysis';
import type { ActorMatcher } from '../analysis/mentions';
import type { EarlierText } from '../annotation/anchor';
import type { Resolved, Sidecar } from '../annotation/annotation';
import type { ArticleMetadata, Genre } from '../article/article';
import type { ActorId, Registry } from '../codebook/codebook';
import type { ActorsFile } from '../codebook/read-actors';
import type { CorpusFile } from '../codebook/read-corpus';
import type { TextChange } from '../text/pieces';
import type { LineIndex } from '../text/position';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import type { Contribution } from './contribution';
import type { CorpusIndex } from './index';
import type { SharedMap } from './shared-map';
import type { ByteSource } from './stored/byte-source';
import type { StoredCounted } from './stored/stored-counted';
import type { WordFilter } from './stored/word-filter';

/** Path of a file relative to the corpus root, with `/` between its parts. */
export type CorpusPath = string;

/** A mention as the corpus remembers it. */
export interface MentionSummary extends Span {
	readonly actor: ActorId;
}

/** Who says something in an article, where, and whom it mentions: the edges of "who quotes whom". */
export interface AttributionSummary {
	readonly actor: ActorId;
	/** The source, cue and content taken together. */
	readonly extent: Span;
	readonly source: Span;
	/** The mentions of other actors inside the content. */
	readonly mentions: readonly MentionSummary[];
}

/** A sentence that may be reported: whether it is depends on the corpus's strictness. */
export interface Finding extends Problem {
	/** 0 to 1: how sure it is that the sentence is a claim that needs a source. */
	readonly score: number;
	/** The number of its paragraph in the article. */
	readonly paragraph: number;
}

/** What the corpus remembers of an article once its text is let go. */
export interface ArticleSummary {
	readonly path: CorpusPath;
	/** SHA-256 of the normalised text as UTF-8, in hexadecimal. */
	readonly hash: string;
	readonly length: number;
	/** Turns the offsets below into positions without the text. */
	readonly lines: LineIndex;
	/** Its sentences by position: mentions can be found again without taking the text apart. */
	readonly sentences: readonly Span[];
	readonly metadata: ArticleMetadata;
	readonly genre: Genre;
	readonly mentions: readonly MentionSummary[];
	readonly attributions: readonly AttributionSummary[];
	readonly statuses: Readonly<Record<SentenceStatus, number>>;
	/** Unsourced claims and vague sources by position, before dismissals and settings are applied. */
	readonly findings: readonly Finding[];
	/** What it puts into the index, where that was counted beforehand. */
	counts?(): Contribution;
}

export interface ArticleRecord {
	readonly summary: ArticleSummary;
	/** The full analysis, kept while the article is open in an editor. */
	readonly analysis?: Analysis;
	/**
	 * What the text alone says, where annotated mentions changed that: a view that hides some of those needs it. Absent
	 * where it is what `summary` says.
	 */
	readonly recognised?: Recognised;
	/** Which words the text has: names without these are not in it. Absent while an editor shows the article. */
	readonly words?: WordFilter;
	/**
	 * Set where only metadata and mentions were found in the text so far (see `countArticle`): who says what, the findings,
	 * and a genre that nothing states are still to come, and go on from this. Never while an editor shows the article.
	 */
	readonly onlyCounted?: StoredCounted;
	/** What is wrong with the file itself, such as bytes that are not UTF-8. */
	readonly problem?: string;
	/** The hashes of other texts than this one that annotations refer to; absent where there are none. */
	readonly refersTo?: readonly string[];
	/**
	 * Earlier texts by their hash, where a sidecar still refers to one: its positions can be carried through the edits
	 * made since.
	 */
	readonly earlier?: ReadonlyMap<string, EarlierText>;
	/** The hash of the text that was saved last while an editor shows the article: sidecars are about to refer to it. */
	readonly saved?: string;
	/** The same, as the host found them in the article's history; kept also while no editor shows the article. */
	readonly recalled?: ReadonlyMap<string, string>;
}

/** The part of an analysis that annotated mentions change, as it is without them. */
export interface Recognised {
	readonly mentions: readonly Mention[];
	readonly attributions: readonly Pick<Attribution, 'actor' | 'source' | 'cue' | 'content'>[];
}

/** Whom an annotation calls mentioned, and where. */
export interface AnnotatedMention {
	readonly actor: ActorId;
	readonly at: readonly Span[];
}

/** One annotation file, resolved against the article's text as it is now. */
export interface SidecarRecord {
	readonly path: CorpusPath;
	readonly articlePath: CorpusPath;
	/** The annotator's name, or undefined for the shared layer. */
	readonly layer?: string;
	/**
	 * What the file says. While it is half-typed: what it last said, with `source` and all spans brought to the file
	 * as it is now, as well as they can be.
	 */
	readonly sidecar: Sidecar;
	/** How many annotations it has. */
	readonly size: number;
	/** Whether it says something about the article itself. */
	readonly hasMetadata: boolean;
	/** Of `sidecar.source`. */
	readonly lines: LineIndex;
	/** Of the file as it is now. */
	readonly problems: readonly Problem[];
	readonly resolved: readonly Resolved[];
	/** The mentions among these that have a place. */
	readonly mentions: readonly AnnotatedMention[];
	/** What it puts into the index, where that was counted beforehand. */
	counts?(): Contribution;
}

/**
 * A corpus at one moment: an immutable value. Queries read it; `applyChanges` makes the next one,
 * sharing all that did not change. Half-typed YAML keeps what the file last said (`ok` is false then): `file`,
 * `actorFiles` and `sidecars` have the last good state with the problems and the text of the file as it is now.
 */
export interface Corpus {
	readonly file: CorpusFile;
	readonly actorFiles: ReadonlyMap<CorpusPath, ActorsFile>;
	readonly registry: Registry;
	/** What is wrong between actors' entries, by the file it stands in. */
	readonly registryProblems: ReadonlyMap<CorpusPath, readonly Problem[]>;
	readonly matcher: ActorMatcher;
	readonly articles: SharedMap<ArticleRecord>;
	/** By the article they annotate; the shared layer first, then by annotator. */
	readonly sidecars: SharedMap<readonly SidecarRecord[]>;
	/** Files that could not be read at all, with the reason. */
	readonly unreadable: SharedMap<string>;
	/**
	 * The YAML files whose text cannot be read for the moment, and whose last good state is kept. A file that never could
	 * be read is not among them: of that one, what can be understood is taken.
	 */
	readonly carried: ReadonlySet<CorpusPath>;
	/** Where each actor occurs; kept by difference, and the same object while no count changes. */
	readonly index: CorpusIndex;
	/** Where this shows some layers only: the corpus with all of them, which alone may be written from. */
	readonly whole?: Corpus;
}

/** The host's news about one file. Texts are normalised (see `text/decode.ts`). */
export type CorpusChange =
	| {
			readonly kind: 'article';
			readonly path: CorpusPath;
			readonly text: string;
			readonly hash: string;
			readonly problem?: string;
			/** Whether an editor shows it: then its analysis is kept. */
			readonly open: boolean;
			/** How this text was made of the one that the corpus has, where every edit is known. */
			readonly edits?: readonly TextChange[];
			/** Whether the editor has just written it to the disk. */
			readonly saved?: boolean;
	  }
	/** An article that no editor shows, with all of its annotation files, as `packArticle` packed them. */
	| { readonly kind: 'stored'; readonly path: CorpusPath; readonly packed: ByteSource }
	| { readonly kind: 'sidecar'; readonly path: CorpusPath; readonly source: string }
	| { readonly kind: 'actors'; readonly path: CorpusPath; readonly source: string }
	| { readonly kind: 'settings'; readonly path: CorpusPath; readonly source: string }
	| { readonly kind: 'removed'; readonly path: CorpusPath }
	| { readonly kind: 'unreadable'; readonly path: CorpusPath; readonly reason: string }
	/** Texts that an article had earlier, by their hash. The article itself stays as it is. */
	| { readonly kind: 'recalled'; readonly path: CorpusPath; readonly texts: ReadonlyMap<string, string> };

/**
 * The normalised text of an article as the host last announced it, or undefined where there is none (any more).
 * Given to `applyChanges` by the host, and called only for articles whose text the corpus has let go.
 */
export type ReadArticleText = (path: CorpusPath) => string | undefined;
