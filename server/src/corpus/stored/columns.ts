import type { Contribution } from '../contribution';
import type { ByteReader, ByteWriter } from './bytes';

/**
 * What many articles put into the index, by actor and facet instead of by article: read some ten times faster than one
 * article after the other, since each name is looked up once.
 */
export interface ColumnsWriter {
	/** Adds what the text of an article, or one of its annotation files, puts in. Articles come in the order of their numbers. */
	add(article: number, contribution: Contribution): void;
	/** Writes all that was added. */
	finish(writer: ByteWriter): void;
}

/** What columns are read into, actor by actor, then facet by facet. Articles have the numbers that they were written with. */
export interface ColumnsVisitor {
	actor(name: string): {
		counts(article: number, mentions: number, says: number, spokenOf: number, annotated: number, claims: number): void;
		held(article: number, pairKey: string, count: number): void;
		received(article: number, pairKey: string, count: number): void;
	};
	facet(name: string): (article: number, count: number) => void;
}

class Column {
	readonly #numbers: number[] = [];
	#size = 0;
	#last = 0;

	/** Begins the next row; what belongs to it is put behind. */
	row(article: number): number[] {
		this.#numbers.push(article - this.#last);
		this.#last = article;
		this.#size++;
		return this.#numbers;
	}

	finish(writer: ByteWriter): void {
		writer.number(this.#size);
		for (const number of this.#numbers) writer.number(number);
	}
}

interface ActorColumns {
	readonly counts: Column;
	readonly held: Map<string, Column>;
	readonly received: Map<string, Column>;
}

export function writeColumns(): ColumnsWriter {
	const actors = new Map<string, ActorColumns>();
	const facets = new Map<string, Column>();
	return {
		add: (article, contribution) => {
			for (const { actor, mentions, says, spokenOf, annotated, claims, held, received } of contribution.actors) {
				const columns = getOrAdd(actors, actor, newActor);
				columns.counts.row(article).push(mentions, says, spokenOf, annotated, claims);
				for (const [key, count] of held) getOrAdd(columns.held, key, newColumn).row(article).push(count);
				for (const [key, count] of received) getOrAdd(columns.received, key, newColumn).row(article).push(count);
			}
			for (const [facet, count] of contribution.facets) getOrAdd(facets, facet, newColumn).row(article).push(count);
		},
		finish: writer => {
			writer.number(actors.size);
			for (const [actor, { counts, held, received }] of actors) {
				writer.text(actor);
				counts.finish(writer);
				writeNamed(writer, held);
				writeNamed(writer, received);
			}
			writeNamed(writer, facets);
		},
	};
}

const newColumn = () => new Column();
const newActor = (): ActorColumns => ({ counts: new Column(), held: new Map(), received: new Map() });

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}

function writeNamed(writer: ByteWriter, columns: ReadonlyMap<string, Column>): void {
	writer.number(columns.size);
	for (const [name, column] of columns) {
		writer.text(name);
		column.finish(writer);
	}
}

/** Reads what `ColumnsWriter.finish` wrote. */
export function readColumns(reader: ByteReader, visitor: ColumnsVisitor): void {
	for (let left = reader.number(); left > 0; left--) {
		const actor = visitor.actor(reader.name());
		readRows(reader, article =>
			actor.counts(article, reader.number(), reader.number(), reader.number(), reader.number(), reader.number()),
		);
		readNamed(reader, key => (article, count) => actor.held(article, key, count));
		readNamed(reader, key => (article, count) => actor.received(article, key, count));
	}
	readNamed(reader, name => visitor.facet(name));
}

function readNamed(reader: ByteReader, columnOf: (name: string) => (article: number, count: number) => void): void {
	for (let left = reader.number(); left > 0; left--) {
		const put = columnOf(reader.name());
		readRows(reader, article => put(article, reader.number()));
	}
}

function readRows(reader: ByteReader, row: (article: number) => void): void {
	let left = reader.number();
	for (let article = 0; left > 0; left--) {
		article += reader.number();
		row(article);
	}
}
