import { firstNot } from '../text/first-not';
import type { Span } from '../text/span';
import { plainOf, type Tree } from '../text/yaml-tree';
import { type Entry, type Item, type SidecarParts, sameValue } from './merge-parts';

/** The keys that tie an annotation to its words: they are taken from one side together, since they hold only together. */
export const anchorKeys: readonly string[] = ['quote', 'at', 'at-text', 'prefix', 'suffix'];

export type Side = 'ours' | 'theirs';
export interface Sides<T> {
	readonly base: T | undefined;
	readonly ours: T | undefined;
	readonly theirs: T | undefined;
}

/** Which text of the article the merged positions refer to, and how those of the other side are brought to it. */
export interface TextChoice {
	/** Whose `text` the merged sidecar has. */
	readonly side: Side;
	/** Whether the positions of a side already refer to that text. */
	readonly holds: Readonly<Record<Side, boolean>>;
	/** The text that the positions of a side refer to. */
	readonly hashes: Readonly<Record<Side, string | undefined>>;
	/** Whether only the other side works on the text that both came from: its positions changed by a person's choice. */
	readonly othersTextIsBase: boolean;
	/** Spans of the other side in the chosen text; undefined where nothing says where they are in it. */
	readonly convert: (spans: readonly Span[]) => readonly Span[] | undefined;
}

/** A position that must be written anew: without spans where it must go. */
export interface NewPosition {
	readonly at: readonly Span[];
	/** The hash of the text that it refers to, where it is not the sidecar's. */
	readonly atText?: string;
}

/** Where an annotation's words and position are taken from. */
export type AnchorChoice =
	| { readonly kind: 'take'; readonly side: Side; readonly position?: NewPosition }
	| { readonly kind: 'clash'; readonly positions: Readonly<Record<Side, NewPosition | undefined>> };

/**
 * The text that counts: the one that a side changed to; ours where both changed to different ones.
 *
 * Positions that refer to the other side's text are carried over where the annotations that both sides have show on
 * both sides of a span that the text moved by the same distance (the rule by which a reader finds an annotation whose
 * earlier text is unknown); else they stay as they are, with `at-text` for the text that they refer to.
 */
export function chooseText({ base, ours, theirs }: Readonly<Record<keyof Sides<0>, SidecarParts>>): TextChoice {
	const side: Side = ours.textHash === base.textHash ? 'theirs' : 'ours';
	const [chosen, other] = side === 'ours' ? [ours, theirs] : [theirs, ours];
	const same = ours.textHash === theirs.textHash;
	const marks = same ? [] : landmarks(base, other, chosen);
	return {
		side,
		holds: { ours: same || side === 'ours', theirs: same || side === 'theirs' },
		hashes: { ours: ours.textHash, theirs: theirs.textHash },
		othersTextIsBase: other.textHash === base.textHash,
		convert: spans => convert(marks, spans),
	};
}

/** Which side's words and position an annotation that both sides have is to get. */
export function chooseAnchor({ base, ours, theirs }: Sides<Item>, text: TextChoice): AnchorChoice {
	const quote = (item: Item | undefined) => fieldOf(item, 'quote')?.value;
	const at = (item: Item | undefined) => fieldOf(item, 'at')?.value;
	if (!sameValue(quote(ours), quote(theirs))) {
		if (base && sameValue(quote(ours), quote(base))) return take('theirs', theirs, text);
		if (base && sameValue(quote(theirs), quote(base))) return take('ours', ours, text);
		return {
			kind: 'clash',
			positions: { ours: positionOf('ours', ours, text), theirs: positionOf('theirs', theirs, text) },
		};
	}
	const other: Side = text.side === 'ours' ? 'theirs' : 'ours';
	if (!text.holds[other]) {
		const [mine, others] = other === 'theirs' ? [ours, theirs] : [theirs, ours];
		const chosen = base !== undefined && text.othersTextIsBase && !sameValue(at(others), at(base));
		return chosen || at(mine) === undefined ? take(other, others, text) : { kind: 'take', side: text.side };
	}
	const same = (a: Item | undefined, b: Item | undefined) =>
		anchorKeys.every(key => {
			const [one, two] = [fieldOf(a, key)?.value, fieldOf(b, key)?.value];
			return one === two || sameValue(one, two);
		});
	if (same(ours, theirs) || (base && same(theirs, base))) return { kind: 'take', side: 'ours' };
	if (base && same(ours, base)) return { kind: 'take', side: 'theirs' };
	if (sameValue(at(ours), at(theirs)) || !at(theirs)) return { kind: 'take', side: 'ours' };
	if (!at(ours)) return { kind: 'take', side: 'theirs' };
	return { kind: 'clash', positions: { ours: undefined, theirs: undefined } };
}

const take = (side: Side, item: Item | undefined, text: TextChoice): AnchorChoice => ({
	kind: 'take',
	side,
	position: positionOf(side, item, text),
});

/** The position to be written for an annotation of a side; undefined where it may stay as it is. */
export function positionOf(side: Side, item: Item | undefined, text: TextChoice): NewPosition | undefined {
	// One with a text of its own says itself what it refers to.
	if (text.holds[side] || !item || !fieldOf(item, 'at') || fieldOf(item, 'at-text')) return undefined;
	const spans = spansOf(item);
	const converted = text.convert(spans);
	if (converted) return { at: converted };
	const hash = text.hashes[side];
	return hash === undefined || spans.length === 0 ? { at: [] } : { at: spans, atText: hash };
}

export const fieldOf = (item: Item | undefined, key: string): Entry | undefined =>
	item?.fields?.find(field => field.key === key);

/** An item's position as spans; empty where it has none that can be read. */
export function spansOf(item: Item): readonly Span[] {
	const at = item.value.kind === 'map' ? item.value.entries.find(({ key }) => key === 'at')?.value : undefined;
	return at ? readSpans(at) : [];
}

function readSpans(at: Tree): readonly Span[] {
	const plain = plainOf(at);
	if (!Array.isArray(plain)) return [];
	const pairs: readonly unknown[] = plain.every(Array.isArray) ? plain : [plain];
	const spans = pairs.map(pair => {
		const [start, end] = pair as readonly unknown[];
		return Number.isSafeInteger(start) && Number.isSafeInteger(end)
			? [{ start: start as number, end: end as number }]
			: [];
	});
	return spans.every(({ length }) => length === 1) ? spans.flat() : [];
}

interface Landmark {
	readonly was: number;
	readonly is: number;
}

/**
 * Places that both texts are known to have: the ends of annotations with the same words on both sides, and of the texts.
 * An annotation that a person tied to other words meanwhile tells nothing about the text.
 */
function landmarks(base: SidecarParts, from: SidecarParts, to: SidecarParts): readonly Landmark[] {
	const marks: Landmark[] = [{ was: 0, is: 0 }];
	if (from.textLength !== undefined && to.textLength !== undefined) {
		marks.push({ was: from.textLength, is: to.textLength });
	}
	const others = new Map(to.items.map(item => [item.key, item]));
	const before = new Map(from.textHash === base.textHash ? base.items.map(item => [item.key, item]) : []);
	for (const item of from.items) {
		const other = others.get(item.key);
		const unmoved = before.get(item.key);
		if (fieldOf(item, 'at-text') || fieldOf(other, 'at-text')) continue;
		if (unmoved && !sameValue(fieldOf(item, 'at')?.value, fieldOf(unmoved, 'at')?.value)) continue;
		if (!other || !sameValue(fieldOf(item, 'quote')?.value, fieldOf(other, 'quote')?.value)) continue;
		const [was, is] = [spansOf(item), spansOf(other)];
		if (was.length !== is.length) continue;
		for (const [k, { start, end }] of was.entries()) {
			const there = is[k] as Span;
			if (end - start !== there.end - there.start) continue;
			marks.push({ was: start, is: there.start }, { was: end, is: there.end });
		}
	}
	return inOrder(marks.sort((a, b) => a.was - b.was || a.is - b.is));
}

/** Without the landmarks that have overtaken others: they were moved by hand. */
function inOrder(marks: readonly Landmark[]): readonly Landmark[] {
	const least: number[] = [];
	for (let k = marks.length - 1, low = Number.POSITIVE_INFINITY; k >= 0; k--) {
		least[k] = low;
		low = Math.min(low, (marks[k] as Landmark).is);
	}
	let most = 0;
	return marks.filter(({ is }, k) => {
		const keeps = is >= most && is <= (least[k] as number);
		most = Math.max(most, is);
		return keeps;
	});
}

function convert(marks: readonly Landmark[], spans: readonly Span[]): readonly Span[] | undefined {
	const moved = spans.map(({ start, end }) => {
		const shift = shiftAround(marks, start, end);
		return shift === undefined ? [] : [{ start: start + shift, end: end + shift }];
	});
	return moved.length > 0 && moved.every(({ length }) => length === 1) ? moved.flat() : undefined;
}

/** How far the text moved at a span, where the nearest landmarks before and behind it say the same. */
function shiftAround(marks: readonly Landmark[], start: number, end: number): number | undefined {
	const before = marks[firstFrom(marks, start + 1) - 1];
	const behind = marks[firstFrom(marks, end)];
	const shift = before && before.is - before.was;
	return behind && shift === behind.is - behind.was ? shift : undefined;
}

/** The index of the first landmark at or behind an offset. */
function firstFrom(marks: readonly Landmark[], offset: number): number {
	return firstNot(marks.length, at => (marks[at] as Landmark).was < offset);
}
