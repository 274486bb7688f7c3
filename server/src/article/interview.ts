import { type Span, textOf } from '../text/span';

/** An interview as it is printed: the numbers of its paragraphs that ask, and how they are told from the answers. */
export interface Interview {
	readonly questions: readonly number[];
	/** Whether "Q:" and "A:" stand before them, rather than the questions being set in bold or in italics. */
	readonly labelled: boolean;
}

/**
 * The interview that some paragraphs are, where they are one: questions by one who says "you", in one way of setting
 * them apart, and answers by one who says "I". An explainer with headings that ask is none, nor is an essay that asks
 * its reader. Linear in the text's length.
 * @param paragraphs in order, without headlines and the like
 */
export function findInterview(text: string, paragraphs: readonly Span[]): Interview | undefined {
	const styles: (Style | undefined)[] = [];
	let styled = 0;
	for (const paragraph of paragraphs) {
		const style = styleOf(text, paragraph);
		styles.push(style);
		if (style !== undefined) styled++;
	}
	if (styled < FEWEST) return undefined;
	const asks = styles.flatMap((style, number) => (style === 'Q' ? [number] : []));
	if (asks.length >= 2 && styles.filter(style => style === 'A').length >= 2) return { questions: asks, labelled: true };
	for (const style of ['bold', 'italic'] as const) {
		const questions = styles.flatMap((other, number) => (other === style ? [number] : []));
		if (questions.length >= FEWEST && isDialogue(text, paragraphs, questions)) return { questions, labelled: false };
	}
	return undefined;
}

/** An interview has no fewer questions. */
const FEWEST = 3;

type Style = 'bold' | 'italic' | 'Q' | 'A';

/** A question is no longer than this, in UTF-16 code units. */
const longest = 600;

function styleOf(text: string, { start, end }: Span): Style | undefined {
	const first = text[start] as string;
	if (!'QA*_'.includes(first)) return undefined;
	const label = LABEL.exec(text.slice(start, start + 14))?.[1];
	if (label) return label as 'Q' | 'A';
	if (end - start > longest) return undefined;
	if (first === 'Q' || first === 'A' || text[end - 1] !== first) return undefined;
	const mark = text[start + 1] === first ? first + first : first;
	const inner = text.slice(start + mark.length, end - mark.length);
	if (inner === '' || inner.includes(mark)) return undefined;
	return mark.length === 2 ? 'bold' : 'italic';
}

/** "Q: ", "A. ", "**Question:** " */
const LABEL = /^(?:\*\*|__)?(Q|A)(?:uestion|nswer)?(?:[:.](?:\*\*|__)?|(?:\*\*|__)[:.])\s/;

/** Whether at least half of the questions ask, some of them "you", and the answers below them are somebody's own. */
function isDialogue(text: string, paragraphs: readonly Span[], questions: readonly number[]): boolean {
	let asking = 0;
	let addressing = 0;
	let answers = 0;
	let own = 0;
	questions.forEach((number, index) => {
		const question = textOf(text, paragraphs[number] as Span);
		if (/\?[*_”"’')]*$/u.test(question)) asking++;
		if (/\b(?:you|your|yours|yourself)\b/iu.test(question)) addressing++;
		const answer = paragraphs[number + 1];
		if (answer === undefined || questions[index + 1] === number + 1) return;
		answers++;
		if (/\b(?:I|me|my|we|us|our)\b(?!\.)/u.test(textOf(text, answer))) own++;
	});
	const count = questions.length;
	return asking >= count / 2 && addressing >= Math.max(2, count / 5) && answers >= count / 2 && own >= answers / 3;
}
