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

export const readCounts = (reader: ByteReader): Contribution =>
	Array.from(
		{ length: reader.number() },
		(): ActorCounts => ({
			actor: reader.text(),
			mentions: reader.number(),
			says: reader.number(),
			spokenOf: reader.number(),
			annotated: reader.number(),
			claims: reader.number(),
			held: readPairs(reader),
			received: readPairs(reader),
		}),
	);

function readPairs(reader: ByteReader): readonly PairCount[] {
	const count = reader.number();
	return count === 0 ? noPairs : Array.from({ length: count }, (): PairCount => [reader.text(), reader.number()]);
}

const noPairs: readonly PairCount[] = [];
