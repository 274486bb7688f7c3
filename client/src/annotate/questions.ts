import type {
	ActorOption,
	ActorSuggestion,
	AnnotationProposal,
	AnnotationTypeName,
	CodebookOption,
	ExistingAnnotation,
	FieldInput,
} from '../../../server/src/protocol';

import { clip, type NameOf, shown, summary } from './summary';

// What is asked, and in which order the answers are offered. Nothing here knows of VS Code.

export interface Choice<T> {
	readonly label: string;
	readonly value: T;
	readonly description?: string;
	readonly detail?: string;
	/** Name of an icon of VS Code. */
	readonly icon?: string;
	/** One letter that takes this choice at once. */
	readonly key?: string;
	/** The heading that it stands under. */
	readonly group?: string;
	/** Also where it does not match what is typed. */
	readonly alwaysShow?: boolean;
}

export interface Question<T> {
	readonly title: string;
	readonly placeholder: string;
	readonly choices: readonly Choice<T>[];
	/** A choice made of what is typed. */
	readonly make?: (typed: string) => Choice<T> | undefined;
}

/** What was chosen before, the last one first. */
export interface Recent {
	of(kind: 'actor' | 'topic' | 'code' | 'stance' | 'document'): readonly string[];
}

export type MadeType = Exclude<AnnotationTypeName, 'dismissed'>;

const typeKeys: Readonly<Record<MadeType, string>> = { stance: 's', claim: 'c', mention: 'm', code: 'k', note: 'n' };
const typeDetails: Readonly<Record<MadeType, string>> = {
	stance: 'who takes which stance towards whom',
	claim: 'where this assertion comes from',
	mention: 'whom these words name',
	code: 'a code of the codebook',
	note: 'a remark of your own',
};
export const typeIcons: Readonly<Record<AnnotationTypeName, string>> = {
	stance: 'arrow-swap',
	claim: 'megaphone',
	mention: 'person',
	code: 'tag',
	note: 'note',
	dismissed: 'circle-slash',
};

/** A question for a text in words of one's own. */
export const textQuestion = (title: string, placeholder: string, icon: string): Question<string> => ({
	title,
	placeholder,
	choices: [],
	make: typed => ({ label: typed, description: 'Enter takes this', icon, alwaysShow: true, value: typed }),
});

export type TypeAnswer = MadeType | 'all' | 'change';

export function typeQuestion({ types, existing, actors }: AnnotationProposal): Question<TypeAnswer> {
	const words = types[0]?.words ?? '';
	const made = types.map(
		({ type, words }): Choice<TypeAnswer> => ({
			label: titled(type),
			description: `${typeKeys[type]} · ${typeDetails[type]}`,
			detail: `“${clip(words, 90)}”`,
			icon: typeIcons[type],
			key: typeKeys[type],
			value: type,
		}),
	);
	const all: Choice<TypeAnswer> = {
		label: 'All Places of This Phrase…',
		description: 'a · choose among them, then annotate them together',
		icon: 'list-selection',
		key: 'a',
		value: 'all',
		group: 'more',
	};
	const change: Choice<TypeAnswer> = {
		label: 'Change What Is Annotated Here…',
		description: `e · ${existing
			.slice(0, 2)
			.map(one => summary(one, namesOf(actors)))
			.join('; ')}`,
		icon: 'edit',
		key: 'e',
		value: 'change',
		group: 'more',
	};
	return {
		title: 'Annotate',
		placeholder: `What is “${clip(words, 50)}”? Type its letter.`,
		choices: [...made, all, ...(existing.length > 0 ? [change] : [])],
	};
}

export type StanceAnswer = { readonly stance: string } | 'holder';

export function stanceQuestion(
	proposal: AnnotationProposal,
	holder: string | undefined,
	recent: Recent,
): Question<StanceAnswer> {
	const ids = proposal.stances.length > 0 ? proposal.stances.map(({ id }) => id) : recent.of('stance');
	const values = new Map(proposal.stances.map(({ id, value }) => [id, value]));
	const name = holder === undefined ? undefined : namesOf(proposal.actors)(holder);
	const keys = keysFor(ids, name === undefined ? [] : ['h']);
	const choices = ids.map((id): Choice<StanceAnswer> => {
		const value = values.get(id);
		const sign = value === undefined ? '' : value > 0 ? '+' : value < 0 ? '−' : '0';
		const key = keys.get(id);
		return {
			label: titled(id),
			description: [key, sign].filter(Boolean).join(' · '),
			key,
			value: { stance: id },
		};
	});
	const other: Choice<StanceAnswer> = {
		label: `Holder: ${name}`,
		description: `h · ${proposal.holder?.actor === holder ? proposal.holder?.why : ''} · choose another`,
		icon: 'person',
		key: 'h',
		value: 'holder',
		group: 'taken from the text',
	};
	return {
		title: name === undefined ? 'Stance' : `Stance of ${name}`,
		placeholder: 'Which stance do these words take?',
		choices: name === undefined ? choices : [...choices, other],
		...(proposal.stances.length > 0
			? {}
			: {
					make: typed => ({ label: `New stance “${typed}”`, value: { stance: typed }, icon: 'add', alwaysShow: true }),
				}),
	};
}

export type ActorAnswer =
	| { readonly actor: string }
	| { readonly newActor: { readonly name: string; readonly kind: string } }
	| 'none';

/** All actors: those that the text suggests first, then those chosen lately, then the others by name. */
export function actorQuestion(
	proposal: AnnotationProposal,
	suggested: readonly ActorSuggestion[],
	recent: Recent,
	text: { readonly title: string; readonly placeholder: string; readonly optional?: string },
	without?: string,
): Question<ActorAnswer> {
	const byId = new Map(proposal.actors.map(actor => [actor.id, actor]));
	const seen = new Set<string>(without === undefined ? [] : [without]);
	const choices: Choice<ActorAnswer>[] = [];
	const add = (id: string, group: string, why?: string) => {
		const actor = byId.get(id);
		if (!actor || seen.has(id)) return;
		seen.add(id);
		choices.push({ ...actorChoice(actor, why), group, value: { actor: id } });
	};
	for (const { actor, why } of suggested) add(actor, 'near by', why);
	const { newActor } = proposal;
	if (newActor) choices.push({ ...newActorChoice(newActor.name, newActor.kind), group: 'near by' });
	if (text.optional) choices.push({ label: text.optional, value: 'none', icon: 'dash', group: 'near by' });
	for (const id of recent.of('actor')) add(id, 'chosen lately');
	for (const { id } of [...proposal.actors].sort((a, b) => a.name.localeCompare(b.name))) add(id, 'all actors');
	return { title: text.title, placeholder: text.placeholder, choices, make: typed => actorTyped(proposal, typed) };
}

function actorTyped({ actors, newActor }: AnnotationProposal, typed: string): Choice<ActorAnswer> | undefined {
	if (actors.some(({ name, id }) => name.toLowerCase() === typed.toLowerCase() || id === typed)) return undefined;
	if (newActor?.name === typed) return undefined;
	return newActorChoice(typed, 'person');
}

const newActorChoice = (name: string, kind: string): Choice<ActorAnswer> => ({
	label: `New actor “${name}”`,
	description: `${kind} · is added to actors.yaml`,
	icon: 'add',
	alwaysShow: true,
	value: { newActor: { name, kind } },
});

const actorChoice = ({ id, name, kind, aliases }: ActorOption, why?: string): Omit<Choice<never>, 'value'> => ({
	label: name,
	description: [why, kind, id].filter(Boolean).join(' · '),
	// Found by other names too; not shown for each, which would double the list's height.
	...(aliases.length > 0 && why === undefined ? { detail: clip(aliases.join(', '), 80) } : {}),
});

export type SourceAnswer = ActorAnswer | { readonly source: FieldInput } | 'document';

export function sourceQuestion(proposal: AnnotationProposal, recent: Recent): Question<SourceAnswer> {
	const actors = actorQuestion(proposal, proposal.sources, recent, { title: '', placeholder: '' });
	const near = actors.choices.filter(({ group }) => group === 'near by');
	const word = (label: string, source: string, description: string): Choice<SourceAnswer> => ({
		label,
		description,
		icon: 'circle-small',
		group: 'no actor',
		value: { source },
	});
	const documents = recent.of('document').map(
		(document): Choice<SourceAnswer> => ({
			label: document,
			description: 'document',
			icon: 'file-text',
			group: 'no actor',
			value: { source: { document } },
		}),
	);
	return {
		title: 'Source of the Claim',
		placeholder: 'Who or what says so?',
		choices: [
			...near,
			...documents.slice(0, 3),
			{
				label: 'A Document…',
				description: 'a report, a law, a page',
				icon: 'file-text',
				group: 'no actor',
				value: 'document',
			},
			word('The author', 'author', 'asserts it in their own name'),
			word('Common knowledge', 'common-knowledge', 'needs no source'),
			word('Anonymous', 'anonymous', 'somebody whom a reader cannot find'),
			word('None', 'none', 'there is no source, and there should be one'),
			...actors.choices.filter(({ group }) => group !== 'near by'),
		],
		make: actors.make,
	};
}

/** A topic or a code by its id, one that the codebook does not have yet, or none. */
export type TermAnswer = { readonly id: string } | { readonly newTerm: string } | 'none';

/** Topics or codes, those chosen lately first. */
export function codebookQuestion(
	options: readonly CodebookOption[],
	recent: readonly string[],
	text: { readonly title: string; readonly placeholder: string; readonly optional?: string },
): Question<TermAnswer> {
	const byId = new Map(options.map(option => [option.id, option]));
	const lately = recent.flatMap(id => byId.get(id) ?? []).slice(0, 5);
	const choice = ({ id, label, depth }: CodebookOption, group: string): Choice<TermAnswer> => ({
		label: `${group === 'chosen lately' ? '' : '\u2003'.repeat(depth)}${id}`,
		description: label,
		group,
		value: { id },
	});
	return {
		title: text.title,
		placeholder: text.placeholder,
		choices: [
			...lately.map(option => choice(option, 'chosen lately')),
			...(text.optional ? [{ label: text.optional, icon: 'dash', value: 'none' as const, group: 'codebook' }] : []),
			...options.filter(({ id }) => !lately.some(other => other.id === id)).map(option => choice(option, 'codebook')),
		],
		make: typed => {
			if (byId.has(typed) || options.some(({ label }) => label === typed)) return undefined;
			const description = options.length > 0 ? 'is added to corpus.yaml' : undefined;
			return { label: `New: “${typed}”`, description, value: { newTerm: typed }, icon: 'add', alwaysShow: true };
		},
	};
}

export type ChangeAnswer =
	| 'stance'
	| 'holder'
	| 'target'
	| 'topic'
	| 'source'
	| 'actor'
	| 'codes'
	| 'text'
	| 'reply'
	| 'resolved'
	| 'extent'
	| 'type'
	| 'delete';

const changeable: Readonly<Record<AnnotationTypeName, readonly (readonly [ChangeAnswer, string])[]>> = {
	stance: [
		['stance', 's'],
		['holder', 'h'],
		['target', 't'],
		['topic', 'o'],
	],
	claim: [['source', 's']],
	mention: [['actor', 'a']],
	code: [['codes', 'c']],
	note: [['text', 'n']],
	dismissed: [],
};

const actorFields: readonly ChangeAnswer[] = ['holder', 'target', 'source', 'actor'];

/** What can be changed about an annotation. */
export function changeQuestion(
	annotation: ExistingAnnotation,
	hasSelection: boolean,
	actors: readonly ActorOption[] = [],
): Question<ChangeAnswer> {
	const names = namesOf(actors);
	const fields = changeable[annotation.type].map(
		([field, key]): Choice<ChangeAnswer> => ({
			label: titled(field),
			description: `${key} · now ${shown(annotation.fields[field], actorFields.includes(field) ? names : undefined)}`,
			key,
			value: field,
		}),
	);
	return {
		title: `Change: ${summary(annotation, names)}`,
		placeholder: `“${clip(annotation.words, 60)}”: what is to change?`,
		choices: [
			...fields,
			...(annotation.type === 'note' ? noteChoices(annotation) : []),
			...(hasSelection
				? [
						{
							label: 'Extent',
							description: 'e · the words selected now',
							key: 'e',
							icon: 'selection',
							value: 'extent',
						} as const,
					]
				: []),
			...(annotation.type === 'dismissed'
				? []
				: [{ label: 'Type', description: 'y · make something else of it', key: 'y', value: 'type' } as const]),
			{ label: 'Delete', description: 'd', key: 'd', icon: 'trash', value: 'delete' },
		],
	};
}

/** What can be done about a note as a part of a conversation; the one that began it says whether it is settled. */
function noteChoices({ fields }: ExistingAnnotation): readonly Choice<ChangeAnswer>[] {
	const reply = { label: 'Reply', description: 'r · a note that answers this one', key: 'r', value: 'reply' } as const;
	if (fields['reply-to'] !== undefined) return [reply];
	const [label, description] =
		fields.resolved === true
			? ['Open Again', 'o · it is not settled']
			: ['Resolve', 'o · it is settled, with its answers'];
	return [reply, { label, description, key: 'o', value: 'resolved' }];
}

export const existingQuestion = (
	existing: readonly ExistingAnnotation[],
	actors: readonly ActorOption[] = [],
): Question<ExistingAnnotation> => ({
	title: 'Annotations Here',
	placeholder: 'Which one?',
	choices: existing.map(annotation => ({
		label: summary(annotation, namesOf(actors)),
		description: annotation.layer ?? 'shared layer',
		detail: `“${clip(annotation.words, 90)}”`,
		icon: typeIcons[annotation.type],
		value: annotation,
	})),
});

export const namesOf =
	(actors: readonly ActorOption[]): NameOf =>
	id =>
		actors.find(actor => actor.id === id)?.name ?? id;

/** Letters that take a choice at once: the first letters, as far as they differ, and the numbers otherwise. */
function keysFor(ids: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
	const keys = new Map<string, string>();
	const used = new Set(taken);
	for (const [index, id] of ids.entries()) {
		const first = id.charAt(0).toLowerCase();
		const key = used.has(first) ? String(index + 1) : first;
		if (key.length > 1 || used.has(key)) continue;
		used.add(key);
		keys.set(id, key);
	}
	return keys;
}

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
