import type { ActorCounts, Contribution, PairCount } from '../contribution';
import type { ByteReader, ByteWriter } from './bytes';

/** What an article or an annotation file puts into the index, counted beforehand. */
export function writeCounts(writer: ByteWriter, counts: Contribution): void {
	writer.number(counts.length);
	for (const { actor, mentions, says, spokenOf, annotated, claims, held, received } of counts) {
		writer.text(actor);
		for (const count of [mentions, says, spokenOf, annotated, claims]) writer.number(count);
		for (const pairs of [held, received]) {
			writer.number(pairs.length);
			for (const [key, count] of pairs) {
				writer.text(key);
				writer.number(count);
			}
		}
	}
}

export function readCounts(reader: ByteReader): Contribution {
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

function readPairs(reader: ByteReader): readonly PairCount[] {
	let left = reader.number();
	if (left === 0) return noPairs;
	const pairs: PairCount[] = [];
	for (; left > 0; left--) pairs.push([reader.name(), reader.number()]);
	return pairs;
}

const noPairs: readonly PairCount[] = [];
