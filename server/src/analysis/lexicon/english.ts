import claimData from './en/claims.json';
import cueData from './en/cues.json';
import givenNamesData from './en/given-names.json';
import wordData from './en/words.json';
import { buildWordTable, type WordTable } from './word-table';

/** What a word form can be, as bits: most forms can be several things, and the tagger decides by the neighbours. */
export enum Form {
	Noun = 1 << 0,
	/** Base form of a verb. */
	Base = 1 << 1,
	/** Third person singular. */
	Third = 1 << 2,
	Past = 1 << 3,
	Participle = 1 << 4,
	Ing = 1 << 5,
	Adjective = 1 << 6,
	Adverb = 1 << 7,
	Determiner = 1 << 8,
	Possessive = 1 << 9,
	SubjectPronoun = 1 << 10,
	Pronoun = 1 << 11,
	Preposition = 1 << 12,
	Subordinator = 1 << 13,
	Conjunction = 1 << 14,
	Wh = 1 << 15,
	Modal = 1 << 16,
	Be = 1 << 17,
	Have = 1 << 18,
	Do = 1 << 19,
	Negation = 1 << 20,
	Honorific = 1 << 21,
	Month = 1 << 22,
	Weekday = 1 << 23,
	TimeNoun = 1 << 24,
	Number = 1 << 25,
	/** A report, a poll, figures: things that say something. */
	Document = 1 << 26,
	/** Officials, critics, sources: people who cannot be found again when unnamed. */
	VagueNoun = 1 << 27,
	/** Reportedly, allegedly. */
	Hearsay = 1 << 28,
	/** A noun that takes a clause: the claim that. */
	CueNoun = 1 << 29,
	/** A noun whose of-phrase is what is said: his criticism of. */
	CueNounOf = 1 << 30,
	/** An adjective that takes a clause: adamant that, clear that. */
	CueAdjective = 1 << 31,
}

const VERBAL = Form.Base | Form.Third | Form.Past | Form.Participle | Form.Ing;

/** The ways in which a cue verb takes its content. */
export enum Frame {
	/** A clause, with or without "that". */
	Clause = 1 << 0,
	Quote = 1 << 1,
	/** The source may stand behind the verb: said Lind. */
	Invert = 1 << 2,
	/** A noun phrase: condemned the attack. */
	Object = 1 << 3,
	/** Somebody spoken to stands between verb and content: told reporters. */
	Addressee = 1 << 4,
	Infinitive = 1 << 5,
	Gerund = 1 << 6,
	/** Call X Y, describe X as Y. */
	As = 1 << 7,
}

const FRAMES: Readonly<Record<string, number>> = {
	clause: Frame.Clause,
	quote: Frame.Quote,
	invert: Frame.Invert,
	object: Frame.Object,
	addressee: Frame.Addressee,
	to: Frame.Infinitive,
	gerund: Frame.Gerund,
	as: Frame.As,
};

export type CueClass = 'speech' | 'writing' | 'act' | 'belief' | 'attitude' | 'finding';

/** A verb that can introduce what somebody says, thinks or shows. */
export interface Cue {
	readonly lemma: string;
	readonly class: CueClass;
	readonly frames: number;
	/** Prepositions that introduce the content: call for, insist on. */
	readonly prepositions: readonly string[];
	/** Cues that the verb makes with a particle right behind it: point out, go on. */
	readonly phrasal: ReadonlyMap<string, Cue>;
	/** What must follow the object: "as", "to", "of", "with", or anything that can be its complement. */
	readonly complement?: string;
	/** Whether the verb takes plain objects in other senses: without "that", its clause must be plain to see. */
	readonly objectToo: boolean;
	/** Whether "it is said that" with this verb hides a source. */
	readonly impersonal: boolean;
}

/** Whether the verb says what somebody thinks or wants, not what he or she said. */
export const isInward = (cue: Cue): boolean => cue.class === 'belief' || cue.class === 'attitude';

/** The words of a language by number; number 0 stands for every word that is not listed. */
export interface Lexicon {
	readonly ids: ReadonlyMap<string, number>;
	/** The same, for words where they stand in a text. */
	readonly table: WordTable;
	readonly forms: Uint32Array;
	/** For each word, one more than the index of its cue; 0 where it is none. */
	readonly cueOf: Uint16Array;
	readonly cues: readonly Cue[];
	/** Words that are no verbs and say what somebody is for or against, by their number. */
	readonly leanings: ReadonlyMap<number, Leaning>;
	/** Words that are given names as well: Bill, Mark. */
	readonly given: ReadonlySet<number>;
	/** Forms of verbs that carry such a noun: took aim at, voiced support for. */
	readonly light: ReadonlySet<number>;
}

/** What may stand behind a word of attitude: prepositions, "to" and "that". */
export interface Leaning {
	/** Behind an adjective: critical of, eager to. */
	readonly adjective: readonly string[];
	/** Behind a noun: support for, attack on. */
	readonly noun: readonly string[];
}

let built: Lexicon | undefined;

/** The lexicon of English; built on first use. */
export function english(): Lexicon {
	built ??= build();
	return built;
}

function build(): Lexicon {
	const forms = new Map<string, number>();
	const lemmas = new Map<string, string>();
	const add = (words: string, form: number): void => {
		for (const word of words.split(' ')) if (word) forms.set(word, (forms.get(word) ?? 0) | form);
	};
	const cues = readCues();
	const irregular = new Map(
		wordData.irregular.split('|').map(line => [line.slice(0, line.indexOf(' ')), line.split(' ')]),
	);
	const doubled = new Set(wordData.doubled.split(' '));
	const nounVerbs = new Set(wordData.nounVerbs.split(' '));
	const verbs = new Set([...wordData.verbs.split(' '), ...nounVerbs, ...irregular.keys(), ...doubled]);
	for (const cue of cues) verbs.add(cue.lemma);
	for (const verb of verbs) {
		const [third, past, participle, ing] = inflect(verb, irregular.get(verb), doubled.has(verb));
		add(verb, Form.Base);
		add(third, Form.Third);
		add(past, Form.Past);
		add(participle, Form.Participle);
		add(ing, Form.Ing);
		for (const form of [verb, third, past, participle, ing]) if (!lemmas.has(form)) lemmas.set(form, verb);
		if (nounVerbs.has(verb)) {
			add(verb, Form.Noun);
			add(third, Form.Noun);
		}
	}
	// "Burnt" beside "burned".
	for (const [verb, form] of wordData.variants.split('|').map(line => line.split(' ') as [string, string])) {
		add(form, Form.Past | Form.Participle);
		if (!lemmas.has(form)) lemmas.set(form, verb);
	}
	// "Found" and "lay" are verbs of their own, but in the news they are forms of "find" and "lie".
	for (const [form, lemma] of [
		['found', 'find'],
		['felt', 'feel'],
		['saw', 'see'],
	] as const)
		lemmas.set(form, lemma);
	add(wordData.nouns, Form.Noun);
	add(wordData.adjectives, Form.Adjective);
	add(wordData.adverbs, Form.Adverb);
	add(wordData.determiners, Form.Determiner);
	add(wordData.possessives, Form.Possessive);
	add(wordData.subjectPronouns, Form.SubjectPronoun);
	add(wordData.objectPronouns, Form.Pronoun);
	add(wordData.otherPronouns, Form.Pronoun);
	add(wordData.prepositions, Form.Preposition);
	add(wordData.subordinators, Form.Subordinator);
	add(wordData.conjunctions, Form.Conjunction);
	add(wordData.whWords, Form.Wh);
	add(wordData.modals, Form.Modal);
	add(wordData.be, Form.Be);
	add(wordData.have, Form.Have);
	add(wordData.do, Form.Do);
	add(wordData.negations, Form.Negation);
	add(wordData.honorifics, Form.Honorific);
	add(wordData.months, Form.Month);
	add(wordData.weekdays, Form.Weekday);
	add(wordData.timeNouns, Form.TimeNoun | Form.Noun);
	add(wordData.numbers, Form.Number);
	add(cueData.documents, Form.Document | Form.Noun);
	add(cueData.vague.nouns, Form.VagueNoun | Form.Noun);
	add(cueData.vague.pronouns, Form.VagueNoun);
	add(cueData.vague.cues, Form.Hearsay | Form.Adverb);
	add(cueData.nouns.clause, Form.CueNoun | Form.Noun);
	add(cueData.nouns.of, Form.CueNounOf | Form.Noun);
	add(cueData.adjectives, Form.CueAdjective | Form.Adjective);

	const { adjectives, nouns, light } = cueData.attitudes;
	for (const words of Object.values(adjectives)) add(words, Form.Adjective);
	for (const words of Object.values(nouns)) add(words, Form.Noun);
	add(light, 0);

	// Words that only the claim rules know are in the lexicon too; their endings say what they are.
	const { figurative, ...lists } = claimData;
	for (const words of [...Object.values(lists), ...Object.keys(figurative)]) add(words, 0);

	const ids = new Map<string, number>();
	const formTable = new Uint32Array(forms.size + 1);
	const cueTable = new Uint16Array(forms.size + 1);
	const cueIndex = new Map(cues.map((cue, index) => [cue.lemma, index]));
	for (const [word, form] of forms) {
		const id = ids.size + 1;
		ids.set(word, id);
		formTable[id] = form;
		const lemma = lemmas.get(word);
		const cue = lemma === undefined || (form & VERBAL) === 0 ? undefined : cueIndex.get(lemma);
		cueTable[id] = cue === undefined ? 0 : cue + 1;
	}
	return {
		ids,
		table: buildWordTable(ids),
		forms: formTable,
		cueOf: cueTable,
		cues,
		leanings: readLeanings(ids),
		given: readGivenNames(ids),
		light: idsOf(ids, light),
	};
}

function readGivenNames(ids: ReadonlyMap<string, number>): ReadonlySet<number> {
	const found = new Set<number>();
	for (const names of Object.values(givenNamesData.names)) {
		for (const name of names.toLowerCase().split(' ')) {
			const id = ids.get(name);
			if (id !== undefined) found.add(id);
		}
	}
	return found;
}

const idsOf = (ids: ReadonlyMap<string, number>, words: string): ReadonlySet<number> =>
	new Set(words.split(' ').map(word => ids.get(word) as number));

function readLeanings(ids: ReadonlyMap<string, number>): ReadonlyMap<number, Leaning> {
	const found = new Map<number, { adjective: string[]; noun: string[] }>();
	const read = (byPreposition: Readonly<Record<string, string>>, kind: keyof Leaning): void => {
		for (const [preposition, words] of Object.entries(byPreposition)) {
			for (const id of idsOf(ids, words)) {
				const leaning = found.get(id) ?? { adjective: [], noun: [] };
				leaning[kind].push(preposition);
				found.set(id, leaning);
			}
		}
	};
	read(cueData.attitudes.adjectives, 'adjective');
	read(cueData.attitudes.nouns, 'noun');
	return found;
}

/** A cue with nothing to it but its frames, and what else is given. All cues have the same fields in the same order. */
export const makeCue = (
	lemma: string,
	cueClass: CueClass,
	frames: number,
	{ prepositions = [], phrasal = NO_PHRASAL, complement, objectToo = false, impersonal = false }: Partial<Cue> = {},
): Cue => ({ lemma, class: cueClass, frames, prepositions, phrasal, complement, objectToo, impersonal });

const NO_PHRASAL: Cue['phrasal'] = new Map();

type Frames = Map<string, { class: CueClass; frames: number }>;

/** The frames of each word of the groups; a word of several groups has the class of the first and the frames of all. */
function framesOf(
	groups: readonly { readonly class: string; readonly frames: string; readonly words: string }[],
): Frames {
	const found: Frames = new Map();
	for (const group of groups) {
		const bits = group.frames.split(' ').reduce((sum, name) => sum | (FRAMES[name] ?? 0), 0);
		for (const lemma of group.words.split(' ')) {
			const known = found.get(lemma);
			found.set(lemma, { class: known?.class ?? (group.class as CueClass), frames: (known?.frames ?? 0) | bits });
		}
	}
	return found;
}

function readCues(): readonly Cue[] {
	const prepositional: Readonly<Record<string, string>> = cueData.prepositional;
	const complements = new Map<string, string>();
	for (const [complement, verbs] of Object.entries(cueData.complements)) {
		for (const verb of verbs.split(' ')) complements.set(verb, complement);
	}
	const objectToo = new Set(cueData.objectToo.split(' '));
	const impersonal = new Set(cueData.vague.impersonal.split(' '));
	const frames = framesOf(cueData.verbs);
	const phrasal = new Map<string, Map<string, Cue>>();
	for (const [words, cue] of framesOf(cueData.phrasal)) {
		const [lemma = '', particle = ''] = words.split('_');
		const byParticle = phrasal.get(lemma) ?? new Map<string, Cue>();
		phrasal.set(lemma, byParticle.set(particle, makeCue(words, cue.class, cue.frames)));
	}
	for (const lemma of phrasal.keys()) if (!frames.has(lemma)) frames.set(lemma, { class: 'speech', frames: 0 });
	for (const lemma of complements.keys()) {
		const known = frames.get(lemma);
		frames.set(lemma, { class: known?.class ?? 'act', frames: (known?.frames ?? 0) | Frame.As });
	}
	for (const lemma of Object.keys(prepositional)) {
		if (!frames.has(lemma)) frames.set(lemma, { class: 'speech', frames: 0 });
	}
	return [...frames].map(([lemma, { class: cueClass, frames }]) =>
		makeCue(lemma, cueClass, frames, {
			phrasal: phrasal.get(lemma),
			prepositions: (prepositional[lemma] ?? '').split(' ').filter(Boolean),
			complement: complements.get(lemma),
			objectToo: objectToo.has(lemma),
			impersonal: impersonal.has(lemma),
		}),
	);
}

/** Third person, past, participle and -ing form of an English verb. */
function inflect(
	verb: string,
	irregular: readonly string[] | undefined,
	doubles: boolean,
): readonly [string, string, string, string] {
	const last = verb.at(-1) as string;
	const vowelBefore = 'aeiou'.includes(verb.at(-2) ?? '');
	const third = /(?:s|x|z|ch|sh|o)$/u.test(verb)
		? `${verb}es`
		: last === 'y' && !vowelBefore
			? `${verb.slice(0, -1)}ies`
			: `${verb}s`;
	const stem = doubles ? verb + last : verb;
	const past = last === 'e' ? `${verb}d` : last === 'y' && !vowelBefore ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
	const ing = verb.endsWith('ie')
		? `${verb.slice(0, -2)}ying`
		: last === 'e' && !/(?:ee|oe|ye)$/u.test(verb) && verb !== 'be'
			? `${verb.slice(0, -1)}ing`
			: `${irregular && DOUBLING.test(verb) && !doubles ? verb + last : stem}ing`;
	return [third, irregular?.[1] ?? past, irregular?.[2] ?? past, ing];
}

/** Irregular verbs of one short syllable double their consonant before -ing: begin, cut, forget, hit, put, run, set, win. */
const DOUBLING =
	/^(?:be|for|up|under|off)?(?:gin|get|set|hit|put|cut|run|sit|win|dig|swim|spin|split|quit|shut|let|bet|bid|hid|rid|shed)$/u;
