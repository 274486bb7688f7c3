import type { CorpusPath } from './corpus';

/**
 * Numbers for the articles of one corpus, from 0 in the order in which they were met, so that the index can hold numbers
 * where there were paths. A number once given is never taken back or given to another path; so all snapshots of a corpus
 * share one table, and what an older snapshot says stays as it is when the table grows.
 */
export class ArticleNumbers {
	readonly #numbers = new Map<CorpusPath, number>();
	readonly #paths: CorpusPath[] = [];

	/** How many paths have a number. Less than 2²⁴, which is what a Map can hold. */
	get size(): number {
		return this.#paths.length;
	}

	/** The number of a path, or undefined where it never was given one. */
	numberOf(path: CorpusPath): number | undefined {
		return this.#numbers.get(path);
	}

	/** The number of a path, a new one where it has none yet. */
	assign(path: CorpusPath): number {
		const known = this.#numbers.get(path);
		if (known !== undefined) return known;
		const number = this.#paths.length;
		this.#numbers.set(path, number);
		this.#paths.push(path);
		return number;
	}

	/** The path that a number was given to. */
	pathOf(number: number): CorpusPath {
		const path = this.#paths[number];
		if (path === undefined) throw new RangeError(`No article has the number ${number}`);
		return path;
	}
}
