import type { Article } from '../article/article';
import { findInterview } from '../article/interview';
import type { Span } from '../text/span';

/** An interview's parts by the numbers of their paragraphs in the article. */
export interface Parts {
	readonly questions: ReadonlySet<number>;
	/** The first paragraph of the interview; what stands above introduces it. */
	readonly from: number;
	/** For each answer its paragraphs, in order. */
	readonly answers: readonly (readonly Span[])[];
	/** Whether "Q:" and "A:" stand before them. */
	readonly labelled: boolean;
}

let latest: { readonly article: Article; readonly parts: Parts | undefined } | undefined;

/** The questions and answers of an article that is an interview; undefined for any other. */
export function interviewOf(article: Article): Parts | undefined {
	if (latest?.article !== article) latest = { article, parts: partsOf(article) };
	return latest.parts;
}

function partsOf({ text, paragraphs, sentences }: Article): Parts | undefined {
	const numbers: number[] = [];
	const spans: Span[] = [];
	for (const { zone, paragraph } of sentences) {
		if (zone !== 'body' || numbers.at(-1) === paragraph) continue;
		numbers.push(paragraph);
		spans.push(paragraphs[paragraph] as Span);
	}
	const interview = findInterview(text, spans);
	if (!interview) return undefined;
	const body = new Set(numbers);
	const questions = interview.questions.map(question => numbers[question] as number);
	const answers: (readonly Span[])[] = [];
	let longest = 1;
	for (const [index, question] of questions.entries()) {
		const next = questions[index + 1];
		// Behind the last answer the author may go on: it is no longer than the others were.
		const end = next ?? Math.min(paragraphs.length, question + 1 + longest);
		const answer: Span[] = [];
		for (let number = question + 1; number < end; number++) {
			const paragraph = paragraphs[number] as Span;
			if (!body.has(number)) {
				if (next === undefined) break;
			} else if (!isDirection(text, paragraph)) answer.push(withoutDirection(text, paragraph));
		}
		if (next !== undefined) longest = Math.max(longest, answer.length);
		if (answer.length > 0) answers.push(answer);
	}
	return { questions: new Set(questions), from: questions[0] as number, answers, labelled: interview.labelled };
}

/** “(Laughter.)”, “[Applause]”: a paragraph in brackets says what happened meanwhile. */
export const isDirection = (text: string, { start, end }: Span): boolean =>
	/^[*_]{0,2}[([][^()[\]]*[)\]][.]?[*_]{0,2}$/u.test(text.slice(start, Math.min(end, start + 200)));

/** The answer itself, behind “(She laughs.)”. */
function withoutDirection(text: string, { start, end }: Span): Span {
	const direction = /^[*_]{0,2}[([][^()[\]]{1,80}[)\]][.]?[*_]{0,2}\s+/u.exec(
		text.slice(start, Math.min(end, start + 100)),
	);
	return direction ? { start: start + direction[0].length, end } : { start, end };
}
