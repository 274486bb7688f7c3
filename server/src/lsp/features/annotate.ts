import { actorKinds } from '../../codebook/codebook';
import { sidecarTarget } from '../../corpus/paths';
import {
	type AnnotationEdit,
	type AnnotationProposal,
	type ChangeAnnotationParams,
	type CodebookOption,
	type CreateAnnotationParams,
	changeAnnotationRequest,
	createAnnotationRequest,
	type DeleteAnnotationParams,
	deleteAnnotationRequest,
	type ExistingAnnotation,
	type FieldInput,
	type NewActorInput,
	type PhrasePlace,
	type ProposeAnnotationParams,
	phrasePlacesRequest,
	proposeAnnotationRequest,
	type Range,
} from '../../protocol';
import { addActors } from '../../queries/annotate/actor-entries';
import { addTerm } from '../../queries/annotate/codebook-entries';
import type { FileChange } from '../../queries/annotate/file-change';
import { occurrencesOf } from '../../queries/annotate/occurrences';
import { proposeAnnotation } from '../../queries/annotate/proposal';
import {
	changeAnnotation,
	createAnnotations,
	type Refused,
	removeAnnotation,
	type Written,
} from '../../queries/annotate/write';
import { type OpenArticle, openArticle } from '../../queries/open-article';
import { annotationsAt, annotationsIn, type PlacedAnnotation } from '../../queries/placed-annotations';
import { rangeOf, spanOf } from '../../text/position';
import type { Span } from '../../text/span';
import { handOf, toFileEdits } from '../annotating';
import { type At, type Feature, guarded, locate, type Server } from '../feature';
import { locateToWrite } from '../saved';

const failed: AnnotationEdit = { refused: 'Standpoint could not do this. Its log says why.', files: [], ids: [] };

/** Proposing, making, changing and deleting annotations, for a client that asks and applies. */
export const annotate: Feature = {
	capabilities: {},
	register: server => {
		const { connection } = server;
		connection.onRequest(
			proposeAnnotationRequest,
			guarded(server, null, async ({ uri, ranges }: ProposeAnnotationParams) => {
				const at = await locate(server, uri);
				return at ? propose(server, at, ranges) : null;
			}),
		);
		connection.onRequest(
			createAnnotationRequest,
			guarded(server, failed, async (params: CreateAnnotationParams): Promise<AnnotationEdit> => {
				const at = await locateToWrite(server, params.uri);
				return at ? toEdit(server, at, create(server, at, params)) : refusal(noArticle);
			}),
		);
		connection.onRequest(
			changeAnnotationRequest,
			guarded(server, failed, async (params: ChangeAnnotationParams): Promise<AnnotationEdit> => {
				const at = await locateToWrite(server, params.sidecar);
				return at ? toEdit(server, at, change(at, params)) : refusal(noArticle);
			}),
		);
		connection.onRequest(
			deleteAnnotationRequest,
			guarded(server, failed, async ({ sidecar, id }: DeleteAnnotationParams): Promise<AnnotationEdit> => {
				const at = await locateToWrite(server, sidecar);
				if (!at) return refusal(noArticle);
				const path = sidecarTarget(at.path).articlePath;
				return toEdit(server, at, removeAnnotation(at.corpus, { path, sidecar: at.path, id }));
			}),
		);
		connection.onRequest(
			phrasePlacesRequest,
			guarded(server, [], async ({ uri, range }: { readonly uri: string; readonly range: Range }) => {
				const at = await locate(server, uri);
				const lines = at?.corpus.articles.get(at.path)?.summary.lines;
				if (!at || !lines) return [];
				return occurrencesOf(at.corpus, at.path, spanOf(lines, range)).map(
					({ start, end, before, words, after, annotated }): PhrasePlace => ({
						range: rangeOf(lines, { start, end }),
						before,
						words,
						after,
						annotated,
					}),
				);
			}),
		);
	},
};

function propose(server: Server, at: At, ranges: readonly Range[]): AnnotationProposal | null {
	const { corpus, path } = at;
	const article = openArticle(corpus, path);
	const selections = article ? ranges.map(range => spanOf(article.lines, range)) : [];
	const proposal = proposeAnnotation(corpus, path, selections);
	if (!article || !proposal) return null;
	const { stances, topics, codes } = corpus.file.settings.codebook;
	const [cursor] = ranges;
	const existing = cursor ? placedAt(corpus, path, spanOf(article.lines, cursor)) : [];
	return {
		...proposal,
		types: proposal.types.map(({ type, spans }) => ({
			type,
			ranges: spans.map(span => rangeOf(article.lines, span)),
			words: spans.map(({ start, end }) => article.text.slice(start, end)).join(' … '),
		})),
		actors: [...corpus.registry.actors.values()].map(({ id, name, kind, aliases }) => ({ id, name, kind, aliases })),
		stances,
		topics: withDepth(topics),
		codes: withDepth(codes),
		existing: ownFirst(existing, handOf(server).layer).map(placed => toExisting(server, at, article, placed)),
	};
}

/** Those at a cursor, or of which a selection holds a part; the shortest first. */
function placedAt(corpus: At['corpus'], path: At['path'], span: Span): readonly PlacedAnnotation[] {
	if (span.start === span.end) return annotationsAt(corpus, path, span.start);
	const size = ({ at }: PlacedAnnotation) => at.reduce((sum, { start, end }) => sum + end - start, 0);
	return [...annotationsIn(corpus, path, span)].sort((a, b) => size(a) - size(b));
}

/** One's own annotations are those that one most likely means. */
const ownFirst = (existing: readonly PlacedAnnotation[], layer: string | undefined): readonly PlacedAnnotation[] => [
	...existing.filter(({ sidecar }) => sidecar.layer === layer),
	...existing.filter(({ sidecar }) => sidecar.layer !== layer),
];

function toExisting(
	{ workspace }: Server,
	{ live }: At,
	{ lines, text }: OpenArticle,
	{ annotation, at, sidecar }: PlacedAnnotation,
): ExistingAnnotation {
	return {
		sidecar: workspace.uriOf(live, sidecar.path),
		id: annotation.id,
		type: annotation.type,
		layer: sidecar.layer,
		words: at.map(({ start, end }) => text.slice(start, end)).join(' … '),
		ranges: at.map(span => rangeOf(lines, span)),
		fields: annotation.fields,
	};
}

/** Parents stand before their children, as the codebook has them. */
function withDepth(
	entries: readonly { readonly id: string; readonly label?: string; readonly parent?: string }[],
): readonly CodebookOption[] {
	const depths = new Map<string, number>();
	return entries.map(({ id, label, parent }) => {
		const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1;
		depths.set(id, depth);
		return { id, label, depth };
	});
}

function create(server: Server, { corpus, path }: At, params: CreateAnnotationParams): WithAdded {
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return { refused: noArticle };
	const added = withNew(corpus, params);
	if ('refused' in added) return added;
	const { layer, stamp, random } = handOf(server);
	const written = createAnnotations(corpus, {
		path,
		layer,
		type: params.type,
		places: params.places.map(ranges => ranges.map(range => spanOf(lines, range))),
		fields: { ...params.fields, ...added.fields, ...stamp },
		random,
	});
	return joined(added, written);
}

function change({ corpus, path: sidecar }: At, params: ChangeAnnotationParams): WithAdded {
	const path = sidecarTarget(sidecar).articlePath;
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return { refused: noArticle };
	const added = withNew(corpus, params);
	if ('refused' in added) return added;
	const given = Object.entries(params.fields ?? {}).map(([key, value]: [string, FieldInput | null]) => [
		key,
		value ?? undefined,
	]);
	const written = changeAnnotation(
		corpus,
		{ path, sidecar, id: params.id },
		{
			type: params.type,
			fields: { ...Object.fromEntries(given), ...added.fields },
			spans: params.ranges?.map(range => spanOf(lines, range)),
		},
	);
	return joined(added, written);
}

interface Added {
	readonly changes: readonly FileChange[];
	/** Ids by field. */
	readonly fields: Readonly<Record<string, string>>;
}

/** What a person names on the spot. */
function withNew(
	corpus: At['corpus'],
	{ newActors = [], newTerm }: Pick<CreateAnnotationParams, 'newActors' | 'newTerm'>,
): Added | Refused {
	const actors = withNewActors(corpus, newActors);
	if (!newTerm || 'refused' in actors) return actors;
	const term = addTerm(corpus, newTerm.field === 'topic' ? 'topics' : 'codes', newTerm.label);
	if ('refused' in term) return term;
	return {
		changes: [...actors.changes, ...(term.change ? [term.change] : [])],
		fields: { ...actors.fields, [newTerm.field]: term.id },
	};
}

/** Actors whom a person names on the spot, with the fields that are to hold their ids. */
function withNewActors(corpus: At['corpus'], actors: readonly NewActorInput[]): Added | Refused {
	if (actors.length === 0) return { changes: [], fields: {} };
	const added = addActors(
		corpus,
		actors.map(({ name, kind }) => ({ name, kind: actorKinds.find(known => known === kind) ?? 'other' })),
	);
	if ('refused' in added) return added;
	const fields = actors.map(({ field }, index): [string, string] => [field, added.ids[index] as string]);
	return { changes: [added.change], fields: Object.fromEntries(fields) };
}

type WithAdded = Written & Pick<AnnotationEdit, 'added'>;

const joined = ({ changes, fields }: Added, written: Written): WithAdded =>
	'refused' in written ? written : { ...written, changes: [...changes, ...written.changes], added: fields };

const toEdit = (server: Server, at: At, written: WithAdded): AnnotationEdit =>
	'refused' in written
		? refusal(written.refused)
		: { files: toFileEdits(server, at, written.changes), ids: written.ids, added: written.added };

const refusal = (refused: string): AnnotationEdit => ({ refused, files: [], ids: [] });
const noArticle = 'Annotations belong to the articles of a corpus, and this file is none.';
