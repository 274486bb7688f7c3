import type { ActorCounts, Contribution, PairCount } from '../contribution';
import type { ByteReader, ByteWriter } from './bytes';

/** What an article or an annotation file puts into the index, counted beforehand. */
export function writeCounts(writer: ByteWriter, { actors, facets }: Contribution): void {
	writer.number(actors.length);
	for (const { actor, mentions, says, spokenOf, annotated, claims, held, received } of actors) {
		writer.text(actor);
		for (const count of [mentions, says, spokenOf, annotated, claims]) writer.number(count);
		for (const pairs of [held, received]) writePairs(writer, pairs);
	}
	writePairs(writer, facets);
}

export const readCounts = (reader: ByteReader): Contribution => ({
	actors: readActors(reader),
	facets: readPairs(reader),
});

function readActors(reader: ByteReader): readonly ActorCounts[] {
	const counts: ActorCounts[] = [];
	for (let left = reader.number(); left > 0; left--) {
		counts.push({
			actor: reader.name(),
			mentions: reader.number(),
			says: reader.number(),
			spokenOf: reader.number(),
			annotated: reader.number(),
			claims: reader.number(),
			held: readPairs(reader),
			received: readPairs(reader),
		});
	}
	return counts;
}

function writePairs(writer: ByteWriter, pairs: readonly PairCount[]): void {
	writer.number(pairs.length);
	for (const [key, count] of pairs) {
		writer.text(key);
		writer.number(count);
	}
}

function readPairs(reader: ByteReader): readonly PairCount[] {
	let left = reader.number();
	if (left === 0) return noPairs;
	const pairs: PairCount[] = [];
	for (; left > 0; left--) pairs.push([reader.name(), reader.number()]);
	return pairs;
}

const noPairs: readonly PairCount[] = [];
