import type { Annotation } from '../annotation/annotation';
import type { ActorId } from '../codebook/codebook';
import type { ArticleSummary, CorpusPath, SidecarRecord } from './corpus';
import { type MapDraft, SharedMap } from './shared-map';

/**
 * Where in the corpus an actor occurs, as counts. It holds no positions: an edit that only moves text changes nothing
 * here. Zero counts are left out, so that an index that was updated equals one built anew.
 */
export interface ActorEntry {
	/** Mentions by article. */
	readonly mentions: SharedMap<number>;
	/** Attributions whose source the actor is, by article. */
	readonly says: SharedMap<number>;
	/** Mentions of the actor inside what others say, by article. */
	readonly spokenOf: SharedMap<number>;
	/** Annotations that name the actor in any field, by article. */
	readonly annotated: SharedMap<number>;
	/** Stances that the actor holds: how many, by `pairKey(stance, target)`. */
	readonly held: SharedMap<number>;
	/** Stances that others hold towards the actor: how many, by `pairKey(stance, holder)`. */
	readonly received: SharedMap<number>;
	/** Sums over the corpus. */
	readonly totals: Readonly<Record<ActorTotal, number>>;
}

export type ActorTotal = 'mentions' | 'says' | 'spokenOf' | 'annotated' | 'claims';

/** By actor; actors that occur nowhere have no entry. */
export type CorpusIndex = SharedMap<ActorEntry>;

export const emptyIndex = (): CorpusIndex => SharedMap.empty();

/** What one article and its sidecars put into the index: what is taken out when they change. */
export interface Contribution {
	readonly summary?: ArticleSummary;
	readonly sidecars: readonly SidecarRecord[];
}

/** Collects changes to an index; `finish` gives the very index where the changes cancel each other out. */
export interface IndexDraft {
	replace(path: CorpusPath, before: Contribution, after: Contribution): void;
	finish(): CorpusIndex;
}

/** Time and memory grow with the articles that change, not with the corpus. */
export function editIndex(index: CorpusIndex): IndexDraft {
	const drafts = new Map<ActorId, EntryDraft>();
	const draftOf = (actor: ActorId): EntryDraft => {
		let draft = drafts.get(actor);
		if (!draft) {
			draft = editEntry(index.get(actor) ?? EMPTY_ENTRY);
			drafts.set(actor, draft);
		}
		return draft;
	};
	return {
		replace(path, before, after) {
			for (const change of difference(before, after)) draftOf(change.actor).add(path, change);
		},
		finish() {
			const next = index.edit();
			for (const [actor, draft] of drafts) {
				const entry = draft.finish();
				if (isEmpty(entry)) next.delete(actor);
				else next.set(actor, entry);
			}
			return next.finish();
		},
	};
}

const SEPARATOR = '\0';
/** A stance and the other side of it as one key. */
export const pairKey = (stance: string, other: ActorId): string => `${stance}${SEPARATOR}${other}`;
export function splitPair(key: string): { readonly stance: string; readonly other: ActorId } {
	const at = key.indexOf(SEPARATOR);
	return { stance: key.slice(0, at), other: key.slice(at + 1) };
}

/** Every actor that an annotation names, once each, in the order of its fields. */
export function actorsNamed(annotation: Annotation): readonly ActorId[] {
	const named: (ActorId | undefined)[] = [];
	if (annotation.type === 'mention') named.push(annotation.actor);
	else if (annotation.type === 'stance') named.push(annotation.holder, annotation.target);
	else if (annotation.type === 'claim' && annotation.source?.kind === 'actor') {
		named.push(annotation.source.actor, annotation.source.via);
	}
	return [...new Set(named)].filter(actor => actor !== undefined);
}

type Field = ActorTotal | 'held' | 'received';
interface Count {
	readonly actor: ActorId;
	readonly field: Field;
	/** The pair, for stances. */
	readonly pair?: string;
	readonly by: number;
}

function difference(before: Contribution, after: Contribution): readonly Count[] {
	const counts = new Map<string, { actor: ActorId; field: Field; pair?: string; by: number }>();
	const add = (sign: number, actor: ActorId, field: Field, pair?: string) => {
		const key = `${field}${SEPARATOR}${actor}${SEPARATOR}${pair ?? ''}`;
		const count = counts.get(key);
		if (count) count.by += sign;
		else counts.set(key, { actor, field, pair, by: sign });
	};
	if (before.summary !== after.summary) {
		if (before.summary) countSummary(before.summary, (...count) => add(-1, ...count));
		if (after.summary) countSummary(after.summary, (...count) => add(1, ...count));
	}
	if (!sameAnnotations(before.sidecars, after.sidecars)) {
		countAnnotations(before.sidecars, (...count) => add(-1, ...count));
		countAnnotations(after.sidecars, (...count) => add(1, ...count));
	}
	return [...counts.values()].filter(count => count.by !== 0);
}

type Add = (actor: ActorId, field: Field, pair?: string) => void;

function countSummary({ mentions, attributions }: ArticleSummary, add: Add): void {
	for (const { actor } of mentions) add(actor, 'mentions');
	for (const attribution of attributions) {
		add(attribution.actor, 'says');
		for (const { actor } of attribution.mentions) add(actor, 'spokenOf');
	}
}

const sameAnnotations = (a: readonly SidecarRecord[], b: readonly SidecarRecord[]): boolean =>
	a.length === b.length && a.every((record, at) => record.sidecar.annotations === b[at]?.sidecar.annotations);

function countAnnotations(sidecars: readonly SidecarRecord[], add: Add): void {
	for (const { sidecar } of sidecars) for (const annotation of sidecar.annotations) countAnnotation(annotation, add);
}

function countAnnotation(annotation: Annotation, add: Add): void {
	for (const actor of actorsNamed(annotation)) add(actor, 'annotated');
	if (annotation.type === 'claim' && annotation.source?.kind === 'actor') add(annotation.source.actor, 'claims');
	if (annotation.type !== 'stance') return;
	const { holder, target, stance } = annotation;
	if (stance === undefined) return;
	if (holder !== undefined) add(holder, 'held', pairKey(stance, target ?? ''));
	if (target !== undefined) add(target, 'received', pairKey(stance, holder ?? ''));
}

interface EntryDraft {
	add(path: CorpusPath, count: Count): void;
	finish(): ActorEntry;
}

type MapField = 'mentions' | 'says' | 'spokenOf' | 'annotated' | 'held' | 'received';

function editEntry(entry: ActorEntry): EntryDraft {
	const maps = new Map<MapField, MapDraft<number>>();
	const totals = { ...entry.totals };
	const mapOf = (field: MapField): MapDraft<number> => {
		let draft = maps.get(field);
		if (!draft) {
			draft = entry[field].edit();
			maps.set(field, draft);
		}
		return draft;
	};
	return {
		add(path, { field, pair, by }) {
			if (field !== 'held' && field !== 'received') totals[field] += by;
			if (field === 'claims') return;
			const map = mapOf(field);
			const key = pair ?? path;
			const sum = (map.get(key) ?? 0) + by;
			if (sum === 0) map.delete(key);
			else map.set(key, sum);
		},
		finish: () => {
			const done = (field: MapField) => maps.get(field)?.finish() ?? entry[field];
			return {
				mentions: done('mentions'),
				says: done('says'),
				spokenOf: done('spokenOf'),
				annotated: done('annotated'),
				held: done('held'),
				received: done('received'),
				totals,
			};
		},
	};
}

const isEmpty = ({ totals, held, received }: ActorEntry): boolean =>
	held.size === 0 && received.size === 0 && Object.values(totals).every(total => total === 0);

const EMPTY_ENTRY: ActorEntry = {
	mentions: SharedMap.empty(),
	says: SharedMap.empty(),
	spokenOf: SharedMap.empty(),
	annotated: SharedMap.empty(),
	held: SharedMap.empty(),
	received: SharedMap.empty(),
	totals: { mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0 },
};
