import type { Annotation, Sidecar } from '../annotation/annotation';
import type { ActorsFile } from '../codebook/read-actors';
import type { CorpusFile } from '../codebook/read-corpus';
import type { Span } from '../text/span';
import type { CorpusPath } from './corpus';

/** Decides for YAML files whether what they say now counts, or what they last said; remembers which are carried. */
export interface Carrying {
	/** `now` where it is whole, or where the file never was; else what was known, brought to the text of now. */
	choose<T>(
		path: CorpusPath,
		known: T | undefined,
		now: T,
		isWhole: (file: T) => boolean,
		carry: (good: T, now: T) => T,
	): T;
	/** The file is gone. Gives back `value`. */
	forget<T>(path: CorpusPath, value: T): T;
	finish(): ReadonlySet<CorpusPath>;
}

export function editCarried(before: ReadonlySet<CorpusPath>): Carrying {
	let carried = before;
	let own: Set<CorpusPath> | undefined;
	const mark = (path: CorpusPath, isCarried: boolean) => {
		if (carried.has(path) === isCarried) return;
		own ??= new Set(before);
		if (isCarried) own.add(path);
		else own.delete(path);
		carried = own;
	};
	return {
		choose(path, known, now, isWhole, carry) {
			const good = !isWhole(now) && known !== undefined && (carried.has(path) || isWhole(known)) ? known : undefined;
			mark(path, good !== undefined);
			return good === undefined ? now : carry(good, now);
		},
		forget(path, value) {
			mark(path, false);
			return value;
		},
		finish: () => carried,
	};
}

/** The actors that a file last had, while its text as it is now cannot be read. */
export function carryActors(good: ActorsFile, now: ActorsFile): ActorsFile {
	const move = edit(good.source, now.source);
	const entries = [...good.entries].map(
		([id, entry]) =>
			[
				id,
				{
					...entry,
					idSpan: move(entry.idSpan),
					entry: move(entry.entry),
					name: entry.name && move(entry.name),
					forms: entry.forms.map(form => ({ ...form, ...move(form) })),
					roles: entry.roles.map(role => ({ ...role, ...move(role) })),
				},
			] as const,
	);
	return {
		...now,
		actors: good.actors,
		entries: new Map(entries),
		references: good.references.map(reference => ({ ...reference, ...move(reference) })),
	};
}

/** The settings that corpus.yaml last had, while its text as it is now cannot be read. */
export function carrySettings(good: CorpusFile, now: CorpusFile): CorpusFile {
	const move = edit(good.source, now.source);
	const moved = (places: ReadonlyMap<string, Span>) => new Map([...places].map(([id, span]) => [id, move(span)]));
	const { stances, topics, codes } = good.places;
	return {
		...now,
		settings: good.settings,
		places: { stances: moved(stances), topics: moved(topics), codes: moved(codes) },
	};
}

/** The annotations that a sidecar last had, while its text as it is now cannot be read. */
export function carrySidecar(good: Sidecar, now: Sidecar): Sidecar {
	const move = edit(good.source, now.source);
	return {
		...good,
		source: now.source,
		problems: now.problems,
		annotations: good.annotations.map(
			(annotation): Annotation => ({
				...annotation,
				entry: move(annotation.entry),
				valueSpans: Object.fromEntries(Object.entries(annotation.valueSpans).map(([key, span]) => [key, move(span)])),
			}),
		),
	};
}

/**
 * Where spans of one text stand in the next: typing changes one stretch, so what precedes it stays and what follows it
 * moves by the difference in length. What lay inside is drawn together to what is left of it.
 */
function edit(before: string, after: string): (span: Span) => { readonly start: number; readonly end: number } {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
	let tail = 0;
	while (
		tail < shorter - head &&
		before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
	) {
		tail++;
	}
	const shift = after.length - before.length;
	const resume = before.length - tail;
	return ({ start, end }) => {
		const from = start < head ? start : start >= resume ? start + shift : head;
		const to = end <= head ? end : end >= resume ? end + shift : after.length - tail;
		return { start: from, end: Math.max(from, to) };
	};
}
