import type { CorpusPath } from './corpus';
import { classifyPath, sidecarTarget } from './paths';

/** One of several parts of a corpus, for machines that share the work. */
export interface Shard {
	/** From 1. */
	readonly number: number;
	readonly of: number;
}

/** Reads “2/8”. Undefined where it is no such thing, or where the number is none of 1 to 8. */
export function readShard(text: string): Shard | undefined {
	const [, number, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
	const shard = { number: Number(number), of: Number(of) };
	return shard.number <= shard.of ? shard : undefined;
}

/**
 * Whether a file of a corpus belongs to a part: it belongs to exactly one, the same on every machine. An annotation file
 * goes with its article; corpus.yaml and the actors are in the first part, though all parts are read with them.
 */
export function inShard(path: CorpusPath, { number, of }: Shard): boolean {
	const role = classifyPath(path, noArticles);
	if (role === 'settings' || role === 'actors') return number === 1;
	return hash(role === 'sidecar' ? sidecarTarget(path).articlePath : path) % of === number - 1;
}

/** The other roles are known by name alone. */
export const noArticles = { articles: [] };

/** FNV-1a over UTF-16 code units, stirred so that its remainders are even. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	return (value ^ (value >>> 13)) >>> 0;
}
