import type { Article } from '../article/article';
import type { ActorMatcher } from './actor-matcher';
import type { Mention } from './analysis';
import { formsAt } from './form-trie';
import { splitWords } from './words';

export { type ActorMatcher, compileActors } from './actor-matcher';

/**
 * Finds where the article names actors, in all its zones. Sorted, without overlaps; where forms compete, the one that
 * begins first wins, and of those the longest. A possessive `'s` is not part of a mention.
 * @param date the article's day (ISO 8601), which decides who held a role.
 */
export function findMentions(article: Article, matcher: ActorMatcher, _date?: string): readonly Mention[] {
	const words = splitWords(article.text);
	const mentions: Mention[] = [];
	for (let index = 0; index < words.count; ) {
		const hit = formsAt(matcher.forms, words, index)[0];
		if (!hit) {
			index++;
			continue;
		}
		const span = { start: words.start[hit.first] as number, end: words.end[hit.last - 1] as number };
		const [form] = hit.values;
		const candidates = [...new Set(hit.values.map(value => value.actor.id))];
		if (form && candidates.length === 1) mentions.push({ ...span, actor: form.actor.id, via: form.via, score: 0.9 });
		else if (form) mentions.push({ ...span, via: form.via, score: 0.5, candidates });
		index = hit.last;
	}
	return mentions;
}
