import type { Article } from '../../article/article';
import type { ActorId, Registry } from '../../codebook/codebook';
import { type Span, spansIn } from '../../text/span';
import type { Attribution, Mention } from '../analysis';
import speakerData from '../lexicon/en/speakers.json';
import { Tag, type Tokens, wordOf } from '../tokens';
import { antecedent, type Reference, referenceTo, type Scene, type Speakers } from './antecedents';
import { castOf } from './cast';
import { type Descriptors, described, descriptorsOf } from './descriptors';
import { genderOf, gendersOf } from './genders';
import { tokenAt } from './token-at';

/**
 * Gives each attribution the actor that its source names: by the mention that is its head, through a pronoun ("she says",
 * "its director"), a descriptor ("the columnist", "the ministry"), or whoever speaks for it ("Lind's spokesman", "figures
 * from the ministry"). What is doubtful stays without an actor. Attributions and mentions must be sorted by start.
 */
export function resolveSources(
	article: Article,
	tokens: Tokens,
	mentions: readonly Mention[],
	actors: Registry['actors'],
	attributions: readonly Attribution[],
): readonly Attribution[] {
	if (mentions.length === 0) return attributions;
	const cast = castOf(mentions, actors);
	const genders = gendersOf(article.sentences, tokens, mentions, cast.persons);
	const scene: Scene = { article, tokens, mentions, cast, genders };
	const descriptors = descriptorsOf(tokens, mentions, cast);
	const speakers: Speakers = { last: { end: -1 }, by: new Map() };
	const resolved: Attribution[] = [];
	for (const attribution of attributions) {
		const source = attribution.source[0];
		const actor = source && actorOf(scene, descriptors, speakers, source);
		if (source && !isRelative(tokens, source) && !attribution.nested) remember(scene, speakers, actor, source.end);
		resolved.push(actor === undefined ? attribution : withActor(attribution, actor));
	}
	return resolved;
}

const withActor = (
	{ kind, source, cue, content, vague, cueClass, mood, nested }: Attribution,
	actor: ActorId,
): Attribution => ({ kind, source, cue, content, vague, cueClass, mood, nested, actor });

function remember(scene: Scene, speakers: Speakers, actor: ActorId | undefined, end: number): void {
	speakers.last = { actor, end };
	const reference = actor === undefined ? undefined : referenceTo(scene, actor);
	if (reference) speakers.by.set(reference, { actor: actor as ActorId, end });
}

function actorOf(scene: Scene, descriptors: Descriptors, speakers: Speakers, source: Span): ActorId | undefined {
	const { tokens, mentions } = scene;
	const first = tokenAt(tokens, source.start);
	const word = wordOf(tokens, first).toLowerCase();
	const pronoun = referenceOf(word);
	if ((tokens.end[first] as number) >= source.end) {
		if (pronoun) return antecedent(scene, speakers, source, pronoun);
		if (RELATIVE.has(word)) return mentionBefore(scene, source.start);
	}
	const inside = spansIn(mentions, source);
	const core = coreOf(tokens, first, source.end);
	const noun = wordOf(tokens, core.head).toLowerCase();
	const head = inside.filter(mention => mention.start < core.end).at(-1);
	if (head) {
		if (head.via === 'adjective') return undefined;
		if (head.end >= core.end) return head.actor;
		return SPOKESMEN.has(noun) ? head.actor : undefined;
	}
	// "Her lawyer", "its office".
	if (pronoun && SPOKESMEN.has(noun)) return antecedent(scene, speakers, source, pronoun);
	const known = word === 'the' ? described(descriptors, noun, source.start) : undefined;
	if (known !== undefined) return known;
	// "The columnist, Mara Holm, …": the name stands in apposition.
	const apposed = inside.find(mention => mention.via !== 'adjective' && mention.start <= core.end + 2);
	if (apposed) return apposed.actor;
	return REPORTERS.has(noun) ? governed(scene, descriptors, core, source) : undefined;
}

const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'that']);
const SPOKESMEN: ReadonlySet<string> = new Set(speakerData.spokesmen.split(' '));
const REPORTERS: ReadonlySet<string> = new Set(speakerData.reporters.split(' '));
const BODIES: ReadonlySet<string> = new Set(speakerData.bodies.split(' '));

const referenceOf = (word: string): Reference | undefined => genderOf(word) ?? (BODIES.has(word) ? 'it' : undefined);

/** "Figures from the ministry", "a spokesman for Lind": whom a preposition behind the head names. */
function governed(scene: Scene, descriptors: Descriptors, core: Core, source: Span): ActorId | undefined {
	const { tokens, mentions } = scene;
	const at = core.head + 1;
	if (tokens.tag[at] !== Tag.Preposition || (tokens.end[at] as number) >= source.end) return undefined;
	if (!/^(?:from|by|for|of)$/iu.test(wordOf(tokens, at))) return undefined;
	const article = tokens.tag[at + 1] === Tag.Determiner;
	const noun = at + (article ? 2 : 1);
	const [mention] = spansIn(mentions, { start: tokens.start[at + 1] as number, end: tokens.end[noun] as number });
	if (mention) return mention.via === 'adjective' ? undefined : mention.actor;
	return article ? described(descriptors, wordOf(tokens, noun).toLowerCase(), source.start) : undefined;
}

/** Whom "who" follows; a body only where no preposition stands before it: "a diplomat in Norland, who". */
function mentionBefore({ tokens, mentions, cast }: Scene, offset: number): ActorId | undefined {
	const near = spansIn(mentions, { start: Math.max(0, offset - 3), end: offset }).at(-1);
	if (near?.actor === undefined || near.via === 'adjective') return undefined;
	if (cast.persons.has(near.actor)) return near.actor;
	const first = tokenAt(tokens, near.start);
	return first > 0 && tokens.tag[first - 1] === Tag.Preposition ? undefined : near.actor;
}

const isRelative = (tokens: Tokens, source: Span): boolean => {
	const tag = tokens.tag[tokenAt(tokens, source.start)];
	return tag === Tag.Wh || tag === Tag.That;
};

interface Core {
	/** Where the phrase ends before any apposition, "of" or relative clause. */
	readonly end: number;
	/** Its last token. */
	readonly head: number;
}

function coreOf(tokens: Tokens, first: number, end: number): Core {
	let head = first;
	for (let at = first; at < tokens.count && (tokens.start[at] as number) < end; at++) {
		const tag = tokens.tag[at] as number;
		if (tag === Tag.Comma || tag === Tag.Preposition || tag === Tag.Wh || tag === Tag.OpenBracket || tag === Tag.Dash)
			break;
		head = at;
	}
	return { end: Math.min(end, tokens.end[head] as number), head };
}
