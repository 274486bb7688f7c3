import type { ActorId } from '../../codebook/codebook';
import type { Mention } from '../analysis';
import { Tag, type Tokens, wordOf } from '../tokens';
import type { Cast } from './cast';
import { tokenAt } from './token-at';

/** Somebody whom the text has called by a word. */
export interface Described {
	/** Absent for a name that no actor has. */
	readonly actor?: ActorId;
	/** Where. */
	readonly from: number;
}

/** Who is called what, by the word in lower case: "columnist", "ministry". */
export type Descriptors = ReadonlyMap<string, readonly Described[]>;

/**
 * What the text calls its actors: "Mara Holm, a columnist for …", "the former adviser Tomas Lind", and for bodies the last
 * word of the name: "the Environment Ministry" is "the ministry", unless another one is named as well.
 */
export function descriptorsOf(tokens: Tokens, mentions: readonly Mention[], cast: Cast): Descriptors {
	const found = new Map<string, Described[]>();
	const add = (word: string, described: Described): void => {
		const list = found.get(word);
		if (list) list.push(described);
		else found.set(word, [described]);
	};
	const named = new Set<string>();
	for (const mention of mentions) {
		const { actor, via } = mention;
		if (actor === undefined || via === 'adjective') continue;
		const behind = tokenAt(tokens, mention.end);
		if (cast.bodies.has(actor) && (via === 'name' || via === 'alias')) {
			const last = wordOf(tokens, behind - 1);
			if (behind - 1 > tokenAt(tokens, mention.start) && /^\p{Lu}\p{Ll}{3,}$/u.test(last)) {
				named.add(last);
				add(last.toLowerCase(), { actor, from: mention.start });
			}
		}
		if (!cast.persons.has(actor) && !cast.bodies.has(actor)) continue;
		const before = titleBefore(tokens, tokenAt(tokens, mention.start));
		if (before !== undefined && cast.persons.has(actor)) add(before, { actor, from: mention.start });
		const apposed = apposition(tokens, behind);
		if (apposed !== undefined) add(apposed, { actor, from: mention.start });
	}
	if (named.size > 0) addStrangers(tokens, mentions, named, add);
	for (const list of found.values()) list.sort((a, b) => a.from - b.from);
	return found;
}

/** Whom "the ministry" means at a place: the only one that the text has called so before. */
export function described(descriptors: Descriptors, word: string, offset: number): ActorId | undefined {
	const list = descriptors.get(word);
	let actor: ActorId | undefined;
	for (const entry of list ?? []) {
		if (entry.from >= offset) break;
		if (entry.actor === undefined || (actor !== undefined && actor !== entry.actor)) return undefined;
		actor = entry.actor;
	}
	return actor;
}

function titleBefore(tokens: Tokens, first: number): string | undefined {
	if (first === 0) return undefined;
	const tag = tokens.tag[first - 1];
	const title = tag === Tag.Noun || (tag === Tag.Proper && (tokens.word[first - 1] as number) > 0);
	return title ? wordOf(tokens, first - 1).toLowerCase() : undefined;
}

/** "Columnist" of ", a columnist for …" */
function apposition(tokens: Tokens, comma: number): string | undefined {
	if (tokens.tag[comma] !== Tag.Comma) return undefined;
	for (let at = comma + 1; at < tokens.count && at < comma + 8; at++) {
		const tag = tokens.tag[at] as number;
		if (tag !== Tag.Preposition && tag !== Tag.Comma && tag !== Tag.Stop && tag !== Tag.Finite && tag !== Tag.Wh)
			continue;
		return at > comma + 1 && tokens.tag[at - 1] === Tag.Noun ? wordOf(tokens, at - 1).toLowerCase() : undefined;
	}
	return undefined;
}

/** "The Fisheries Ministry" beside an Environment Ministry: then "the ministry" can be either. */
function addStrangers(
	tokens: Tokens,
	mentions: readonly Mention[],
	names: ReadonlySet<string>,
	add: (word: string, described: Described) => void,
): void {
	let next = 0;
	for (let at = 1; at < tokens.count; at++) {
		if (tokens.capital[at] !== 1 || tokens.capital[at - 1] !== 1) continue;
		const start = tokens.start[at] as number;
		while (next < mentions.length && (mentions[next] as Mention).end <= start) next++;
		if (next < mentions.length && (mentions[next] as Mention).start <= start) continue;
		const word = wordOf(tokens, at);
		if (names.has(word)) add(word.toLowerCase(), { from: start });
	}
}
