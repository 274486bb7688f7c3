import { advanceText, refersToOther } from '../../annotation/advance';
import type { Annotation, AnnotationType, Resolved, Sidecar } from '../../annotation/annotation';
import {
	addAnnotation,
	applyEdits,
	changeFields,
	deleteAnnotation,
	newId,
	newSidecar,
	reanchorAnnotation,
	type SidecarEdit,
	sortAnnotations,
	wordsAt,
} from '../../annotation/edit';
import { typeKeys } from '../../annotation/keys';
import { readSidecar } from '../../annotation/read';
import type { FieldValue } from '../../annotation/write';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { sidecarPath } from '../../corpus/paths';
import type { Span } from '../../text/span';
import { openArticle } from '../open-article';
import { type FileChange, fileChange } from './file-change';

/** The changes of files that do what a person asked for, or why it cannot be done, for that person. */
export type Written = { readonly changes: readonly FileChange[]; readonly ids: readonly string[] } | Refused;
export interface Refused {
	readonly refused: string;
}

export type Fields = Readonly<Record<string, FieldValue | undefined>>;

export interface CreateAnnotations {
	readonly path: CorpusPath;
	/** The annotator whose file it is written to; absent for the shared layer. */
	readonly layer?: string;
	readonly type: AnnotationType;
	/** One annotation for each of these; more than one span where it is discontinuous. */
	readonly places: readonly (readonly Span[])[];
	/** The fields of the type, and `by`, `created`, `origin`. */
	readonly fields: Fields;
	/** 0 to 1, for new ids. */
	readonly random: () => number;
}

/** Writes annotations of one type with equal fields. The article must be open. */
export function createAnnotations(corpus: Corpus, create: CreateAnnotations): Written {
	const { path, layer, type, places, fields, random } = create;
	return writeAnnotations(corpus, { path, layer, entries: places.map(spans => ({ type, spans, fields })), random });
}

/** An annotation that is to be made. */
export interface NewEntry {
	readonly type: AnnotationType;
	/** More than one where it is discontinuous. */
	readonly spans: readonly Span[];
	readonly fields: Fields;
}

export interface WriteAnnotations extends Pick<CreateAnnotations, 'path' | 'layer' | 'random'> {
	readonly entries: readonly NewEntry[];
}

/** Writes annotations into one file. The article must be open. */
export function writeAnnotations(corpus: Corpus, { path, layer, entries, random }: WriteAnnotations): Written {
	const text = textState(corpus, path);
	if (!text) return notOpen;
	const file = sidecarPath(path, layer);
	const record = recordAt(corpus, path, file);
	if (corpus.carried.has(file) || corpus.unreadable.has(file)) return unreadable(file);
	let draft: Draft | undefined = record ? settle(record, text, file) : fresh(text, file);
	const taken = new Set(draft?.sidecar.annotations.map(({ id }) => id));
	const ids: string[] = [];
	for (const { type, spans, fields } of entries) {
		const id = newId(taken, random);
		taken.add(id);
		ids.push(id);
		const words = wordsFor(text, spans, draft?.stable !== false);
		draft = next(draft, file, sidecar => addAnnotation(sidecar, { id, type, ...words, fields }));
	}
	const sorted = inOrder(draft, file);
	return sorted
		? { changes: [fileChange(file, record?.sidecar.source, sorted.sidecar.source)], ids }
		: unreadable(file);
}

/** An annotation of a file, by its id. */
export interface Which {
	readonly path: CorpusPath;
	readonly sidecar: CorpusPath;
	readonly id: string;
}

/** What is to become of an annotation; what is absent stays. */
export interface Change {
	readonly type?: AnnotationType;
	/** Fields to set; those given as undefined are taken out. */
	readonly fields?: Fields;
	/** Where it is to stand. */
	readonly spans?: readonly Span[];
	/** Whether the proposed place of a doubtful annotation is accepted. */
	readonly accept?: boolean;
}

/** Changes an annotation's type, fields or extent. Fields that only the type before had are taken out with it. */
export function changeAnnotation(corpus: Corpus, which: Which, change: Change): Written {
	const found = find(corpus, which);
	if ('refused' in found) return found;
	const { record, resolved, text } = found;
	const { annotation } = resolved;
	const spans = change.spans ?? (change.accept ? resolved.at : undefined);
	if (spans?.length === 0) return { refused: 'These words are not in the article any more: select others.' };
	const type = change.type ?? annotation.type;
	const gone = Object.fromEntries(
		typeKeys[annotation.type].filter(key => !typeKeys[type].includes(key)).map(key => [key, undefined]),
	);
	const fields: Fields = {
		...(type === annotation.type ? {} : { ...gone, type }),
		...change.fields,
	};
	let draft: Draft | undefined = settle(record, text, which.sidecar);
	if (spans) {
		const words = wordsFor(text, spans, draft?.stable !== false);
		draft = next(draft, which.sidecar, sidecar => reanchorAnnotation(sidecar, sameIn(sidecar, annotation), words));
		draft = draft && { ...draft, moved: draft.stable };
	}
	if (Object.keys(fields).length > 0) {
		// The order of keys is that of the new type.
		draft = next(draft, which.sidecar, sidecar =>
			changeFields(sidecar, { ...sameIn(sidecar, annotation), type } as Annotation, fields),
		);
	}
	return finish(found, which, draft);
}

/** Takes an annotation out of its file. */
export function removeAnnotation(corpus: Corpus, which: Which): Written {
	const found = find(corpus, which);
	if ('refused' in found) return found;
	const { record, resolved, text } = found;
	const draft = settle(record, text, which.sidecar);
	const without = next(draft, which.sidecar, sidecar =>
		deleteAnnotation(sidecar, sameIn(sidecar, resolved.annotation)),
	);
	return finish(found, which, without);
}

interface TextState {
	readonly text: string;
	readonly hash: string;
	readonly length: number;
}

/** A sidecar on the way to what is written. */
interface Draft {
	readonly sidecar: Sidecar;
	/** Whether its positions refer to the article's text as it is now, so that new ones may stand beside them. */
	readonly stable: boolean;
	/** Whether positions changed, so that the order of the annotations may have to follow. */
	readonly moved?: boolean;
}

/**
 * Brings all positions of a sidecar to the text as it is now, in the same change: otherwise old and new positions would
 * stand in one file. Where that cannot be said in the file, it stays as it is, and a new annotation goes without position.
 */
function settle({ sidecar, resolved }: SidecarRecord, text: TextState, file: CorpusPath): Draft {
	if (!refersToOther(sidecar, text.hash)) return { sidecar, stable: true };
	const source = advanceText(sidecar, resolved, text);
	return source === undefined ? { sidecar, stable: false } : { sidecar: readSidecar(source, file), stable: true };
}

const fresh = (text: TextState, file: CorpusPath): Draft => ({
	sidecar: readSidecar(newSidecar(text), file),
	stable: true,
});

const next = (
	draft: Draft | undefined,
	file: CorpusPath,
	edit: (sidecar: Sidecar) => SidecarEdit,
): Draft | undefined => {
	const edits = draft && edit(draft.sidecar);
	return edits && { ...draft, sidecar: readSidecar(applyEdits(draft.sidecar.source, edits), file) };
};

const inOrder = (draft: Draft | undefined, file: CorpusPath): Draft | undefined =>
	draft?.moved ? next(draft, file, sortAnnotations) : draft;

/** Without a position the surroundings must tell the place. */
function wordsFor({ text }: TextState, spans: readonly Span[], stable: boolean) {
	const words = wordsAt(text, spans);
	if (stable) return words;
	const [first, last] = [words.at[0], words.at.at(-1)] as [Span, Span];
	const prefix = text.slice(Math.max(0, first.start - 32), first.start);
	return { quote: words.quote, at: [], prefix, suffix: text.slice(last.end, last.end + 32) };
}

interface Found {
	readonly record: SidecarRecord;
	readonly resolved: Resolved;
	readonly text: TextState;
}

function find(corpus: Corpus, { path, sidecar, id }: Which): Found | Refused {
	if (corpus.carried.has(sidecar)) return unreadable(sidecar);
	const record = recordAt(corpus, path, sidecar);
	const resolved = record?.resolved.find(({ annotation }) => annotation.id === id);
	const text = textState(corpus, path);
	if (!text) return notOpen;
	return record && resolved ? { record, resolved, text } : { refused: 'This annotation is not there any more.' };
}

function finish({ record, resolved }: Found, { sidecar }: Which, draft: Draft | undefined): Written {
	const sorted = inOrder(draft, sidecar);
	if (!sorted) return unreadable(sidecar);
	return {
		changes: [fileChange(sidecar, record.sidecar.source, sorted.sidecar.source)],
		ids: [resolved.annotation.id],
	};
}

function textState(corpus: Corpus, path: CorpusPath): TextState | undefined {
	const article = openArticle(corpus, path);
	const summary = corpus.articles.get(path)?.summary;
	return article && summary && { text: article.text, hash: summary.hash, length: summary.length };
}

/** Also of a layer that is not shown: what stands in the file counts for what is written there. */
const recordAt = (corpus: Corpus, path: CorpusPath, file: CorpusPath): SidecarRecord | undefined =>
	(corpus.whole ?? corpus).sidecars.get(path)?.find(record => record.path === file);

/** The annotation as it stands in a later version of its file; its id, of broken files also its words, tell. */
function sameIn(sidecar: Sidecar, { id, quote }: Annotation): Annotation {
	const same = sidecar.annotations.filter(other => other.id === id);
	return (same.find(other => String(other.quote) === String(quote)) ?? same[0]) as Annotation;
}

const notOpen: Refused = { refused: 'Open the article first: annotations are made on its text.' };
const unreadable = (file: CorpusPath): Refused => ({
	refused: `${file} cannot be changed, because it cannot be read as YAML of the usual form. Correct it first.`,
});
