import type { Words } from '../text/words';
import type { ActorForm, ActorMatcher, TitleForm } from './actor-matcher';
import { formsAt } from './form-trie';
import { isPartOfOtherName } from './name-context';
import type { SentenceCase } from './sentence-case';

/** Words `first` to `last` (exclusive) that are a form of actors, or a title, or could be both. */
export interface Find {
	readonly first: number;
	readonly last: number;
	readonly forms: readonly ActorForm[];
	readonly title?: TitleForm;
}

/** All forms in the text, leftmost longest; those that belong to other names are passed over. */
export function findForms(words: Words, matcher: ActorMatcher, cases: SentenceCase): readonly Find[] {
	const finds: Find[] = [];
	for (let word = 0; word < words.count; ) {
		const find = longestAt(words, matcher, cases, word);
		if (find) finds.push(find);
		word = find ? find.last : word + 1;
	}
	return finds;
}

function longestAt(words: Words, matcher: ActorMatcher, cases: SentenceCase, first: number): Find | undefined {
	const hits = formsAt(matcher.forms, words, first);
	for (let at = 0; at < hits.length; ) {
		const last = hits[at]?.last as number;
		const forms: ActorForm[] = [];
		let title: TitleForm | undefined;
		for (; hits[at]?.last === last; at++) {
			for (const value of hits[at]?.values ?? []) {
				if (value.kind === 'title') title ??= value;
				else if (!isPartOfOtherName(words, first, last, value, cases)) forms.push(value);
			}
		}
		if (forms.length > 0 || title) return { first, last, forms, title };
	}
	return undefined;
}
