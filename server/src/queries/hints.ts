import type { ActorId } from '../codebook/codebook';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Location, type Position, positionAt, type Range, rangeOf } from '../text/position';
import { actorPlace } from './actor-places';
import { annotationMarkdown } from './hover/annotation-card';
import { shorten } from './markdown';
import { annotationsOf, entryLocation, isAnchored, type PlacedAnnotation } from './placed-annotations';

export interface HintPart {
	readonly text: string;
	/** Where the part leads: the holder's or target's entry, the stance in the codebook, or the annotation. */
	readonly to?: Location;
}

/** A stance behind the words that take it: ` putin ▸ west −`. */
export interface StanceHint {
	readonly position: Position;
	readonly parts: readonly HintPart[];
	/** Markdown; everything that came from a file is escaped. */
	readonly tooltip: string;
}

/** Editors cut the hints of one line, taken together, at about 43 characters. */
const LINE_WIDTH = 43;
const SEPARATOR = '▸';

/**
 * The stance annotations of an article as hints, by position. The same stance from several annotators is one hint.
 * Where a line, which in prose is a paragraph, has too many for its width, all of its hints are shortened.
 * @param within only the hints in this range; the shortening does not depend on it
 */
export function stanceHints(corpus: Corpus, path: CorpusPath, within?: Range): readonly StanceHint[] {
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return [];
	const groups = new Map<string, Group>();
	for (const placed of annotationsOf(corpus, path)) {
		const last = placed.at.at(-1);
		if (!last || placed.annotation.type !== 'stance') continue;
		const { holder, target, stance } = placed.annotation;
		const key = JSON.stringify([last.end, holder, target, stance, isAnchored(placed)]);
		const group = groups.get(key);
		if (group) group.annotations.push(placed);
		else {
			const position = positionAt(lines, last.end);
			groups.set(key, { position, holder, target, stance, isCertain: isAnchored(placed), annotations: [placed] });
		}
	}
	const byLine = new Map<number, Group[]>();
	for (const group of groups.values()) {
		const line = byLine.get(group.position.line);
		if (line) line.push(group);
		else byLine.set(group.position.line, [group]);
	}
	return [...byLine]
		.filter(([line]) => !within || (within.start.line <= line && line <= within.end.line))
		.sort(([a], [b]) => a - b)
		.flatMap(([, line]) => hintsOfLine(corpus, line));
}

interface Group {
	readonly position: Position;
	readonly holder?: ActorId;
	readonly target?: ActorId;
	readonly stance?: string;
	readonly isCertain: boolean;
	readonly annotations: PlacedAnnotation[];
}

/** How much of a hint is shown: how many characters of each id, and whether in few characters altogether. */
interface Fit {
	readonly idLength: number;
	readonly isTight: boolean;
}

/** From the most to the least that can be shown. */
const fits: readonly Fit[] = [
	...lengths(24, 8).map(idLength => ({ idLength, isTight: false })),
	...lengths(9, 2).map(idLength => ({ idLength, isTight: true })),
];
/** The stance alone. */
const leastFit: Fit = { idLength: 0, isTight: true };

function lengths(from: number, to: number): readonly number[] {
	return Array.from({ length: from - to + 1 }, (_, step) => from - step);
}

function hintsOfLine(corpus: Corpus, line: readonly Group[]): readonly StanceHint[] {
	const sorted = [...line].sort((a, b) => a.position.character - b.position.character);
	const width = (fit: Fit) => sorted.reduce((sum, group) => sum + lengthOf(labelOf(corpus, group, fit)), 0);
	// The shortest label has two characters: a line of dozens of stances needs no trials.
	const fit = (sorted.length <= LINE_WIDTH / 2 && fits.find(candidate => width(candidate) <= LINE_WIDTH)) || leastFit;
	return sorted.map(group => ({
		position: group.position,
		parts: labelOf(corpus, group, fit),
		tooltip: group.annotations.map(placed => annotationMarkdown(corpus, placed)).join('\n\n---\n\n'),
	}));
}

const lengthOf = (parts: readonly HintPart[]): number => parts.reduce((sum, { text }) => sum + text.length, 0);

function labelOf(corpus: Corpus, group: Group, { idLength, isTight }: Fit): readonly HintPart[] {
	const { holder, target, stance, isCertain, annotations } = group;
	const sign = `${stanceSign(corpus, stance)}${isCertain ? '' : '?'}`;
	const entry = annotations[0] && entryLocation(annotations[0]);
	const stancePart: HintPart = { text: ` ${sign}`, to: stancePlace(corpus, stance) ?? entry };
	if (idLength === 0) return [stancePart];
	const id = (actor: ActorId | undefined): HintPart => ({
		text: actor === undefined ? '?' : shortId(actor, idLength),
		to: (actor === undefined ? undefined : locationOf(corpus, actor)) ?? entry,
	});
	const separator = { text: isTight ? SEPARATOR : ` ${SEPARATOR} `, to: entry };
	return [{ text: ' ' }, id(holder), separator, id(target), stancePart];
}

/** Of an id cut very short, another letter says more than an ellipsis. */
const shortId = (id: ActorId, length: number): string => (length < 5 ? id.slice(0, length) : shorten(id, length));

/** `+`, `−` or `0` by the stance's value in the codebook, doubled from 2 on; `?` where the codebook does not have it. */
function stanceSign(corpus: Corpus, stance: string | undefined): string {
	const value = corpus.file.settings.codebook.stances.find(({ id }) => id === stance)?.value;
	if (value === undefined) return '?';
	const sign = value > 0 ? '+' : value < 0 ? '−' : '0';
	return Math.abs(value) >= 2 ? sign + sign : sign;
}

function stancePlace(corpus: Corpus, stance: string | undefined): Location | undefined {
	const span = stance === undefined ? undefined : corpus.file.places.stances.get(stance);
	return span && { path: 'corpus.yaml', range: rangeOf(corpus.file.lines, span) };
}

function locationOf(corpus: Corpus, actor: ActorId): Location | undefined {
	const place = actorPlace(corpus, actor);
	return place && { path: place.path, range: place.range };
}
