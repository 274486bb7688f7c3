import type { ActorId } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import { type Location, type Range, rangeOf } from '../text/position';

/** Where an actor is defined. */
export interface ActorPlace extends Location {
	/** The whole entry; `range` is its id. */
	readonly entry: Range;
}

/** The entry that counts for an id: the one in the first file, as in `mergeRegistries`. */
export function actorPlace(corpus: Corpus, id: ActorId): ActorPlace | undefined {
	let found: string | undefined;
	for (const [path, file] of corpus.actorFiles) {
		if (file.entries.has(id) && (found === undefined || path < found)) found = path;
	}
	const file = found === undefined ? undefined : corpus.actorFiles.get(found);
	const entry = file?.entries.get(id);
	if (found === undefined || !file || !entry) return undefined;
	return { path: found, range: rangeOf(file.lines, entry.idSpan), entry: rangeOf(file.lines, entry.entry) };
}

/** An actor's name, or its id where no entry has it. */
export const actorName = (corpus: Corpus, id: ActorId): string => corpus.registry.actors.get(id)?.name ?? id;
