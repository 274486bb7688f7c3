import { candidatesOf } from '../../analysis/candidates-of';
import { type ActorKind, actorKinds } from '../../codebook/codebook';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { sidecarTarget } from '../../corpus/paths';
import type { ProblemCode } from '../../text/problem';
import { overlaps, type Span, touches } from '../../text/span';
import { actorName } from '../actor-places';
import { candidatePlaces } from '../anchors/candidates';
import { newHomes } from '../anchors/renamed-article';
import { articleProblems } from '../diagnostics';
import { type OpenArticle, openArticle } from '../open-article';
import { annotationsAt, isAnchored, layerLabel, type PlacedAnnotation } from '../placed-annotations';
import type { FileProblem } from '../problems';
import { yamlProblems } from '../yaml/problems';
import { nearestWord } from '../yaml/suggest';
import { addActors, addAlias } from './actor-entries';
import { trimmed } from './extents';
import type { FileChange } from './file-change';
import { likelySources, sourceField } from './proposal';
import { changeAnnotation, createAnnotations, type Fields, type Refused, removeAnnotation } from './write';

/** Something that a person can choose to have done at a place. */
export interface Fix {
	readonly title: string;
	/** The finding that it settles, where it does. */
	readonly settles?: { readonly code: ProblemCode; readonly span: Span };
	/** Whether it is what most people would choose. */
	readonly preferred?: boolean;
	readonly does: /** Worked out when it is chosen: a list of fixes is asked for with every step of the cursor. */
		| { changes(): { readonly changes: readonly FileChange[] } | Refused }
		/** A file gets another path. */
		| { readonly renames: { readonly from: CorpusPath; readonly to: CorpusPath } }
		/** To be asked further, by the editor. */
		| { readonly asks: Question };
}

export type Question =
	| { readonly kind: 'annotate'; readonly type?: 'stance' | 'claim' | 'mention' | 'code' | 'note' }
	| { readonly kind: 'document'; readonly span: Span }
	| {
			readonly kind: 'change' | 'reselect';
			readonly article: CorpusPath;
			readonly sidecar: CorpusPath;
			readonly id: string;
	  };

/** Who annotates, and with what: everything that comes from outside the corpus. */
export interface Hand {
	readonly layer?: string;
	/** `by`, `created`. */
	readonly stamp: Fields;
	readonly random: () => number;
	/** Whether the editor can ask further questions. */
	readonly asks: boolean;
}

/** What can be done in an article at a cursor or a selection. */
export function articleFixes(corpus: Corpus, path: CorpusPath, at: Span, hand: Hand): readonly Fix[] {
	const article = openArticle(corpus, path);
	if (!article) return [];
	const isHere = (span: Span) => overlaps(span, at) || touches(span, at.start);
	const findings = articleProblems(corpus, path).filter(finding => finding.end > finding.start && isHere(finding));
	return [
		...findings.flatMap(finding => findingFixes(corpus, article, finding, hand)),
		...annotationsAt(corpus, path, at.start)
			.slice(0, 5)
			.flatMap(placed => placedFixes(corpus, path, placed, hand)),
		...candidateFixes(corpus, article, isHere),
		...(hand.asks && trimmed(article.text, at) ? annotateFixes() : []),
	];
}

/** What can be done about the problems of a sidecar at a place in it. */
export function sidecarFixes(corpus: Corpus, path: CorpusPath, at: Span, hand: Hand): readonly Fix[] {
	const { articlePath } = sidecarTarget(path);
	const record = corpus.sidecars.get(articlePath)?.find(sidecar => sidecar.path === path);
	if (!record) return [];
	const problems = yamlProblems(corpus, path).filter(problem => overlaps(problem, at) || touches(problem, at.start));
	return problems.flatMap(problem => {
		if (problem.code === 'article-missing') return settling(problem, homeFixes(corpus, record));
		const resolved = record.resolved.find(
			({ annotation: { entry } }) => entry.start <= problem.start && problem.end <= entry.end,
		);
		if (!resolved) return [];
		const placed: PlacedAnnotation = { ...resolved, sidecar: record };
		if (problem.code === 'doubtful-anchor' || problem.code === 'quote-not-found') {
			return settling(problem, anchorFixes(corpus, articlePath, placed, hand));
		}
		return problem.code === 'unknown-actor' ? settling(problem, actorFixes(corpus, placed, problem)) : [];
	});
}

const settling = (problem: FileProblem, fixes: readonly Fix[]): readonly Fix[] =>
	fixes.map(fix => ({ ...fix, settles: { code: problem.code, span: { start: problem.start, end: problem.end } } }));

/** The answers to "who says so?", each an annotation on the sentence. */
function findingFixes(corpus: Corpus, article: OpenArticle, finding: FileProblem, hand: Hand): readonly Fix[] {
	if (finding.code !== 'unsourced-claim' && finding.code !== 'vague-source') return [];
	const span = trimmed(article.text, finding);
	if (!span) return [];
	const fixes: Fix[] = [];
	const offer = (title: string, type: 'claim' | 'dismissed', fields: Fields, preferred = false) => {
		const create = () =>
			createAnnotations(corpus, {
				path: article.path,
				layer: hand.layer,
				type,
				places: [[span]],
				fields: { ...fields, ...hand.stamp },
				random: hand.random,
			});
		fixes.push({ title, preferred, does: { changes: create } });
	};
	for (const { actor, why } of likelySources(corpus, article, span).slice(0, 3)) {
		const source = sourceField({ kind: 'actor', actor });
		offer(`Attribute to ${actorName(corpus, actor)} (${why})`, 'claim', { source, origin: 'suggestion' });
	}
	if (hand.asks) fixes.push({ title: 'Cite a document…', does: { asks: { kind: 'document', span } } });
	offer('The author’s own view', 'claim', { source: 'author' });
	offer('Common knowledge', 'claim', { source: 'common-knowledge' });
	if (finding.code === 'unsourced-claim') offer('Not a claim (dismiss)', 'dismissed', { rule: finding.code });
	else offer('A reader can tell who it is (dismiss)', 'dismissed', { rule: finding.code });
	return settling(finding, fixes);
}

function placedFixes(corpus: Corpus, path: CorpusPath, placed: PlacedAnnotation, hand: Hand): readonly Fix[] {
	const { annotation, sidecar } = placed;
	if (!isAnchored(placed)) return anchorFixes(corpus, path, placed, hand);
	const name = `the ${annotation.type} of ${layerLabel(sidecar)}`;
	const change: Fix = {
		title: `Change ${name}…`,
		does: { asks: { kind: 'change', article: path, sidecar: sidecar.path, id: annotation.id } },
	};
	const remove = () => removeAnnotation(corpus, { path, sidecar: sidecar.path, id: annotation.id });
	return [...(hand.asks ? [change] : []), { title: `Delete ${name}`, does: { changes: remove } }];
}

/** What to do with words that the article does not have any more, or perhaps elsewhere. */
function anchorFixes(corpus: Corpus, path: CorpusPath, placed: PlacedAnnotation, hand: Hand): readonly Fix[] {
	const { annotation, sidecar, anchor, at } = placed;
	const which = { path, sidecar: sidecar.path, id: annotation.id };
	const article = openArticle(corpus, path);
	const fixes: Fix[] = [];
	if (anchor === 'doubtful' && article) {
		const words = clip(at.map(({ start, end }) => article.text.slice(start, end)).join(' … '));
		fixes.push({
			title: `Accept the proposed place: “${words}”`,
			preferred: true,
			does: { changes: () => changeAnnotation(corpus, which, { accept: true }) },
		});
	}
	for (const place of article ? candidatePlaces(article, annotation, at) : []) {
		const context = `line ${place.line}: …${place.before}“${clip(place.words)}”${place.after}…`;
		fixes.push({
			title: `Put it on ${context}`,
			does: { changes: () => changeAnnotation(corpus, which, { spans: place.at }) },
		});
	}
	if (hand.asks) {
		const asks = { kind: 'reselect', article: path, sidecar: sidecar.path, id: annotation.id } as const;
		fixes.push({ title: 'Put it on the words selected in the article', does: { asks } });
	}
	fixes.push({ title: 'Drop the annotation', does: { changes: () => removeAnnotation(corpus, which) } });
	return fixes;
}

/** An annotation file whose article was renamed or moved elsewhere than in the editor. */
const homeFixes = (corpus: Corpus, record: SidecarRecord): readonly Fix[] =>
	newHomes(corpus, record).map(({ article, sidecar, why }, index) => ({
		title: `Rename to “${sidecar}”: “${article}” has the ${why === 'same text' ? 'text it was made on' : 'same name'}`,
		preferred: index === 0 && why === 'same text',
		does: { renames: { from: record.path, to: sidecar } },
	}));

function actorFixes(corpus: Corpus, { annotation, sidecar }: PlacedAnnotation, problem: FileProblem): readonly Fix[] {
	const id = sidecar.sidecar.source.slice(problem.start, problem.end).replace(/^(["'])(.*)\1$/s, '$2');
	if (id === '' || /[\s{}[\],:]/.test(id)) return [];
	const name = annotation.type === 'mention' ? annotation.quote.join(' ') : nameOf(id);
	const nearest = nearestWord(id, corpus.registry.actors.keys());
	const fixes: Fix[] = [];
	if (nearest !== undefined) {
		const edits = [{ range: problem.range, newText: nearest }];
		fixes.push({
			title: `Change to “${nearest}” (${actorName(corpus, nearest)})`,
			preferred: true,
			does: { changes: () => ({ changes: [{ path: sidecar.path, isNew: false, edits }] }) },
		});
	}
	fixes.push(...actorFix(`Add the actor “${clip(id)}”`, () => addActors(corpus, [{ id, name, kind: 'person' }])));
	return fixes;
}

/** A name that nobody has becomes an actor, or another name of one. */
function candidateFixes(corpus: Corpus, { analysis }: OpenArticle, isHere: (span: Span) => boolean): readonly Fix[] {
	const candidate = candidatesOf(analysis).find(isHere);
	if (!candidate) return [];
	const { name, kind } = candidate;
	const fixes = [
		...actorFix(`Add “${clip(name)}” to the actors`, () => addActors(corpus, [{ name, kind: kindOf(kind) }])),
	];
	for (const id of relatedActors(corpus, name)) {
		fixes.push(
			...actorFix(`Add “${clip(name)}” as an alias of ${actorName(corpus, id)}`, () => addAlias(corpus, id, name)),
		);
	}
	return fixes;
}

/** Actors who share a word of the name, as "the Harbour Ministry" and "Ministry of Harbours" do. */
function relatedActors({ registry }: Corpus, name: string): readonly string[] {
	const words = new Set(wordsOf(name));
	const shared = (form: string) => wordsOf(form).filter(word => words.has(word)).length;
	return [...registry.actors.values()]
		.map(actor => ({ id: actor.id, score: Math.max(...[actor.name, ...actor.aliases].map(shared)) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.slice(0, 3)
		.map(({ id }) => id);
}

const wordsOf = (name: string): readonly string[] =>
	name
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(word => word.length > 3);

const annotateFixes = (): readonly Fix[] =>
	(['stance', 'claim', 'mention', 'code', 'note'] as const).map(type => ({
		title: `Annotate as ${type}…`,
		does: { asks: { kind: 'annotate', type } },
	}));

const actorFix = (title: string, add: () => { readonly change: FileChange } | Refused): readonly Fix[] => [
	{
		title,
		does: {
			changes: () => {
				const added = add();
				return 'refused' in added ? added : { changes: [added.change] };
			},
		},
	},
];

const kindOf = (kind: string): ActorKind => actorKinds.find(known => known === kind) ?? 'other';

/** "ilse-marn" as a name, for a person to correct. */
const nameOf = (id: string): string =>
	id
		.split(/[-_]+/)
		.map(word => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
