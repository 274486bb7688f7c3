import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import type { Attribution } from '../analysis';
import { isDirection } from '../interview';
import { makeAttribution } from './make-attribution';
import { nestWithin } from './nesting';

/** An interview has at least so many turns and two speakers, and one of them speaks twice. */
const FEWEST_TURNS = 3;

interface Turn {
	/** Number of the attribution. */
	readonly index: number;
	/** Number of the paragraph that it opens. */
	readonly paragraph: number;
	readonly label: string;
}

/**
 * In an interview or a transcript ("Q: …", "A: …", "Okafor: …") each turn is its speaker's to its end: the sentences of
 * its paragraph, and the paragraphs that follow up to the next turn. What is within it is part of it.
 * Attributions must be sorted by start; they are returned in the same order.
 */
export function continueTurns(article: Article, attributions: readonly Attribution[]): readonly Attribution[] {
	const turns = turnsOf(article, attributions);
	const speakers = new Set(turns.map(({ label }) => label)).size;
	if (turns.length < FEWEST_TURNS || speakers === 1 || speakers === turns.length) return attributions;
	const whole = new Map<number, readonly Span[]>();
	for (const [number, { index, paragraph }] of turns.entries()) {
		const next = turns[number + 1]?.paragraph ?? paragraph + 1;
		const first = (attributions[index] as Attribution).content[0] as Span;
		const own = { start: first.start, end: (article.paragraphs[paragraph] as Span).end };
		const more = article.paragraphs.slice(paragraph + 1, next).filter(span => !isDirection(article.text, span));
		whole.set(index, [own, ...more]);
	}
	return nestWithin([...whole.values()].flat(), attributions).map((attribution, index) => {
		const content = whole.get(index);
		return content ? makeAttribution({ ...(attributions[index] as Attribution), content }) : attribution;
	});
}

function turnsOf({ text, paragraphs }: Article, attributions: readonly Attribution[]): readonly Turn[] {
	const turns: Turn[] = [];
	let paragraph = 0;
	for (const [index, { source, cue, content }] of attributions.entries()) {
		const [speaker] = source;
		const [mark] = cue;
		if (!speaker || !mark || !content[0] || text[mark.start] !== ':' || mark.end - mark.start > 1) continue;
		while (paragraph + 1 < paragraphs.length && (paragraphs[paragraph + 1] as Span).start <= speaker.start) paragraph++;
		if (/[^*_]/u.test(text.slice((paragraphs[paragraph] as Span).start, speaker.start))) continue;
		turns.push({ index, paragraph, label: text.slice(speaker.start, speaker.end) });
	}
	return turns;
}
