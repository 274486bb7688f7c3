// The requests of our own that client and server share, beside those of the Language Server Protocol.
// URIs are strings, positions and ranges are those of the protocol: zero-based lines, UTF-16 code units.

export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

export interface Location {
	readonly uri: string;
	readonly range: Range;
}

/** Client to server: the corpora of the workspace. Parameters: none. Result: `CorpusInfo[]`. */
export const corporaRequest = 'standpoint/corpora';
/** Server to client, without parameters: some corpus was read or changed, so whatever is shown of it may be stale. */
export const corporaChangedNotification = 'standpoint/corporaChanged';
export interface CorpusInfo {
	/** URI of the folder that holds corpus.yaml. */
	readonly root: string;
	readonly name: string;
	readonly actors: number;
	readonly articles: number;
	readonly mentions: number;
	readonly annotations: number;
	/** Whether the corpus is still being read. */
	readonly reading: boolean;
	/** 0 to 1 while it is being read. */
	readonly progress?: number;
}

/** Client to server: what a file is to its corpus. Parameters: `{ uri }`. Result: `FileRoleResult`. */
export const fileRoleRequest = 'standpoint/fileRole';
export interface FileRoleResult {
	/** Absent where the file belongs to no corpus. */
	readonly role?: 'article' | 'sidecar' | 'actors' | 'settings';
	readonly root?: string;
}

/** Client to server: counts for one article. Parameters: `{ uri }`. Result: `ArticleInfo` or null where it is none. */
export const articleInfoRequest = 'standpoint/articleInfo';
export interface ArticleInfo {
	/** Different actors that are mentioned. */
	readonly actors: number;
	readonly mentions: number;
	readonly annotations: number;
	readonly unsourced: number;
	readonly vague: number;
	readonly genre: 'news' | 'opinion';
}

/**
 * Client to server: the next or previous mention of the actor at a position; of any actor where none is there.
 * In scope `article` it goes round at the text's ends, in scope `corpus` on into the next or previous article.
 * Result: `Location`, or null where there is no other.
 */
export const mentionStepRequest = 'standpoint/mentionStep';
export interface MentionStepParams {
	readonly uri: string;
	readonly position: Position;
	readonly direction: 'next' | 'previous';
	readonly scope: 'article' | 'corpus';
}

/** Client to server: the stance annotations of an article, for decorations. Parameters: `{ uri }`. Result: `StanceSpan[]`. */
export const stanceSpansRequest = 'standpoint/stanceSpans';
export interface StanceSpan {
	/** More than one where the span is discontinuous. */
	readonly ranges: readonly Range[];
	/** By the sign of the stance's value in the codebook; `other` where it has none. */
	readonly sign: 'support' | 'oppose' | 'neutral' | 'other';
}

/** Client to server: the actors of a corpus with their counts. Parameters: `{ root }`. Result: `ActorInfo[]`. */
export const actorsRequest = 'standpoint/actors';
export interface ActorInfo {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly partOf?: string;
	readonly mentions: number;
	readonly articles: number;
	/** The actor's entry. */
	readonly definition: Location;
	/** The first mention in the corpus, where there is one. */
	readonly firstMention?: Location;
}

/**
 * Client to server: the annotation file of an article, also where there is none yet. The client creates it.
 * Parameters: `{ uri, layer? }`. Result: `SidecarFile` or null where the file is no article of a corpus.
 */
export const sidecarFileRequest = 'standpoint/sidecarFile';
export interface SidecarFile {
	readonly uri: string;
	readonly exists: boolean;
	/** What a new one starts with. */
	readonly initial: string;
}

/**
 * Client to server: what would make a corpus of a folder. Nothing is written. Parameters: `{ folder }`, a URI.
 * Result: `CorpusProposal`.
 */
export const proposeCorpusRequest = 'standpoint/proposeCorpus';
export interface CorpusProposal {
	/** The text of corpus.yaml. */
	readonly settings: string;
	/** The text of actors.yaml with the suggested actors. */
	readonly actors: string;
	readonly articles: number;
	readonly suggested: number;
}
