import type { Article, Sentence } from '../../article/article';
import { authorsIn } from '../../article/zone/authors';
import { firstNot } from '../../text/first-not';
import { type Span, textOf } from '../../text/span';
import type { Attribution, Candidate } from '../analysis';
import { findCandidates } from '../candidates';
import { interviewOf, type Parts } from '../interview';
import { makeAttribution } from './make-attribution';
import { merged, nestWithin } from './nesting';

/**
 * In an interview whose questions are set in bold or the like, each answer is what the interviewee says, word for word;
 * where "A:" stands before it, that is who it is. What is within an answer is part of it. The source is where the
 * introduction names the interviewee; where nothing tells who it is, the answers have none.
 * Attributions must be sorted by start; so are those returned.
 */
export function attributeAnswers(article: Article, attributions: readonly Attribution[]): readonly Attribution[] {
	const parts = interviewOf(article);
	if (!parts) return attributions;
	const source = intervieweeOf(article, parts);
	if (parts.labelled) return source ? attributions.map(one => withName(article.text, source, one)) : attributions;
	const answers = parts.answers.map(
		(content): Attribution =>
			makeAttribution({ kind: 'direct', source: source ? [source] : [], cue: [], content, vague: !source }),
	);
	return merged(answers, nestWithin(parts.answers.flat(), attributions));
}

/** The attribution of a turn behind "A:", whose source has a name. */
function withName(text: string, name: Span, attribution: Attribution): Attribution {
	const [label] = attribution.source;
	if (!label || attribution.nested || !/^(?:A|Answer)$/u.test(textOf(text, label))) return attribution;
	return makeAttribution({ ...attribution, source: [name, label] });
}

/**
 * Where the person that is asked is named: the one named most often above the first question and where questions begin
 * with a name; whom somebody met, or had an interview with, counts more. Undefined where two are named equally often.
 */
function intervieweeOf(article: Article, parts: Parts): Span | undefined {
	const authors = new Set(authorsOf(article));
	const votes = new Map<string, { weight: number; first: Candidate; body: boolean }>();
	for (const candidate of findCandidates(article, [])) {
		if (candidate.kind !== 'person' || authors.has(candidate.name)) continue;
		const sentence = sentenceAt(article.sentences, candidate.start);
		if (!sentence || SILENT.has(sentence.zone)) continue;
		const weight = weightOf(article, parts, sentence, candidate);
		if (weight === 0) continue;
		const vote = votes.get(candidate.name);
		const body = sentence.zone === 'body';
		if (!vote) votes.set(candidate.name, { weight, first: candidate, body });
		else {
			vote.weight += weight;
			if (body && !vote.body) Object.assign(vote, { first: candidate, body });
		}
	}
	const [best, second] = [...votes.values()].sort((a, b) => b.weight - a.weight);
	if (!best || best.weight === second?.weight) return undefined;
	return { start: best.first.start, end: best.first.end };
}

const SILENT: ReadonlySet<Sentence['zone']> = new Set<Sentence['zone']>([
	'byline',
	'caption',
	'related',
	'comment',
	'boilerplate',
]);

function weightOf({ text, paragraphs }: Article, parts: Parts, sentence: Sentence, { start, end }: Span): number {
	const paragraph = paragraphs[sentence.paragraph] as Span;
	if (parts.questions.has(sentence.paragraph)) {
		if (start - paragraph.start > 40) return 0;
		const opens = /^[*_]{0,2}(?:Q:?\s+)?(?:\p{Lu}\p{L}+\.? )?$/u.test(text.slice(paragraph.start, start));
		return opens && text[end] === ',' ? 3 : 0;
	}
	if (sentence.paragraph >= parts.from) return 0;
	const before = text.slice(Math.max(sentence.start, start - 40), start);
	if (MET.test(before)) return 3;
	// "Ana Lind, 47, has studied the bay": whom the first words of an introduction name it introduces.
	return start === paragraph.start ? 2 : 1;
}

const MET =
	/\b(?:interview(?:ed)?(?: with)?|conversation with|(?:talk|speak|spoke|chat|sat down)(?:s|ed)?(?: down)? (?:to|with)|met|meets|asked|asks)\s+(?:the \p{Ll}+ |\p{Lu}\p{L}{0,9}\.? )?$/u;

function authorsOf({ text, zones }: Article): readonly string[] {
	return zones.flatMap(zone =>
		zone.kind === 'byline'
			? textOf(text, zone)
					.split('\n', 8)
					.flatMap(line => authorsIn(line.trim()))
			: [],
	);
}

function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
	const low = firstNot(sentences.length, at => (sentences[at] as Sentence).end <= offset);
	const found = sentences[low];
	return found && found.start <= offset ? found : undefined;
}
