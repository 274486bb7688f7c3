import type { Sentence } from '../../article/article';
import type { ActorId } from '../../codebook/codebook';
import type { Mention } from '../analysis';
import speakers from '../lexicon/en/speakers.json';
import { Tag, type Tokens, wordOf } from '../tokens';
import { tokenAt } from './token-at';

/** By which pronoun a text speaks of a person. */
export type Gender = 'he' | 'she';

const WORDS = new Map<string, Gender>(
	(['he', 'she'] as const).flatMap(gender => speakers[gender].split(' ').map(word => [word, gender] as const)),
);
const TITLES = new Map<string, Gender>(
	(['he', 'she'] as const).flatMap(gender => speakers.titles[gender].split(' ').map(word => [word, gender] as const)),
);

/** The gender of a pronoun such as "she" or "his"; undefined for other words. */
export const genderOf = (word: string): Gender | undefined => WORDS.get(word.toLowerCase());

/**
 * How the article speaks of its persons: by titles ("Mrs Lind") and by the first pronoun in sentences that name only one
 * of them ("Lind said that she"). Persons of whom this is not clear are absent.
 * Mentions must be sorted by start.
 */
export function gendersOf(
	sentences: readonly Sentence[],
	tokens: Tokens,
	mentions: readonly Mention[],
	persons: ReadonlySet<ActorId>,
): ReadonlyMap<ActorId, Gender> {
	const votes = new Map<ActorId, number>();
	const vote = (actor: ActorId, gender: Gender, weight: number): void => {
		votes.set(actor, (votes.get(actor) ?? 0) + (gender === 'he' ? weight : -weight));
	};
	let next = 0;
	for (let number = 0; number < sentences.length; number++) {
		const sentence = sentences[number] as Sentence;
		let only: Mention | undefined;
		let named = 0;
		while (next < mentions.length && (mentions[next] as Mention).start < sentence.end) {
			const mention = mentions[next++] as Mention;
			if (mention.actor === undefined || !persons.has(mention.actor)) continue;
			const first = tokenAt(tokens, mention.start);
			const title =
				TITLES.get(wordOf(tokens, first)) ?? (first > 0 ? TITLES.get(wordOf(tokens, first - 1)) : undefined);
			if (title) vote(mention.actor, title, CERTAIN);
			if (mention.actor !== only?.actor) named++;
			only ??= mention;
		}
		if (!only || named !== 1) continue;
		const last = tokens.firstOf[number + 1] as number;
		for (let token = tokenAt(tokens, only.end); token < last; token++) {
			const gender = mayHaveGender(tokens, token) ? genderOf(wordOf(tokens, token)) : undefined;
			// "Holm has found him a room": what a verb governs is somebody else.
			if (!gender || isObject(tokens, token)) continue;
			vote(only.actor as ActorId, gender, followsVerb(tokens, token) ? CLEAR : 1);
			break;
		}
	}
	return new Map(
		[...votes].filter(([, sum]) => Math.abs(sum) >= CLEAR).map(([actor, sum]) => [actor, sum > 0 ? 'he' : 'she']),
	);
}

const isObject = (tokens: Tokens, token: number): boolean =>
	/^(?:him|her)$/iu.test(wordOf(tokens, token)) && tokens.tag[token] !== Tag.Possessive;

/** "Said she", "denied that he". */
const followsVerb = (tokens: Tokens, token: number): boolean => {
	const before = tokens.tag[token - 1];
	return before === Tag.That || before === Tag.Finite || before === Tag.Participle;
};

/** What one pronoun says of a person is enough behind "said that"; elsewhere two must agree. */
const CLEAR = 2;

/** A title outweighs any pronouns that may be another's. */
const CERTAIN = 20;

/** Whether a token is as long as a pronoun and begins like one: of most words this is all that is looked at. */
const mayHaveGender = ({ text, start, end }: Tokens, token: number): boolean =>
	(end[token] as number) - (start[token] as number) <= LONGEST &&
	FIRST.has(text.charCodeAt(start[token] as number) | 0x20);

const LONGEST = Math.max(...[...WORDS.keys()].map(word => word.length));
const FIRST: ReadonlySet<number> = new Set([...WORDS.keys()].map(word => word.charCodeAt(0)));
