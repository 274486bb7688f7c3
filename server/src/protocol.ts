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
	/**
	 * Whether articles are still being analysed: who says what, and claims without a source, are not complete until then. True
	 * while it is being read.
	 */
	readonly analysing: boolean;
	/** 0 to 1 while it is being read, and then while articles are analysed that were only counted when they were read. */
	readonly progress?: number;
}

/**
 * Client to server: reads all files of a corpus anew and compares what is found in them with what is known of them; what
 * differs is put right. Can be cancelled, and reports its progress. Result: `VerifyIndexResult`, or null where there is no
 * such corpus.
 */
export const verifyIndexRequest = 'standpoint/verifyIndex';
export interface VerifyIndexParams {
	/** URI of the corpus's root. */
	readonly root: string;
	readonly workDoneToken?: string | number;
}
export interface VerifyIndexResult {
	/** How many articles were compared. */
	readonly articles: number;
	/** How many differences were found. */
	readonly differences: number;
	/** The first of them, a sentence each. */
	readonly told: readonly string[];
	/** Set where the actors or settings changed again and again meanwhile, so that nothing could be said. */
	readonly unsettled?: true;
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

export type AnnotationTypeName = 'mention' | 'claim' | 'stance' | 'code' | 'note' | 'dismissed';

/**
 * Client to server: what an annotation at some selections, or at the cursor, would be. Nothing is written.
 * Result: `AnnotationProposal`, or null where nothing can be annotated.
 */
export const proposeAnnotationRequest = 'standpoint/proposeAnnotation';
export interface ProposeAnnotationParams {
	readonly uri: string;
	/** The selections; an empty one is a cursor. */
	readonly ranges: readonly Range[];
}
export interface AnnotationProposal {
	/** The likeliest first. */
	readonly types: readonly {
		readonly type: Exclude<AnnotationTypeName, 'dismissed'>;
		/** More than one where the annotation would be discontinuous. */
		readonly ranges: readonly Range[];
		readonly words: string;
	}[];
	/** To whom the words are attributed. */
	readonly holder?: ActorSuggestion;
	readonly holders: readonly ActorSuggestion[];
	readonly targets: readonly ActorSuggestion[];
	readonly named: readonly ActorSuggestion[];
	readonly sources: readonly ActorSuggestion[];
	/** A name here that no actor has. */
	readonly newActor?: { readonly name: string; readonly kind: string };
	/** By type of annotation, the fields that it must have. */
	readonly required: Readonly<Record<AnnotationTypeName, readonly string[]>>;
	readonly actors: readonly ActorOption[];
	readonly stances: readonly { readonly id: string; readonly value: number }[];
	readonly topics: readonly CodebookOption[];
	readonly codes: readonly CodebookOption[];
	/** The annotations at the cursor, the shortest first. */
	readonly existing: readonly ExistingAnnotation[];
}
export interface ActorSuggestion {
	readonly actor: string;
	readonly why: string;
}
export interface ActorOption {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly aliases: readonly string[];
}
export interface CodebookOption {
	readonly id: string;
	readonly label?: string;
	/** How deep it stands in its hierarchy, from 0. */
	readonly depth: number;
}
export interface ExistingAnnotation {
	/** URI of the annotation file. */
	readonly sidecar: string;
	readonly id: string;
	readonly type: AnnotationTypeName;
	/** Absent for the shared layer. */
	readonly layer?: string;
	readonly words: string;
	readonly ranges: readonly Range[];
	/** As in the file. */
	readonly fields: Readonly<Record<string, unknown>>;
}

/** A value of a field in an annotation file. */
export type FieldInput = string | boolean | readonly string[] | Readonly<Record<string, string>>;

/** Client to server: what would make annotations. The client applies it. Result: `AnnotationEdit`. */
export const createAnnotationRequest = 'standpoint/createAnnotation';
export interface CreateAnnotationParams {
	readonly uri: string;
	readonly type: AnnotationTypeName;
	/** One annotation for each. */
	readonly places: readonly (readonly Range[])[];
	readonly fields: Readonly<Record<string, FieldInput>>;
	/** Actors to be added to the registry; their ids are set as these fields. */
	readonly newActors?: readonly NewActorInput[];
	/** A topic or a code to be added to the codebook, with the field that it is set as. */
	readonly newTerm?: NewTermInput;
}
export interface NewTermInput {
	readonly field: 'topic' | 'codes';
	readonly label: string;
}
export interface NewActorInput {
	/** `source` or `actor`, `holder`, `target`. */
	readonly field: string;
	readonly name: string;
	readonly kind: string;
}

/** Client to server: what would change an annotation. Result: `AnnotationEdit`. */
export const changeAnnotationRequest = 'standpoint/changeAnnotation';
export interface ChangeAnnotationParams {
	readonly sidecar: string;
	readonly id: string;
	readonly type?: AnnotationTypeName;
	/** Fields to set; null takes one out. */
	readonly fields?: Readonly<Record<string, FieldInput | null>>;
	readonly ranges?: readonly Range[];
	readonly newActors?: readonly NewActorInput[];
	readonly newTerm?: NewTermInput;
}

/** Client to server: what would delete an annotation. Result: `AnnotationEdit`. */
export const deleteAnnotationRequest = 'standpoint/deleteAnnotation';
export interface DeleteAnnotationParams {
	readonly sidecar: string;
	readonly id: string;
}

/** Edits of files, to be applied as one, or why there are none, for a person. */
export interface AnnotationEdit {
	readonly refused?: string;
	readonly files: readonly FileEdit[];
	/** Of the annotations that are made or changed. */
	readonly ids: readonly string[];
	/** The ids of new actors and terms, by the field that they are set as. */
	readonly added?: Readonly<Record<string, string>>;
}
export interface FileEdit {
	readonly uri: string;
	/** Of the open document that the edits were worked out for. */
	readonly version?: number;
	/** Whether the file is to be created; then there is one edit with its whole text. */
	readonly isNew: boolean;
	readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Client to server: all places of a phrase in an article. Parameters: `{ uri, range }`. Result: `PhrasePlace[]`. */
export const phrasePlacesRequest = 'standpoint/phrasePlaces';
export interface PhrasePlace {
	readonly range: Range;
	readonly before: string;
	readonly words: string;
	readonly after: string;
	/** Whether an annotation stands on exactly these words already. */
	readonly annotated: boolean;
}

/**
 * The commands that code actions name, where the client says `{ standpoint: { commands: true } }` among its experimental
 * capabilities. Each has one argument.
 */
export const annotateCommand = 'standpoint.annotate';
export const citeDocumentCommand = 'standpoint.citeDocument';
export const changeAnnotationCommand = 'standpoint.changeAnnotation';
export const reselectAnnotationCommand = 'standpoint.reselectAnnotation';
/** Applies what `fixRequest` answers. */
export const applyFixCommand = 'standpoint.applyFix';
/** Client to server: what a code action of ours would change, by its title. Parameters: `FixArgument`. Result: `AnnotationEdit`. */
export const fixRequest = 'standpoint/fix';
export interface FixArgument {
	readonly uri: string;
	/** For which the code actions were asked. */
	readonly range: Range;
	readonly title: string;
}
export interface AnnotateArgument {
	readonly type?: Exclude<AnnotationTypeName, 'dismissed'>;
}
export interface CiteDocumentArgument {
	readonly uri: string;
	readonly range: Range;
}
export interface AnnotationArgument {
	/** URI of the article. */
	readonly uri: string;
	readonly sidecar: string;
	readonly id: string;
	/** A position at the annotation's words, where that is not the cursor's. */
	readonly position?: Position;
	/** Other annotations of the same words that say the same: a person is asked which one is meant. */
	readonly others?: readonly { readonly sidecar: string; readonly id: string }[];
}

/**
 * Client to server: what of a corpus has changed since its last commit and belongs to a commit of annotations.
 * Parameters: `{ root }`. Result: `AnnotationCommit`, or null where the corpus lies in no git repository.
 */
export const annotationCommitRequest = 'standpoint/annotationCommit';
export interface AnnotationCommit {
	/** URIs of annotation files, actors and corpus.yaml; of deleted ones too. */
	readonly files: readonly string[];
	/** URIs of articles. */
	readonly articles: readonly string[];
	/** Says in a line what was coded. */
	readonly message: string;
}

/**
 * Server to client, after a `workspace/applyEdit` of its own: these files had no unsaved changes before, so that they can
 * be saved now. Parameters: `{ uris }`.
 */
export const saveFilesNotification = 'standpoint/saveFiles';
export interface SaveFilesParams {
	readonly uris: readonly string[];
}

/**
 * Client to server: what would bring all annotation files to the texts of their articles on the disk. Parameters: none.
 * Result: `PositionsEdit`.
 */
export const updatePositionsRequest = 'standpoint/updatePositions';
export interface PositionsEdit {
	/** To be applied as one. */
	readonly files: readonly FileEdit[];
	/** Annotations in these files whose place a person has to confirm. */
	readonly uncertain: number;
	/** URIs of annotation files that cannot be brought up to date, and of articles with unsaved changes. */
	readonly refused: readonly string[];
}

/**
 * Client to server: sets the git repository of a corpus up to merge annotation files by annotation. Parameters: `{ root }`.
 * Result: `MergeSetUpResult`.
 */
export const setUpMergingRequest = 'standpoint/setUpMerging';
export interface MergeSetUpResult {
	/** Why it could not be done, in a sentence; absent where it was. */
	readonly problem?: string;
	/** Whether .gitattributes was changed, and so is to be committed. */
	readonly attributesChanged: boolean;
}

/** Client to server: whose annotations a corpus has. Parameters: `{ root }`. Result: `LayersInfo`. */
export const layersRequest = 'standpoint/layers';
export interface LayersInfo {
	/** By name, without the shared layer. */
	readonly annotators: readonly string[];
	/** The layer that is written to; absent for the shared one. */
	readonly own?: string;
	/** `all`, `mine`, `blind` or an annotator. */
	readonly shown: string;
}

/**
 * Client to server: where two annotators differ. Parameters: `{ root, a, b }`, names of annotators.
 * Result: `LayerComparison`.
 */
export const compareLayersRequest = 'standpoint/compareLayers';
export interface LayerComparison {
	/** Why nothing is compared, for a person. */
	readonly refused?: string;
	/** Pairs that say the same of the same words. */
	readonly agreed: number;
	/** Differences that were adjudicated. */
	readonly decided: number;
	/** Annotations whose place is in doubt: they are not compared. */
	readonly uncertain: number;
	/** The articles that both annotated, by path. */
	readonly articles: readonly { readonly uri: string; readonly differences: readonly LayerDifference[] }[];
}
export interface LayerDifference {
	readonly type: AnnotationTypeName;
	/** The fields in which the two differ. */
	readonly fields: readonly string[];
	/** Whether the two annotated other words. */
	readonly extent: boolean;
	/** All that either annotated. */
	readonly range: Range;
	/** Absent where only the other annotated this. */
	readonly a?: DifferingSide;
	readonly b?: DifferingSide;
}
export interface DifferingSide {
	/** `mara k3f9a2`: the annotator and the annotation’s id. */
	readonly reference: string;
	readonly words: string;
	/** What the annotation says, in a line. */
	readonly says: string;
}

/** Client to server: what would write a decision between two annotators into the shared layer. Result: `AnnotationEdit`. */
export const adjudicateRequest = 'standpoint/adjudicate';
export interface AdjudicateParams {
	readonly uri: string;
	/** References, as in `DifferingSide`. */
	readonly a?: string;
	readonly b?: string;
	readonly verdict: 'a' | 'b' | 'both' | 'neither';
}

/** Client to server: the notes on an article, by position. Parameters: `{ uri }`. Result: `NoteInfo[]`. */
export const notesRequest = 'standpoint/notes';
export interface NoteInfo {
	readonly sidecar: string;
	readonly id: string;
	/** As a reply names it: `mara k3f9a2`, or the id alone in the shared layer. */
	readonly reference: string;
	readonly range: Range;
	/** Plain text. */
	readonly text: string;
	readonly by?: string;
	readonly created?: string;
	/** Absent for the shared layer. */
	readonly layer?: string;
	/** The reference of the note that this one answers. */
	readonly replyTo?: string;
	/** Whether the conversation that it began is settled. */
	readonly isResolved: boolean;
	/** Whether the place is only a proposal. */
	readonly isDoubtful: boolean;
}

/**
 * Client to server: two versions of an annotation file that come from a common one, as one text. Parameters:
 * `MergeVersionsParams`. Result: `MergedVersions`, or null where they cannot be merged by annotation.
 */
export const mergeVersionsRequest = 'standpoint/mergeVersions';
export interface MergeVersionsParams {
	/** Empty where it is not known. */
	readonly base: string;
	readonly ours: string;
	readonly theirs: string;
}
export interface MergedVersions {
	/** With both versions between git’s markers where they are in conflict. */
	readonly text: string;
	readonly conflicts: number;
}
