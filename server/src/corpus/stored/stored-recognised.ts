import type { Mention, MentionVia } from '../../analysis/analysis';
import type { Recognised } from '../corpus';
import { type ByteSource, inMemory } from './byte-source';
import { ByteReader, type ByteWriter, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { StoredBytes } from './stored-bytes';

/** What the text alone says of who is mentioned, as bytes: read when it is asked for, and forgotten when memory is short. */
export function storeRecognised(recognised: Recognised): Recognised {
	return recognised instanceof StoredRecognised ? recognised : stored(recognised);
}

function stored(recognised: Recognised): StoredRecognised {
	const writer = writeBytes();
	writer.section(() => writeRecognised(writer, recognised));
	return new StoredRecognised(inMemory(writer.finish()), 0);
}

/** What `packRecognised` packed, behind its number at a place of `source`. Nothing is read yet, nor copied. */
export const readStoredRecognised = (source: ByteSource, at: number): Recognised => new StoredRecognised(source, at);

class StoredRecognised extends StoredBytes implements Recognised {
	#contents?: WeakRef<Recognised>;

	get mentions(): Recognised['mentions'] {
		return this.#read().mentions;
	}

	get attributions(): Recognised['attributions'] {
		return this.#read().attributions;
	}

	#read(): Recognised {
		const known = this.#contents?.deref();
		if (known) return known;
		const contents = readRecognised(this.bytes());
		this.#contents = new WeakRef(contents);
		return contents;
	}
}

/** The bytes of what the text alone says. */
export const packRecognised = (recognised: Recognised): Uint8Array =>
	(recognised instanceof StoredRecognised ? recognised : stored(recognised)).bytes();

function writeRecognised(writer: ByteWriter, { mentions, attributions }: Recognised): void {
	const texts = new Map<string, number>();
	const numberOf = (text: string): number => {
		const number = texts.get(text) ?? texts.size;
		texts.set(text, number);
		return number;
	};
	const scores = [...new Set(mentions.map(({ score }) => score))];
	for (const { actor, candidates = [] } of mentions) for (const id of [actor, ...candidates]) if (id) numberOf(id);
	for (const { actor } of attributions) if (actor) numberOf(actor);
	writer.number(texts.size);
	for (const text of texts.keys()) writer.text(text);
	writer.number(scores.length);
	for (const score of scores) writer.real(score);
	const maybe = (actor: string | undefined) => writer.number(actor === undefined ? 0 : numberOf(actor) + 1);
	writeSpans(writer, mentions);
	for (const { actor, via, score, candidates } of mentions) {
		maybe(actor);
		writer.number(ways.indexOf(via));
		writer.number(scores.indexOf(score));
		writer.number(candidates === undefined ? 0 : candidates.length + 1);
		for (const candidate of candidates ?? []) writer.number(numberOf(candidate));
	}
	writer.number(attributions.length);
	for (const { actor, source, cue, content } of attributions) {
		maybe(actor);
		for (const spans of [source, cue, content]) writeSpans(writer, spans);
	}
}

/** The inverse of `packRecognised`, at once. */
export function readRecognised(bytes: Uint8Array): Recognised {
	const reader = new ByteReader(bytes);
	const texts = Array.from({ length: reader.number() }, () => reader.text());
	const scores = Array.from({ length: reader.number() }, () => reader.real());
	const maybe = () => texts[reader.number() - 1];
	const mentions = readSpans(reader).map(({ start, end }): Mention => {
		const actor = maybe();
		const via = ways[reader.number()] ?? 'name';
		const score = scores[reader.number()] ?? 0;
		const count = reader.number();
		// Spelt out: with their fields in another order than those that are found, much would be compiled again for them.
		if (count === 0) return actor === undefined ? { start, end, via, score } : { start, end, actor, via, score };
		const candidates = Array.from({ length: count - 1 }, () => texts[reader.number()] ?? '');
		return actor === undefined ? { start, end, via, score, candidates } : { start, end, actor, via, score, candidates };
	});
	const attributions = Array.from({ length: reader.number() }, () => {
		const actor = maybe();
		return { actor, source: readSpans(reader), cue: readSpans(reader), content: readSpans(reader) };
	});
	return { mentions, attributions };
}

const ways = [
	'name',
	'alias',
	'adjective',
	'metonym',
	'surname',
	'title-surname',
	'role',
	'pronoun',
	'annotation',
] as const satisfies readonly MentionVia[];
