import type { ProposedActor } from './propose-actors';

/** actors.yaml for a person to edit: the proposed actors in their order, with comments that say what to do. */
export function renderActorsYaml(proposed: readonly ProposedActor[]): string {
	const head = [
		'# The actors of this corpus, as the articles suggest them: the most frequent first.',
		'# Correct names and kinds, remove what is no actor, and add what is missing. An id is yours to choose; to change',
		'# one later, rename it in the editor, so that annotations follow.',
		'#',
		'#   name        the full name; of people, the surname alone is found too once the full name has been given',
		'#   kind        person, state, organisation, group, place, document or other',
		'#   aliases     other names                    adjectives  “Russian”',
		'#   metonyms    places that stand for it       part-of     the id of what it belongs to',
		'#   roles       offices with their dates: {title: foreign minister, of: russia, from: 2004-03-09, to: …}',
	];
	if (proposed.length === 0) return `${[...head, 'actors:', '  # No names were found.'].join('\n')}\n`;
	return `${[...head, 'actors:', ...proposed.map(renderActor)].join('\n')}\n`;
}

/** corpus.yaml for a person to edit. */
export function renderCorpusYaml(settings: {
	readonly name: string;
	/** Globs relative to the corpus root. */
	readonly articles: readonly string[];
	/** BCP 47 tag. */
	readonly language: string;
}): string {
	return `# This file makes the folder a Standpoint corpus. Everything but the file itself is optional.
standpoint: 1
name: ${scalar(settings.name)}
language: ${scalar(settings.language)}
# Which files are articles. Articles are never changed; annotations are kept beside them, as article.txt.ann.yaml.
articles: ${list(settings.articles)}
# The genre of articles that do not say it themselves: news or opinion.
# genre: news
# How sure the analysis must be before a claim without a source is reported: precise, balanced or thorough.
# strictness: balanced

# What annotators may choose from. A list that is left out means that anything goes.
codebook:
  stances: {support: 1, neutral: 0, oppose: -1}
  # topics: [sanctions, {id: war, children: [ceasefire, prisoners]}]
  # codes: [irony]
  rules: {stance: {require: [holder, target, stance]}}

# How findings are shown: error, warning, information, hint or off.
# diagnostics: {unsourced-claim: warning, vague-source: information}
`;
}

function renderActor(actor: ProposedActor): string {
	const { id, name, kind, aliases, adjectives, metonyms, roles, count, articles } = actor;
	const lines = [`  ${id}: # ${times(count)} in ${articles === 1 ? 'one article' : `${articles} articles`}`];
	lines.push(`    name: ${scalar(name)}`, `    kind: ${kind}`);
	if (aliases.length > 0) lines.push(`    aliases: ${list(aliases)}`);
	if (adjectives.length > 0) lines.push(`    adjectives: ${list(adjectives)}`);
	if (metonyms.length > 0) lines.push(`    metonyms: ${list(metonyms)}`);
	if (roles.length > 0) lines.push('    roles: # add from and to');
	for (const { title, of } of roles) {
		lines.push(`      - {title: ${scalar(title)}${of === undefined ? '' : `, of: ${scalar(of)}`}}`);
	}
	return lines.join('\n');
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const list = (texts: readonly string[]): string => `[${texts.map(scalar).join(', ')}]`;

/** A text as YAML: plain where no reader could take it for anything else, in quotation marks otherwise. */
function scalar(text: string): string {
	const plain = /^\p{L}[\p{L}\p{M}\p{N} .’'()-]*[\p{L}\p{M}\p{N}.’)]$/u.test(text);
	if (plain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)) return text;
	return JSON.stringify(text);
}
