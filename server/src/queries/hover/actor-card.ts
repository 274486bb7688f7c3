import type { Mention, MentionVia } from '../../analysis/analysis';
import { candidatesOf } from '../../analysis/candidates-of';
import type { Actor, ActorId, Role } from '../../codebook/codebook';
import { affiliationOf, rolesAt } from '../../codebook/roles';
import { splitPair } from '../../corpus/contribution';
import type { Corpus } from '../../corpus/corpus';
import type { ActorEntry } from '../../corpus/index';
import type { SharedMap } from '../../corpus/shared-map';
import { touches } from '../../text/span';
import { actorName, actorPlace } from '../actor-places';
import { bold, counted, escapeMarkdown } from '../markdown';
import { actorsMeant, type OpenArticle } from '../open-article';
import type { HoverLink, HoverSection } from './section';

/** The card of the actor that a mention means, or the candidates of an ambiguous one. */
export function actorSections(corpus: Corpus, article: OpenArticle, mention: Mention): readonly HoverSection[] {
	const [only] = actorsMeant(mention);
	if (mention.actor === undefined) return [candidatesSection(corpus, article, mention)];
	const actor = only === undefined ? undefined : corpus.registry.actors.get(only);
	return actor ? [actorCard(corpus, actor, { article, mention })] : [];
}

/** Where the card is shown: for the article's date and counts, and how the actor was recognised there. */
export interface CardPlace {
	readonly article: OpenArticle;
	readonly mention?: Mention;
}

/** All about one actor. Without a place (in a YAML file) it has all roles, and no counts of an article. */
export function actorCard(corpus: Corpus, actor: Actor, place?: CardPlace): HoverSection {
	const date = place?.article.analysis.metadata.date;
	const entry = corpus.index.get(actor.id);
	const lines = [
		`${bold(actor.name)} · ${actor.kind} · \`${idText(actor.id)}\``,
		...rolesAt(actor, date).map(role => roleLine(corpus, role)),
		affiliationLine(corpus, actor),
		aliasLine(actor),
		place?.mention && recognisedLine(place.mention),
		countsLine(entry, place?.article),
		entry && stanceLine('Holds', 'towards', corpus, entry.held),
		entry && stanceLine('Receives', 'from', corpus, entry.received),
		actor.note && `*${escapeMarkdown(actor.note)}*`,
	];
	return { markdown: lines.filter(Boolean).join('\n\n'), links: linksOf(corpus, actor) };
}

/** In a code span only a backtick and a line end mean anything. */
const idText = (id: ActorId): string => id.replace(/[`\s]+/g, ' ');

function roleLine(corpus: Corpus, { title, of, from, to }: Role): string {
	const office = of === undefined ? '' : ` of ${escapeMarkdown(actorName(corpus, of))}`;
	const period = from || to ? ` (${[from ?? '', to ?? ''].map(date => escapeMarkdown(date)).join('–')})` : '';
	return `${escapeMarkdown(title)}${office}${period}`;
}

function affiliationLine(corpus: Corpus, actor: Actor): string | undefined {
	const chain = affiliationOf(corpus.registry, actor.id).slice(0, 5);
	return chain.length === 0 ? undefined : `Part of ${chain.map(({ name }) => escapeMarkdown(name)).join(' → ')}`;
}

const MAX_FORMS = 12;

function aliasLine({ aliases, adjectives, metonyms }: Actor): string | undefined {
	const forms = [...aliases, ...adjectives, ...metonyms];
	if (forms.length === 0) return undefined;
	const shown = forms.slice(0, MAX_FORMS).map(form => escapeMarkdown(form));
	return `Also: ${shown.join(', ')}${forms.length > MAX_FORMS ? `, and ${forms.length - MAX_FORMS} more` : ''}`;
}

const viaLabels: Readonly<Record<MentionVia, string>> = {
	name: 'by the full name',
	alias: 'by an alias',
	adjective: 'by an adjective',
	metonym: 'by a metonym',
	surname: 'by the surname',
	'title-surname': 'by title and surname',
	role: 'by the role held at the article’s date',
	pronoun: 'by a pronoun',
	annotation: 'by an annotation',
};

const recognisedLine = ({ via, score }: Mention): string => `Recognised here ${viaLabels[via]} (${percent(score)})`;
const percent = (score: number): string => `${Math.round(score * 100)} %`;

function countsLine(entry: ActorEntry | undefined, article: OpenArticle | undefined): string | undefined {
	if (!entry) return 'Not mentioned in the corpus';
	const { totals, mentions } = entry;
	const here = article && counted(mentions.get(article.path) ?? 0, 'mention');
	const overall = `${here ? totals.mentions : counted(totals.mentions, 'mention')} in ${counted(mentions.size, 'article')}`;
	const said = totals.says > 0 ? `${counted(totals.says, 'statement')} attributed` : undefined;
	const claims = totals.claims > 0 ? `${counted(totals.claims, 'claim')} annotated` : undefined;
	return [here && `${here} here`, overall, said, claims].filter(Boolean).join(' · ');
}

const MAX_OTHERS = 3;

/** "Holds: oppose 3 (towards West 2, NATO 1) · support 1 (towards Syria 1)". */
function stanceLine(verb: string, preposition: string, corpus: Corpus, pairs: SharedMap<number>): string | undefined {
	const byStance = new Map<string, Map<ActorId, number>>();
	for (const [key, count] of pairs) {
		const { stance, other } = splitPair(key);
		const others = byStance.get(stance) ?? new Map<ActorId, number>();
		others.set(other, (others.get(other) ?? 0) + count);
		byStance.set(stance, others);
	}
	if (byStance.size === 0) return undefined;
	const stances = [...byStance]
		.map(([stance, others]) => ({ stance, others, sum: [...others.values()].reduce((a, b) => a + b, 0) }))
		.sort((a, b) => b.sum - a.sum || (a.stance < b.stance ? -1 : 1));
	const shown = stances.map(({ stance, others, sum }) => {
		const top = [...others]
			.filter(([other]) => other !== '')
			.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
			.slice(0, MAX_OTHERS)
			.map(([other, count]) => `${escapeMarkdown(actorName(corpus, other))} ${count}`);
		const rest = others.size > MAX_OTHERS ? ', …' : '';
		return `${escapeMarkdown(stance)} ${sum}${top.length > 0 ? ` (${preposition} ${top.join(', ')}${rest})` : ''}`;
	});
	return `${verb}: ${shown.join(' · ')}`;
}

function linksOf(corpus: Corpus, actor: Actor): readonly HoverLink[] {
	const place = actorPlace(corpus, actor.id);
	const links: HoverLink[] = [];
	if (place) links.push({ label: 'Entry', to: { path: place.path, range: place.range } });
	if (actor.wikidata && /^Q[1-9]\d{0,11}$/.test(actor.wikidata)) {
		links.push({ label: 'Wikidata', url: `https://www.wikidata.org/wiki/${actor.wikidata}` });
	}
	return links;
}

function candidatesSection(corpus: Corpus, { text }: OpenArticle, mention: Mention): HoverSection {
	const actors = (mention.candidates ?? [])
		.map(id => corpus.registry.actors.get(id))
		.filter(actor => actor !== undefined);
	const words = escapeMarkdown(text.slice(mention.start, mention.end));
	const list = actors.map(({ id, name, kind }) => `- ${bold(name)} · ${kind} · \`${idText(id)}\``);
	return {
		markdown: [
			`**Ambiguous:** “${words}” could be`,
			list.join('\n'),
			'An annotation of type `mention` says who is meant.',
		].join('\n\n'),
		links: actors.flatMap(({ id, name }) => {
			const place = actorPlace(corpus, id);
			return place ? [{ label: escapeMarkdown(name), to: { path: place.path, range: place.range } }] : [];
		}),
	};
}

/** A name that looks like an actor's and that no entry has. */
export function unknownActorSections({ analysis }: OpenArticle, offset: number): readonly HoverSection[] {
	const candidate = candidatesOf(analysis).find(span => touches(span, offset));
	if (!candidate) return [];
	const { name, kind } = candidate;
	return [
		{ markdown: `${bold(name)} · perhaps ${articleOf(kind)} ${kind} · not among the corpus’s actors`, links: [] },
	];
}

const articleOf = (noun: string): string => (/^[aeiou]/.test(noun) ? 'an' : 'a');
