import { fold } from '../text/words';
import { familyNamesFirst, givenNames, nameParticles, nameSuffixes } from './name-lexicon';

/** How a person's name is made up. */
export interface PersonName {
	/** The folded given name, where there is one. */
	readonly given?: string;
	/** Ways to write the surname alone, the longest first: "von der Leyen", "Leyen". */
	readonly surnames: readonly string[];
	/** The name without middle names, where it has some: "John F. Kennedy" as "John Kennedy". */
	readonly short?: string;
}

/** Takes a person's full name apart. A name of one word has no surname. */
export function readPersonName(name: string): PersonName {
	const words = name.split(/[\s\u00a0]+/).filter(word => word !== '');
	while (words.length > 1 && nameSuffixes.has(fold(words.at(-1) as string))) words.pop();
	if (words.length > 1) words[words.length - 1] = (words.at(-1) as string).replace(/,$/, '');
	const [first, last] = [words[0], words.at(-1)];
	if (words.length < 2 || first === undefined || last === undefined) return { surnames: [] };
	if (isFamilyNameFirst(words)) return { given: fold(words.slice(1).join('')), surnames: [first] };
	const given = fold(first);
	const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isParticle(word));
	if (particle > 0) {
		const whole = words.slice(particle).join(' ');
		// The son of Salman is "bin Salman"; Salman is his father.
		const patronymic = /^(bin|ibn|ben)$/i.test(words[particle] as string);
		return { given, surnames: patronymic ? [whole] : [whole, last] };
	}
	const surnames = [last];
	const [prefix, rest] = splitOnce(last, '-');
	if (rest !== undefined && isParticle(prefix)) surnames.push(rest);
	return words.length > 2 ? { given, surnames, short: `${first} ${last}` } : { given, surnames };
}

const isParticle = (word: string): boolean => nameParticles.has(fold(word));

/** "Xi Jinping", "Kim Jong-un"; but "Kim Philby", whose first name is one that English speakers have too. */
function isFamilyNameFirst(words: readonly string[]): boolean {
	const first = fold(words[0] as string);
	if (!familyNamesFirst.has(first) || words.length > 3) return false;
	return !givenNames.has(first) || words.length === 3 || (words[1] as string).includes('-');
}

function splitOnce(text: string, at: string): readonly [string, string | undefined] {
	const index = text.indexOf(at);
	return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
