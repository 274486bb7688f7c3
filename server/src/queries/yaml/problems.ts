import type { Annotation, AnnotationType, Resolved } from '../../annotation/annotation';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { rangeOf } from '../../text/position';
import type { Problem, ProblemCode, RelatedPlace, Severity } from '../../text/problem';
import type { Span } from '../../text/span';
import type { FileProblem } from '../problems';
import { didYouMean } from './suggest';
import { type YamlFile, yamlFile } from './yaml-file';

/**
 * All that is wrong in a YAML file of the corpus, sorted by position, with the corpus's own severities: what reading
 * it found, and what only the corpus can tell (ids that nobody has, fields that the codebook requires, words that are no
 * longer in the article). Empty for any other path.
 */
export function yamlProblems(corpus: Corpus, path: CorpusPath): readonly FileProblem[] {
	const file = yamlFile(corpus, path);
	if (!file) return [];
	const { diagnostics } = corpus.file.settings;
	return problemsIn(corpus, file)
		.flatMap(problem => {
			const severity = diagnostics.get(problem.code) ?? problem.severity;
			if (severity === 'off') return [];
			const related = problem.related?.map(place => (place.path === '' ? { ...place, path } : place));
			const range = rangeOf(file.lines, problem);
			return [{ ...problem, severity, range, ...(related ? { related } : {}) }];
		})
		.sort((a, b) => a.start - b.start || a.end - b.end);
}

function problemsIn(corpus: Corpus, file: YamlFile): readonly Problem[] {
	switch (file.kind) {
		case 'settings':
			return file.file.problems;
		case 'actors':
			return [...file.file.problems, ...(corpus.registryProblems.get(file.path) ?? [])];
		case 'sidecar': {
			// What the codebook requires, it knows.
			const required = new Set([...corpus.file.settings.codebook.required.values()].flat());
			const read = file.record.problems.filter(
				({ code, start, end }) => code !== 'unknown-key' || !required.has(file.source.slice(start, end)),
			);
			return [...read, ...sidecarProblems(corpus, file.record)];
		}
	}
}

function sidecarProblems(corpus: Corpus, record: SidecarRecord): readonly Problem[] {
	const problems: Problem[] = [];
	const hasArticle = corpus.articles.has(record.articlePath);
	if (!hasArticle && !corpus.unreadable.has(record.articlePath)) {
		problems.push({
			...firstLine(record.sidecar.source, { start: 0, end: record.sidecar.source.length }),
			code: 'article-missing',
			severity: 'error',
			message: `There is no article “${record.articlePath}” in this corpus. Was it renamed or moved? Rename this file likewise.`,
		});
	}
	const known = knownIds(corpus);
	for (const resolved of record.resolved) {
		const report: Report = (place, code, severity, message, related) => {
			problems.push({ start: place.start, end: place.end, code, severity, message, ...(related ? { related } : {}) });
		};
		reportMissing(corpus, record, resolved.annotation, report);
		reportUnknown(known, record, resolved.annotation, report);
		if (hasArticle) reportAnchor(record, resolved, report);
	}
	return problems;
}

type Report = (
	place: Span,
	code: ProblemCode,
	severity: Severity,
	message: string,
	related?: readonly RelatedPlace[],
) => void;

/** What an annotation needs to say anything, where the codebook sets no rule. */
const requiredByType: Readonly<Record<AnnotationType, readonly string[]>> = {
	mention: ['actor'],
	claim: ['source'],
	stance: ['holder', 'target', 'stance'],
	code: ['codes'],
	note: ['text'],
	dismissed: ['rule'],
};

/** The fields that an annotation of a type must have in this corpus. */
export const requiredFields = (corpus: Corpus, type: AnnotationType): readonly string[] =>
	corpus.file.settings.codebook.required.get(type) ?? requiredByType[type];

function reportMissing(corpus: Corpus, { sidecar }: SidecarRecord, annotation: Annotation, report: Report): void {
	const missing = requiredFields(corpus, annotation.type).filter(key => isBlank(annotation.fields[key]));
	if (missing.length === 0) return;
	const names = missing.map(key => `“${key}”`).join(', ');
	const place = annotation.valueSpans.type ?? firstLine(sidecar.source, annotation.entry);
	report(place, 'missing-field', 'warning', `An annotation of type “${annotation.type}” needs ${names}.`);
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

interface KnownIds {
	readonly actors: ReadonlyMap<string, unknown>;
	/** Empty where the codebook lists none: then anything goes. */
	readonly stances: ReadonlySet<string>;
	readonly topics: ReadonlySet<string>;
	readonly codes: ReadonlySet<string>;
}

function knownIds({ registry, file }: Corpus): KnownIds {
	const { stances, topics, codes } = file.settings.codebook;
	return {
		actors: registry.actors,
		stances: new Set(stances.map(({ id }) => id)),
		topics: new Set(topics.map(({ id }) => id)),
		codes: new Set(codes.map(({ id }) => id)),
	};
}

function reportUnknown(known: KnownIds, { sidecar }: SidecarRecord, annotation: Annotation, report: Report): void {
	const placeOf = (key: string) => annotation.valueSpans[key] ?? firstLine(sidecar.source, annotation.entry);
	const actor = (id: string | undefined, place: Span) => {
		if (id === undefined || known.actors.has(id)) return;
		const hint = didYouMean(id, known.actors.keys());
		report(
			place,
			'unknown-actor',
			'error',
			`No actor has the id “${clip(id)}”.${hint || ' Correct it, or add the actor.'}`,
		);
	};
	const listed = (ids: ReadonlySet<string>, noun: 'stance' | 'topic' | 'code', id: string | undefined, place: Span) => {
		if (id === undefined || ids.size === 0 || ids.has(id)) return;
		const hint = didYouMean(id, ids) || ' Correct it, or add it to corpus.yaml.';
		report(place, `unknown-${noun}`, 'error', `The codebook has no ${noun} “${clip(id)}”.${hint}`);
	};
	switch (annotation.type) {
		case 'mention':
			actor(annotation.actor, placeOf('actor'));
			break;
		case 'claim': {
			const { source } = annotation;
			if (source?.kind !== 'actor') break;
			actor(source.actor, within(sidecar.source, placeOf('source'), 'actor', source.actor));
			actor(source.via, within(sidecar.source, placeOf('source'), 'via', source.via ?? ''));
			break;
		}
		case 'stance':
			actor(annotation.holder, placeOf('holder'));
			actor(annotation.target, placeOf('target'));
			listed(known.stances, 'stance', annotation.stance, placeOf('stance'));
			listed(known.topics, 'topic', annotation.topic, placeOf('topic'));
			break;
		case 'code':
			for (const code of annotation.codes) {
				listed(known.codes, 'code', code, within(sidecar.source, placeOf('codes'), '', code));
			}
	}
}

function reportAnchor(record: SidecarRecord, { annotation, anchor, at }: Resolved, report: Report): void {
	const place = annotation.valueSpans.quote ?? firstLine(record.sidecar.source, annotation.entry);
	if (anchor === 'orphaned') {
		const message = 'These words are no longer in the article. Choose other words for this annotation, or delete it.';
		report(place, 'quote-not-found', 'warning', message);
	} else if (anchor === 'doubtful') {
		const message =
			'The article has changed, and where these words stand now is not certain. Confirm the place, or correct it.';
		const path = record.articlePath;
		const related = at.map(({ start, end }) => ({ path, start, end, message: 'The likeliest place' }));
		report(place, 'doubtful-anchor', 'warning', message, related);
	}
}

/** Where a word stands inside a value that is a list or a mapping; the whole value where it cannot be told. */
function within(source: string, span: Span, key: string, word: string): Span {
	const value = source.slice(span.start, span.end);
	const from = key === '' ? 0 : Math.max(0, value.search(new RegExp(`(^|[\\s{,])${key}\\s*:`)));
	const part = (at: number) => /[\p{L}\p{N}_-]/u.test(value[at] ?? ' ');
	for (let at = value.indexOf(word, from); word !== '' && at >= 0; at = value.indexOf(word, at + 1)) {
		const end = at + word.length;
		if (!part(at - 1) && !part(end) && value[end] !== ':') return { start: span.start + at, end: span.start + end };
	}
	return span;
}

function firstLine(source: string, { start, end }: Span): Span {
	const newline = source.indexOf('\n', start);
	return { start, end: newline < 0 ? end : Math.min(end, newline) };
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
