/** Lines that are settled, or two versions of them between which a person must choose. */
export type Chunk = Lines | Clash;
export type Lines = readonly string[];
export interface Clash {
	readonly ours: Lines;
	readonly theirs: Lines;
}

export const isClash = (chunk: Chunk): chunk is Clash => 'ours' in chunk;

/** How the two versions of a clash are set apart, as git does it. */
export interface Markers {
	/** How many characters a marker has: git's is 7. */
	readonly size: number;
	readonly ours: string;
	readonly theirs: string;
}

/** All lines, with the clashes between markers. */
export function withMarkers(chunks: readonly Chunk[], { size, ours, theirs }: Markers): string[] {
	const open = `${'<'.repeat(size)} ${ours}`;
	const close = `${'>'.repeat(size)} ${theirs}`;
	return chunks.flatMap(chunk =>
		isClash(chunk) ? [open, ...chunk.ours, '='.repeat(size), ...chunk.theirs, close] : chunk,
	);
}

/** All lines as they are once every clash is decided for one side. */
export const decidedFor = (side: 'ours' | 'theirs', chunks: readonly Chunk[]): string[] =>
	chunks.flatMap(chunk => (isClash(chunk) ? chunk[side] : chunk));

/** The same change made to both versions of a clash. */
export const mapChunk = (chunk: Chunk, change: (lines: Lines) => Lines): Chunk =>
	isClash(chunk) ? { ours: change(chunk.ours), theirs: change(chunk.theirs) } : change(chunk);

/** Lines moved to the right, or to the left as far as they are blank there. Empty lines stay empty. */
export function shiftLines(lines: Lines, columns: number): Lines {
	if (columns === 0) return lines;
	if (columns > 0) return lines.map(line => (line.trim() === '' ? line : ' '.repeat(columns) + line));
	return lines.map(line => line.slice(Math.min(-columns, indentOf(line))));
}

export const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
export const isComment = (line: string): boolean => /^\s*#/.test(line);

/** Comment and blank lines that both sides may have changed: nothing that one of them added is lost. */
export function mergeRemarks(base: Lines, ours: Lines, theirs: Lines): Lines {
	if (sameLines(ours, theirs) || sameLines(theirs, base)) return ours;
	if (sameLines(ours, base)) return theirs;
	const known = new Set([...base, ...ours].map(line => line.trim()));
	return [...ours, ...theirs.filter(line => !known.has(line.trim()))];
}

export const sameLines = (a: Lines, b: Lines): boolean =>
	a.length === b.length && a.every((line, index) => line === b[index]);
