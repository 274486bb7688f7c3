import { stateByForm } from '../analysis/states';
import { fold } from '../text/words';

/** An office that the text gives somebody, and the name of the state it belongs to where that is said. */
export interface FoundRole {
	readonly title: string;
	readonly of?: string;
}

/** How far from the name an office is looked for, in UTF-16 code units. */
const reach = 90;

/**
 * The offices that stand next to a person's name: "the French president Ida Holm", "Ida Holm, a former ambassador to
 * Canada,". Looks at `reach` code units on each side of the name, which stands at `start`..`end`.
 */
export function findRoles(text: string, start: number, end: number): readonly FoundRole[] {
	const found = [roleBehind(text.slice(end, end + reach)), roleBefore(text.slice(Math.max(0, start - reach), start))];
	return found.filter(role => role !== undefined);
}

/** Nouns for what people do, by their endings, and the commonest others. */
const occupation =
	/\b(?:\p{L}*(?:minister|president|secretary|ambassador|chancellor|director|spokesman|spokeswoman|spokesperson|professor|fellow|analyst|columnist|journalist|economist|scientist|biologist|historian|politician|adviser|advisor|commissioner|prosecutor|negotiator|researcher|engineer|commander|officer|correspondent)|head|chief|chair|chairman|chairwoman|leader|mayor|governor|senator|envoy|lawyer|author|founder|farmer|general|colonel|premier|representative)\b/iu;

/** ", a former ambassador to Canada," and ", head of the harbour board," up to the next comma. */
function roleBehind(text: string): FoundRole | undefined {
	const match =
		/^,\s+(?:(?:an?|the|its|his|her|their)\s+)?([^,.;:()“”"\n–—]{4,70})(?=[,.;)]|\s+(?:who|said|says|told|and)\b)/u.exec(
			text,
		);
	const phrase = match?.[1]?.trim();
	if (phrase === undefined || CLAUSE.test(phrase) || KIN.test(phrase)) return undefined;
	// "An adviser to Mr. Lind": a full stop that ends no sentence has cut the phrase short.
	return readTitle(phrase.replace(/\s+(?:to|of|for|at|in|with|under)\s+(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|St|U)$/u, ''));
}

/** Words that no office contains: what follows the name is a clause or a relation. */
const CLAUSE =
	/\b(?:who|which|where|when|while|whose|if|as|but|said|says|was|is|are|has|had|have|were|will|would|could|should|may|might|must|can|do|does|did|become|becomes|became|been|not)\b/i;
const KIN =
	/^(?:[\p{L}’']+ )?(?:brother|sister|son|daughter|wife|husband|father|mother|cousin|widow|widower|friend|partner|nephew|niece|uncle|aunt|grandson|granddaughter)\b/iu;

/** "Foreign Minister ", "the French president ", "the Russian foreign minister, ". */
function roleBefore(text: string): FoundRole | undefined {
	const match = /(?:^|[\s“"(])((?:[\p{L}’'-]+\s+){1,5}),?\s*$/u.exec(text.replace(/,?\s+$/, ' '));
	const words = match?.[1]?.trim().split(/\s+/) ?? [];
	// The shortest stretch that ends in an occupation, with the words that qualify it.
	if (!occupation.test(words.at(-1) ?? '')) return undefined;
	let first = words.length - 1;
	while (first > 0 && isQualifier(words[first - 1] as string)) first--;
	// "Northwater Bank President Ida Holm": with names in front of it, it is the office of what they name.
	const isOffice = /^\p{Lu}/u.test(words[first] as string);
	while (isOffice && first > 0 && /^(?:\p{Lu}[\p{L}’'.-]*|of)$/u.test(words[first - 1] as string)) first--;
	while (
		/^(?:of|the|in|on|at|by|for|and|but|former)$/i.test(words[first] as string) &&
		!/^former$/i.test(words[first] as string)
	)
		first++;
	const phrase = words.slice(first).join(' ');
	// A part of an office is none: "General" of an attorney general, "Chief" of a chief of staff.
	return /^(?:general|chief|fellow|officer|head)$/i.test(phrase) ? undefined : readTitle(phrase);
}

const isQualifier = (word: string): boolean =>
	/^(?:former|deputy|vice|prime|foreign|defen[cs]e|interior|finance|health|justice|energy|environment|education|trade|home|chief|acting|general|opposition|party|harbour|economy|culture|transport|attorney|press|majority|minority|house|senate|national|security|communications|executive|managing|police|secretary|state|federal|district|supreme|central|campaign|policy|senior|deputy|assistant|associate|political|interim|lieutenant|inspector|solicitor|surgeon|labor|labour|treasury|agriculture|commerce|budget)$/i.test(
		word,
	) || stateByForm.has(fold(word.replace(/['’]s$/, '')));

/** A title in lower case, without the state before it, which is given separately. */
function readTitle(phrase: string): FoundRole | undefined {
	if (!occupation.test(phrase)) return undefined;
	const match = /^((?:former\s+)?)(\p{Lu}[\p{L}.]*?)(?:['’]s)?\s+(.+)$/u.exec(phrase);
	const state = match ? stateByForm.get(fold(match[2] as string)) : undefined;
	const title = state ? `${match?.[1] ?? ''}${match?.[3] ?? ''}` : phrase;
	// Offices are written small; the names inside them are not.
	const lower = title.replace(/\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*/gu, smallOffice);
	return lower.length > 60 ? undefined : { title: lower, of: state?.name };
}

/** Offices are written small; of a name with an office behind it, "Harbour Board Chairman", only the office. */
function smallOffice(capitals: string): string {
	const words = capitals.split(/\s+/);
	let first = words.length;
	while (first > 0 && isSmall(words[first - 1] as string)) first--;
	return words.map((word, index) => (index < first ? word : word.toLowerCase())).join(' ');
}

const isSmall = (word: string): boolean => !stateByForm.has(fold(word)) && (isQualifier(word) || occupation.test(word));
