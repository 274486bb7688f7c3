import type { ActorId } from '../codebook/codebook';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Location, type Position, positionAt, type Range } from '../text/position';
import { actorPlace } from './actor-places';
import { annotationMarkdown } from './hover/annotation-card';
import { shorten } from './markdown';
import { annotationsOf, entryLocation, isAnchored, type PlacedAnnotation } from './placed-annotations';
import { shortName } from './short-name';

export interface HintPart {
	readonly text: string;
	/** Where the part leads: the holder's or target's entry, or the annotation. */
	readonly to?: Location;
	/** The annotations that the part lets a person change. */
	readonly changes?: readonly PlacedAnnotation[];
}

/** A stance behind the words that take it: ` Brandt ▸ Lind −`. */
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

/** How much of a hint is shown: how many characters of each name, and whether in few characters altogether. */
interface Fit {
	readonly nameLength: number;
	readonly isTight: boolean;
}

/** From the most to the least that can be shown. */
const fits: readonly Fit[] = [
	...lengths(24, 8).map(nameLength => ({ nameLength, isTight: false })),
	...lengths(9, 2).map(nameLength => ({ nameLength, isTight: true })),
];
/** The stance alone. */
const leastFit: Fit = { nameLength: 0, isTight: true };

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

function labelOf(corpus: Corpus, group: Group, { nameLength, isTight }: Fit): readonly HintPart[] {
	const { holder, target, stance, isCertain, annotations } = group;
	const sign = `${stanceSign(corpus, stance)}${isCertain ? '' : '?'}`;
	const entry = annotations[0] && entryLocation(annotations[0]);
	const stancePart: HintPart = { text: ` ${sign}`, changes: annotations };
	if (nameLength === 0) return [stancePart];
	const name = (actor: ActorId | undefined): HintPart => ({
		text: actor === undefined ? '?' : cut(shortName(corpus.registry, actor), nameLength),
		to: (actor === undefined ? undefined : locationOf(corpus, actor)) ?? entry,
	});
	const separator = { text: isTight ? SEPARATOR : ` ${SEPARATOR} `, to: entry };
	return [{ text: ' ' }, name(holder), separator, name(target), stancePart];
}

/** Of a name cut very short, another letter says more than an ellipsis. */
const cut = (name: string, length: number): string =>
	length < 5 ? Array.from(name).slice(0, length).join('') : shorten(name, length);

/** `+`, `−` or `0` by the stance's value in the codebook, doubled from 2 on; `?` where the codebook does not have it. */
function stanceSign(corpus: Corpus, stance: string | undefined): string {
	const value = corpus.file.settings.codebook.stances.find(({ id }) => id === stance)?.value;
	if (value === undefined) return '?';
	const sign = value > 0 ? '+' : value < 0 ? '−' : '0';
	return Math.abs(value) >= 2 ? sign + sign : sign;
}

function locationOf(corpus: Corpus, actor: ActorId): Location | undefined {
	const place = actorPlace(corpus, actor);
	return place && { path: place.path, range: place.range };
}
