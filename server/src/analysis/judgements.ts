import type { Article, Genre } from '../article/article';
import { overlaps, spansIn, textOf } from '../text/span';
import type { Attribution, Judgement, Quote } from './analysis';

/**
 * One judgement per sentence, in order: whether it asserts something checkable and whether a source stands behind it.
 * Only sentences of the body can be `vague` or `unsourced`.
 */
export function judgeSentences(
	article: Article,
	quotes: readonly Quote[],
	attributions: readonly Attribution[],
	genre: Genre,
): readonly Judgement[] {
	const { text } = article;
	return article.sentences.map(sentence => {
		const { start, end, zone } = sentence;
		const base = { start, end, zone };
		if (zone !== 'body') {
			return {
				...base,
				status: 'other',
				claim: false,
				score: 0,
				rule: 'zone',
				reason: `This is ${zone}, not body text.`,
			};
		}
		const covering = attributions.filter(attribution => attribution.content.some(span => overlaps(span, sentence)));
		const named = covering.find(attribution => attribution.source.length > 0 && !attribution.vague);
		if (named) {
			return {
				...base,
				status: 'sourced',
				claim: true,
				score: 0.1,
				rule: 'attributed',
				reason: 'A source stands behind it.',
			};
		}
		if (covering.length > 0) {
			return {
				...base,
				status: 'vague',
				claim: true,
				score: 0.6,
				rule: 'vague-source',
				reason: 'Its source cannot be found again.',
			};
		}
		const words = textOf(text, sentence);
		if (words.endsWith('?') || /\b(?:should|must|would|could|might|may|will|I|we)\b/u.test(words)) {
			return {
				...base,
				status: 'opinion',
				claim: false,
				score: 0.2,
				rule: 'opinion-word',
				reason: 'It evaluates, predicts or advises.',
			};
		}
		if (spansIn(quotes, sentence).length === 0 && /\d|\b(?:has|have|was|were|had|\w+ed)\b/u.test(words)) {
			const score = genre === 'news' ? 0.7 : 0.5;
			return {
				...base,
				status: 'unsourced',
				claim: true,
				score,
				rule: 'past-act',
				reason: 'It reports an act or a figure and names no source.',
			};
		}
		return {
			...base,
			status: 'other',
			claim: false,
			score: 0.3,
			rule: 'no-claim',
			reason: 'It asserts nothing that could be checked.',
		};
	});
}
