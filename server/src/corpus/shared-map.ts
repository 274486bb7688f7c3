/**
 * A map that is copied cheaply: its entries lie in shards, and the next version shares every shard that did not change.
 * One change copies one shard (some 64 entries) and the list of shards, whatever the size of the map.
 * Iteration is in no particular order.
 */
export class SharedMap<V> implements ReadonlyMap<string, V> {
	readonly size: number;
	readonly #shards: readonly ReadonlyMap<string, V>[];

	private constructor(shards: readonly ReadonlyMap<string, V>[], size: number) {
		this.#shards = shards;
		this.size = size;
	}

	static readonly #empty = new SharedMap<never>([new Map<string, never>()], 0);
	static empty<V>(): SharedMap<V> {
		return SharedMap.#empty as SharedMap<V>;
	}

	/**
	 * A draft of the next version. This version stays as it is.
	 * @param expected how many entries it will have, where that is known: to make room for all at once costs less
	 */
	edit(expected = 0): MapDraft<V> {
		let shards: (ReadonlyMap<string, V> | Map<string, V>)[] = this.#shards as ReadonlyMap<string, V>[];
		let size = this.size;
		const owned = new Map<number, Map<string, V>>();

		const own = (index: number): Map<string, V> => {
			const mine = owned.get(index);
			if (mine) return mine;
			if (owned.size === 0) shards = [...shards];
			const copy = new Map(shards[index]);
			shards[index] = copy;
			owned.set(index, copy);
			return copy;
		};
		const shardOf = (key: string) => hash(key) & (shards.length - 1);
		const grow = (count: number) => {
			const wider = Array.from({ length: count }, () => new Map<string, V>());
			for (const shard of shards) {
				for (const [key, value] of shard) (wider[hash(key) & (wider.length - 1)] as Map<string, V>).set(key, value);
			}
			shards = wider;
			owned.clear();
			wider.forEach((shard, index) => {
				owned.set(index, shard);
			});
		};
		let count = shards.length;
		while (expected > count * SHARD_SIZE) count *= 2;
		if (count > shards.length) grow(count);
		return {
			get: key => shards[shardOf(key)]?.get(key),
			set: (key, value) => {
				const index = shardOf(key);
				const shard = shards[index] as ReadonlyMap<string, V>;
				const known = shard.has(key);
				if (known && Object.is(shard.get(key), value)) return;
				own(index).set(key, value);
				if (known) return;
				size++;
				if (size > shards.length * SHARD_SIZE) grow(shards.length * 2);
			},
			delete: key => {
				const index = shardOf(key);
				if (!shards[index]?.has(key)) return;
				own(index).delete(key);
				size--;
			},
			finish: () => {
				if (owned.size === 0) return this;
				return size === 0 ? SharedMap.empty() : new SharedMap(shards, size);
			},
		};
	}

	/**
	 * The map with the same keys and other values.
	 * @param known what became of the shards that were mapped before by the same function: only new ones cost time
	 */
	map<W>(value: (value: V) => W, known: WeakMap<ReadonlyMap<string, V>, ReadonlyMap<string, W>>): SharedMap<W> {
		const shards = this.#shards.map(shard => {
			const mapped = known.get(shard) ?? new Map([...shard].map(([key, old]) => [key, value(old)]));
			known.set(shard, mapped);
			return mapped;
		});
		return new SharedMap(shards, this.size);
	}

	/**
	 * The keys whose values pass a test.
	 * @param known which passed of the shards that the same test was made on before: only new ones cost time
	 */
	*keysOf(
		passes: (value: V) => boolean,
		known: WeakMap<ReadonlyMap<string, V>, readonly string[]>,
	): Generator<string, void, undefined> {
		for (const shard of this.#shards) {
			let keys = known.get(shard);
			if (!keys) {
				keys = addKeys([], shard, passes);
				known.set(shard, keys);
			}
			yield* keys;
		}
	}

	/** The keys whose values pass a test that is made but once. */
	keysWhere(passes: (value: V) => boolean): readonly string[] {
		const keys: string[] = [];
		for (const shard of this.#shards) addKeys(keys, shard, passes);
		return keys;
	}

	/** The keys whose values are others in the two maps, or that only one has. Shards that are shared cost nothing. */
	differences(other: SharedMap<V>): ReadonlySet<string> {
		const keys = new Set<string>();
		const aligned = this.#shards.length === other.#shards.length;
		const compare = (a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>) => {
			for (const [key, value] of a) if (!b.has(key) || !Object.is(b.get(key), value)) keys.add(key);
		};
		this.#shards.forEach((shard, at) => {
			if (!aligned) compare(shard, other);
			else if (shard !== other.#shards[at]) compare(shard, other.#shards[at] as ReadonlyMap<string, V>);
		});
		other.#shards.forEach((shard, at) => {
			if (!aligned) compare(shard, this);
			else if (shard !== this.#shards[at]) compare(shard, this.#shards[at] as ReadonlyMap<string, V>);
		});
		return keys;
	}

	get(key: string): V | undefined {
		return this.#shardOf(key).get(key);
	}

	has(key: string): boolean {
		return this.#shardOf(key).has(key);
	}

	forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
		for (const [key, value] of this) callback(value, key, this);
	}

	*entries(): MapIterator<[string, V]> {
		for (const shard of this.#shards) yield* shard;
	}

	*keys(): MapIterator<string> {
		for (const shard of this.#shards) yield* shard.keys();
	}

	*values(): MapIterator<V> {
		for (const shard of this.#shards) yield* shard.values();
	}

	[Symbol.iterator](): MapIterator<[string, V]> {
		return this.entries();
	}

	#shardOf(key: string): ReadonlyMap<string, V> {
		return this.#shards[hash(key) & (this.#shards.length - 1)] as ReadonlyMap<string, V>;
	}
}

/**
 * Changes to a map that nobody sees before `finish`, which ends the draft and gives the very map that was edited
 * where nothing changed.
 */
export interface MapDraft<V> {
	get(key: string): V | undefined;
	set(key: string, value: V): void;
	delete(key: string): void;
	finish(): SharedMap<V>;
}

/** Adds the keys of a shard whose values pass a test. */
function addKeys<V>(keys: string[], shard: ReadonlyMap<string, V>, passes: (value: V) => boolean): string[] {
	for (const [key, value] of shard) if (passes(value)) keys.push(key);
	return keys;
}

/** Entries a shard holds on average before the number of shards doubles. */
const SHARD_SIZE = 32;

/** FNV-1a over UTF-16 code units. */
function hash(key: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
	return (value ^ (value >>> 15)) >>> 0;
}
