import type { ActorId } from '../codebook/codebook';
import { ownText } from '../text/own-text';
import { ArticleNumbers } from './article-numbers';
import type { ActorCounts, Contribution, Facet } from './contribution';
import type { CorpusPath } from './corpus';
import { Postings, type PostingsDraft } from './postings';
import { SharedMap } from './shared-map';
import type { ColumnsVisitor } from './stored/columns';

/**
 * Where in the corpus an actor occurs, as counts. It holds no positions: an edit that only moves text changes nothing
 * here. Zero counts are left out, so that an index that was updated equals one built anew.
 */
export interface ActorEntry {
	/** Mentions by article. */
	readonly mentions: Postings;
	/** Attributions whose source the actor is, by article. */
	readonly says: Postings;
	/** Mentions of the actor inside what others say, by article. */
	readonly spokenOf: Postings;
	/** Annotations that name the actor in any field, by article. */
	readonly annotated: Postings;
	/** Stances that the actor holds: how many, by `pairKey(stance, target)`. */
	readonly held: SharedMap<number>;
	/** Stances that others hold towards the actor: how many, by `pairKey(stance, holder)`. */
	readonly received: SharedMap<number>;
	/** Sums over the corpus. */
	readonly totals: Readonly<Record<ActorTotal, number>>;
}

export type ActorTotal = 'mentions' | 'says' | 'spokenOf' | 'annotated' | 'claims';

/** Entries by actor; actors that occur nowhere have none. And what else is counted, by facet. An immutable value. */
export class CorpusIndex implements Iterable<[ActorId, ActorEntry]> {
	readonly #actors: SharedMap<ActorEntry>;
	readonly #facets: SharedMap<Postings>;
	/** Of the articles of this index and of all that are made from it. */
	readonly #articles: ArticleNumbers;
	/** The entry of an actor that occurs nowhere. */
	readonly #nowhere: ActorEntry;

	private constructor(
		actors: SharedMap<ActorEntry>,
		facets: SharedMap<Postings>,
		articles: ArticleNumbers,
		nowhere: ActorEntry,
	) {
		this.#actors = actors;
		this.#facets = facets;
		this.#articles = articles;
		this.#nowhere = nowhere;
	}

	/** The index of a corpus that has no files yet. */
	static empty(): CorpusIndex {
		const articles = new ArticleNumbers();
		return new CorpusIndex(SharedMap.empty(), SharedMap.empty(), articles, emptyEntry(articles));
	}

	/** How many actors occur. */
	get size(): number {
		return this.#actors.size;
	}

	get(actor: ActorId): ActorEntry | undefined {
		return this.#actors.get(actor);
	}

	/** In which articles a facet is, and how often. */
	facet(facet: Facet): Postings {
		return this.#facets.get(facet) ?? this.#nowhere.mentions;
	}

	/** Every facet that is anywhere. */
	facets(): MapIterator<Facet> {
		return this.#facets.keys();
	}

	[Symbol.iterator](): MapIterator<[ActorId, ActorEntry]> {
		return this.#actors.entries();
	}

	/**
	 * A draft of the next index; this one stays as it is. Time and memory grow with the articles that change, not with the
	 * corpus; many articles in one draft cost far less than each in a draft of its own.
	 */
	edit(): IndexDraft {
		const drafts = new Map<ActorId, EntryDraft>();
		const facetDrafts = new Map<Facet, PostingsDraft>();
		const draftOf = (actor: ActorId): EntryDraft => {
			let draft = drafts.get(actor);
			if (!draft) {
				draft = new EntryDraft(this.#actors.get(actor) ?? this.#nowhere);
				drafts.set(actor, draft);
			}
			return draft;
		};
		const facetDraftOf = (facet: Facet): PostingsDraft => {
			let draft = facetDrafts.get(facet);
			if (!draft) {
				draft = this.facet(facet).edit();
				facetDrafts.set(facet, draft);
			}
			return draft;
		};
		const put = (article: number, { actors, facets }: Contribution, sign: 1 | -1, same: ReadonlySet<ActorId>): void => {
			for (const counts of actors) if (!same.has(counts.actor)) draftOf(counts.actor).add(article, counts, sign);
			for (const [facet, count] of facets) facetDraftOf(facet).add(article, sign * count);
		};
		return {
			replace: (path, before, after) => {
				const gone = [...before];
				const come = after.filter(contribution => !takeOut(gone, contribution));
				const article = this.#articles.assign(path);
				const [was] = gone;
				const [is] = come;
				const isOnlyOne = gone.length === 1 && come.length === 1;
				const same = isOnlyOne && was && is ? sameCounts(was, is) : nobody;
				for (const contribution of gone) put(article, contribution, -1, same);
				for (const contribution of come) put(article, contribution, 1, same);
			},
			columns: (numberOf, sign = 1) => ({
				actor: name => {
					const draft = draftOf(name);
					const each =
						(put: (article: number, key: string, count: number) => void) =>
						(at: number, key: string, count: number) => {
							const article = numberOf(at);
							if (article !== undefined) put(article, key, count);
						};
					return {
						counts: (at, mentions, says, spokenOf, annotated, claims) => {
							const article = numberOf(at);
							if (article === undefined) return;
							draft.count(article, sign * mentions, sign * says, sign * spokenOf, sign * annotated, sign * claims);
						},
						held: each((_article, key, count) => draft.pair('held', key, sign * count)),
						received: each((_article, key, count) => draft.pair('received', key, sign * count)),
					};
				},
				facet: name => {
					const draft = facetDraftOf(name);
					return (at, count) => {
						const article = numberOf(at);
						if (article !== undefined) draft.add(article, sign * count);
					};
				},
			}),
			assign: path => this.#articles.assign(path),
			finish: () => {
				const next = this.#actors.edit();
				for (const [actor, draft] of drafts) {
					const entry = draft.finish();
					if (isEmpty(entry)) next.delete(actor);
					// An id that stays for long must not keep the file of actors that it was read from.
					else next.set(next.get(actor) ? actor : ownText(actor), entry);
				}
				const actors = next.finish();
				const nextFacets = this.#facets.edit();
				for (const [facet, draft] of facetDrafts) {
					const postings = draft.finish();
					if (postings.size === 0) nextFacets.delete(facet);
					else nextFacets.set(facet, postings);
				}
				const facets = nextFacets.finish();
				const isSame = actors === this.#actors && facets === this.#facets;
				return isSame ? this : new CorpusIndex(actors, facets, this.#articles, this.#nowhere);
			},
		};
	}
}

/** Collects changes to an index; `finish` ends it and gives the very index where the changes cancel each other out. */
export interface IndexDraft {
	/**
	 * Takes out of the index what was counted of an article's text and annotation files, and puts in what is counted now.
	 * What is the same object before and after costs nothing.
	 */
	replace(path: CorpusPath, before: readonly Contribution[], after: readonly Contribution[]): void;
	/** The number of an article, for `columns`. */
	assign(path: CorpusPath): number;
	/**
	 * Puts in what columns say of articles that the index does not count yet.
	 * @param numberOf the number of an article by the one that it has in the columns; undefined where it is left out
	 * @param sign −1 to take out again what was put in so
	 */
	columns(numberOf: (article: number) => number | undefined, sign?: 1 | -1): ColumnsVisitor;
	finish(): CorpusIndex;
}

/** The actors that two contributions count alike, but for those of annotation files. */
function sameCounts(one: Contribution, other: Contribution): ReadonlySet<ActorId> {
	const same = new Set<ActorId>();
	let at = 0;
	for (const counts of one.actors) {
		while (at < other.actors.length && (other.actors[at] as ActorCounts).actor < counts.actor) at++;
		const others = other.actors[at];
		if (others?.actor === counts.actor && isAlike(counts, others)) same.add(counts.actor);
	}
	return same;
}

const isAlike = (one: ActorCounts, other: ActorCounts): boolean =>
	one.mentions === other.mentions &&
	one.says === other.says &&
	one.spokenOf === other.spokenOf &&
	one.annotated === other.annotated &&
	one.claims === other.claims &&
	one.held.length + one.received.length + other.held.length + other.received.length === 0;

const nobody: ReadonlySet<ActorId> = new Set();

/** Takes one occurrence out of a list; false where there is none. */
function takeOut<T>(list: T[], item: T): boolean {
	const at = list.indexOf(item);
	if (at >= 0) list.splice(at, 1);
	return at >= 0;
}

/** The changes of one actor's entry. A class, since there are thousands of them while a corpus is read. */
class EntryDraft {
	readonly #before: ActorEntry;
	#mentions?: PostingsDraft;
	#says?: PostingsDraft;
	#spokenOf?: PostingsDraft;
	#annotated?: PostingsDraft;
	#held?: Map<string, number>;
	#received?: Map<string, number>;
	readonly #totals: Record<ActorTotal, number>;

	constructor(before: ActorEntry) {
		this.#before = before;
		const { mentions, says, spokenOf, annotated, claims } = before.totals;
		this.#totals = { mentions, says, spokenOf, annotated, claims };
	}

	/** @param sign 1 to put in, −1 to take out */
	add(article: number, counts: ActorCounts, sign: 1 | -1): void {
		const { mentions, says, spokenOf, annotated, claims, held, received } = counts;
		this.count(article, sign * mentions, sign * says, sign * spokenOf, sign * annotated, sign * claims);
		for (const [key, count] of held) this.pair('held', key, sign * count);
		for (const [key, count] of received) this.pair('received', key, sign * count);
	}

	/** Changes the counts of an article by these. */
	count(article: number, mentions: number, says: number, spokenOf: number, annotated: number, claims: number): void {
		const before = this.#before;
		const totals = this.#totals;
		if (mentions !== 0) {
			totals.mentions += mentions;
			this.#mentions ??= before.mentions.edit();
			this.#mentions.add(article, mentions);
		}
		if (says !== 0) {
			totals.says += says;
			this.#says ??= before.says.edit();
			this.#says.add(article, says);
		}
		if (spokenOf !== 0) {
			totals.spokenOf += spokenOf;
			this.#spokenOf ??= before.spokenOf.edit();
			this.#spokenOf.add(article, spokenOf);
		}
		if (annotated !== 0) {
			totals.annotated += annotated;
			this.#annotated ??= before.annotated.edit();
			this.#annotated.add(article, annotated);
		}
		totals.claims += claims;
	}

	pair(side: 'held' | 'received', key: string, by: number): void {
		this.#held ??= new Map();
		this.#received ??= new Map();
		const changes = side === 'held' ? this.#held : this.#received;
		changes.set(key, (changes.get(key) ?? 0) + by);
	}

	/** The very entry that was changed where nothing did. */
	finish(): ActorEntry {
		const before = this.#before;
		const entry: ActorEntry = {
			mentions: this.#mentions?.finish() ?? before.mentions,
			says: this.#says?.finish() ?? before.says,
			spokenOf: this.#spokenOf?.finish() ?? before.spokenOf,
			annotated: this.#annotated?.finish() ?? before.annotated,
			held: withPairs(before.held, this.#held),
			received: withPairs(before.received, this.#received),
			totals: this.#totals,
		};
		return isSame(entry, before) ? before : entry;
	}
}

function withPairs(before: SharedMap<number>, changes: ReadonlyMap<string, number> | undefined): SharedMap<number> {
	if (!changes) return before;
	const draft = before.edit();
	for (const [key, by] of changes) {
		if (by === 0) continue;
		const sum = (draft.get(key) ?? 0) + by;
		if (sum === 0) draft.delete(key);
		else draft.set(key, sum);
	}
	return draft.finish();
}

const isSame = (a: ActorEntry, b: ActorEntry): boolean =>
	a.mentions === b.mentions &&
	a.says === b.says &&
	a.spokenOf === b.spokenOf &&
	a.annotated === b.annotated &&
	a.held === b.held &&
	a.received === b.received &&
	a.totals.claims === b.totals.claims;

const isEmpty = ({ totals, held, received }: ActorEntry): boolean =>
	totals.mentions === 0 &&
	totals.says === 0 &&
	totals.spokenOf === 0 &&
	totals.annotated === 0 &&
	totals.claims === 0 &&
	held.size === 0 &&
	received.size === 0;

function emptyEntry(articles: ArticleNumbers): ActorEntry {
	const nowhere = Postings.empty(articles);
	return {
		mentions: nowhere,
		says: nowhere,
		spokenOf: nowhere,
		annotated: nowhere,
		held: SharedMap.empty(),
		received: SharedMap.empty(),
		totals: { mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0 },
	};
}
