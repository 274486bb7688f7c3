import type { CastMember } from './corpus-actors';
import { coined } from './corpus-actors';
import * as list from './corpus-words';
import type { Random } from './random';

/** A place in a generated article that somebody could annotate; offsets in UTF-16 code units. */
export interface Mark {
	readonly kind: 'claim' | 'sourced' | 'vague' | 'saying';
	readonly start: number;
	readonly end: number;
	/** Who says it, of what is said. */
	readonly source?: CastMember;
	readonly cue?: string;
	/** Whom it names. */
	readonly named: readonly { readonly actor: CastMember; readonly start: number; readonly end: number }[];
}

export interface ArticleProse {
	readonly text: string;
	readonly headline: string;
	readonly author: string;
	readonly marks: readonly Mark[];
}

/** Who and what must appear in an article. */
export interface Casting {
	/** Draws an actor. */
	readonly anyone: () => CastMember;
	/** Actors that are named in any case. */
	readonly guests: readonly CastMember[];
	/** What the first paragraph begins with. */
	readonly opening: string;
}

/**
 * An invented news article: headline, byline, dateline, paragraphs of reported speech, claims and quotations.
 * @param length about how long it should be, in UTF-16 code units
 */
export function writeArticle(
	random: Random,
	length: number,
	day: { readonly month: number; readonly date: number },
	{ anyone, guests, opening }: Casting,
): ArticleProse {
	// An article has a few actors of its own, and meets others.
	const cast = Array.from({ length: 3 + random.below(4) }, anyone);
	const draw = () => (random.chance(0.75) ? random.pick(cast) : anyone());
	const page = new Page(random, draw);
	const headline = page.sentence(random.pick(headlines)).text;
	const author = `${random.pick(list.givenNames)} ${coined(random)}`;
	page.lineBreak(2);
	page.add(`By ${author}`);
	page.lineBreak(2);
	page.add(`${coined(random).toUpperCase()}, ${list.months[day.month]} ${day.date} — ${opening}`);
	for (const guest of guests) {
		page.next(guest);
		page.sentence(random.pick(claimsOfActors));
		page.add(' ');
	}
	while (page.length < length) {
		const sentences = 1 + random.below(3);
		for (let number = 0; number < sentences; number++) {
			if (number > 0) page.add(' ');
			const choice = random.next();
			if (choice < 0.3) page.mark('claim', random.pick(claims));
			else if (choice < 0.55) page.mark('sourced', random.pick(attributed));
			else if (choice < 0.63) page.mark('vague', random.pick(vague));
			else if (choice < 0.7) page.sentence(random.pick(opinions));
			else page.quotation(random.pick(sayings), random.chance(0.2) ? random.pick(sayings) : undefined);
		}
		page.lineBreak(2);
	}
	return { text: page.finish(), headline, author, marks: page.marks };
}

/** Text, or a slot to be filled. */
type Template = readonly (string | { readonly slot: string })[];

const compile = (template: string): Template =>
	template
		.split(/(\{\w+\})/)
		.filter(part => part !== '')
		.map(part => (part.startsWith('{') ? { slot: part.slice(1, -1) } : part));

const claims = list.claims.map(compile);
const claimsOfActors = list.claims.filter(text => text.startsWith('{Actor}')).map(compile);
const attributed = list.attributed.map(compile);
const vague = list.vague.map(compile);
const sayings = list.sayings.map(compile);
const opinions = list.opinions.map(compile);
const headlines = list.headlines.map(compile);

/** An article in the making. */
class Page {
	readonly marks: Mark[] = [];
	readonly #random: Random;
	readonly #draw: () => CastMember;
	readonly #introduced = new Set<CastMember>();
	#parts: string[] = [];
	#next: CastMember | undefined;
	#named: { actor: CastMember; start: number; end: number }[] = [];
	#cue: string | undefined;
	length = 0;

	constructor(random: Random, draw: () => CastMember) {
		this.#random = random;
		this.#draw = draw;
	}

	/** The next actor to be named. */
	next(actor: CastMember): void {
		this.#next = actor;
	}

	add(text: string): void {
		this.#parts.push(text);
		this.length += text.length;
	}

	lineBreak(count: number): void {
		this.add('\n'.repeat(count));
	}

	finish(): string {
		return `${this.#parts.join('').trimEnd()}\n`;
	}

	sentence(template: Template): { readonly text: string; readonly start: number } {
		const start = this.length;
		const from = this.#parts.length;
		this.#named = [];
		this.#cue = undefined;
		for (const part of template) {
			if (typeof part === 'string') this.add(part);
			else this.#fill(part.slot);
		}
		return { text: this.#parts.slice(from).join(''), start };
	}

	mark(kind: Mark['kind'], template: Template): void {
		const { start } = this.sentence(template);
		const source = kind === 'sourced' ? this.#named[0]?.actor : undefined;
		this.marks.push({ kind, start, end: this.length, source, cue: this.#cue, named: this.#named });
	}

	/** “…,” somebody said. “…” */
	quotation(first: Template, second: Template | undefined): void {
		this.add('“');
		const { start } = this.sentence(first);
		const [end, named] = [this.length, this.#named];
		this.add(',” ');
		const source = this.#draw();
		const cue = this.#random.pick(list.reporting);
		this.#name(source);
		this.add(` ${cue}.`);
		this.marks.push({ kind: 'saying', start, end, source, cue, named });
		if (!second) return;
		this.add(' “');
		const { start: from } = this.sentence(second);
		this.marks.push({ kind: 'saying', start: from, end: this.length, source, cue, named: this.#named });
		this.add('.”');
	}

	#fill(slot: string): void {
		const random = this.#random;
		if (slot === 'actor' || slot === 'Actor') {
			const actor = this.#next ?? this.#draw();
			this.#next = undefined;
			this.#name(actor);
			return;
		}
		const word = wordFor(slot.toLowerCase(), random);
		if (slot === 'said') this.#cue = word;
		this.add(/^[A-Z]/.test(slot) ? word.charAt(0).toUpperCase() + word.slice(1) : word);
	}

	#name(actor: CastMember): void {
		const random = this.#random;
		let name = actor.short;
		if (!this.#introduced.has(actor) || random.chance(0.15)) name = actor.name;
		else if (actor.metonyms.length > 0 && random.chance(0.25)) name = random.pick(actor.metonyms);
		this.#introduced.add(actor);
		const start = this.length;
		this.add(name);
		this.#named.push({ actor, start, end: this.length });
	}
}

function wordFor(slot: string, random: Random): string {
	switch (slot) {
		case 'thing':
			return random.chance(0.06) ? `${coined(random)} ${random.pick(list.things)}` : random.pick(list.things);
		case 'people':
			return random.pick(list.people);
		case 'adj':
		case 'adjective':
			return random.pick(list.adjectives);
		case 'verb':
			return random.pick(list.verbs);
		case 'verb2':
			return random.pick(participles);
		case 'said':
			return random.pick(list.reporting);
		case 'place':
			return coined(random);
		case 'day':
			return random.pick(list.days);
		case 'month':
			return random.pick(list.months);
		case 'adverbial':
			return random.pick(list.adverbials);
		case 'percent':
			return String(2 + random.below(90));
		case 'year':
			return String(1950 + random.below(74));
		default:
			return (10 + random.below(9000)).toLocaleString('en-GB');
	}
}

/** “Withdrew” is no participle; the other verbs are the same. */
const participles = list.verbs.filter(verb => verb !== 'withdrew');
