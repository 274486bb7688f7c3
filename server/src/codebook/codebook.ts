import type { Genre } from '../article/article';
import type { ProblemCode, Severity } from '../text/problem';

export type ActorId = string;
export const actorKinds = ['person', 'state', 'organisation', 'group', 'place', 'document', 'other'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** An office held: "foreign minister" of `russia`, from and to a date (inclusive, ISO 8601, open where absent). */
export interface Role {
	readonly title: string;
	readonly of?: ActorId;
	readonly from?: string;
	readonly to?: string;
}

export interface Actor {
	readonly id: ActorId;
	readonly name: string;
	readonly kind: ActorKind;
	readonly aliases: readonly string[];
	readonly adjectives: readonly string[];
	readonly metonyms: readonly string[];
	readonly roles: readonly Role[];
	readonly partOf?: ActorId;
	readonly wikidata?: string;
	readonly note?: string;
}

/** All actors of a corpus. */
export interface Registry {
	readonly actors: ReadonlyMap<ActorId, Actor>;
}

export interface Stance {
	readonly id: string;
	/** −1 against, 0 neither, 1 in favour, or any scale the codebook uses. */
	readonly value: number;
}

export interface Topic {
	readonly id: string;
	readonly parent?: string;
	readonly label?: string;
}

export interface Code {
	readonly id: string;
	readonly parent?: string;
	readonly label?: string;
}

/** What coders may choose from. An empty list means that anything goes. */
export interface Codebook {
	readonly stances: readonly Stance[];
	readonly topics: readonly Topic[];
	readonly codes: readonly Code[];
	/** The fields that an annotation of a type must have, by type. */
	readonly required: ReadonlyMap<string, readonly string[]>;
}

/** How sure the analysis must be before a claim without a source is reported. */
export const strictnesses = ['precise', 'balanced', 'thorough'] as const;
export type Strictness = (typeof strictnesses)[number];

/** corpus.yaml as a value, defaults filled in. */
export interface CorpusSettings {
	readonly name: string;
	/** BCP 47 tag; `en` is the only language analysed so far. */
	readonly language: string;
	/** Globs relative to the corpus root. */
	readonly articles: readonly string[];
	/** The genre of articles that do not say it themselves. */
	readonly genre?: Genre;
	readonly codebook: Codebook;
	readonly strictness: Strictness;
	readonly diagnostics: ReadonlyMap<ProblemCode, Severity | 'off'>;
}
