import type { Hover } from 'vscode-languageserver';
import type { Annotation } from '../../annotation/annotation';
import type { SidecarRecord } from '../../corpus/corpus';
import type { Files } from '../../host/files';
import { type Hover as Found, hoverAt, hoverMarkdown, uncreditedAt } from '../../queries/hover';
import type { Credit } from '../../queries/hover/annotation-card';
import type { PlacedAnnotation } from '../../queries/placed-annotations';
import { yamlHover } from '../../queries/yaml/hover';
import { type Position, positionAt } from '../../text/position';
import { toMarkdown } from '../convert';
import { type At, type Feature, onDocument, type Server } from '../feature';

export const hover: Feature = {
	capabilities: { hoverProvider: true },
	register: server => {
		server.connection.onHover(
			onDocument(server, null, async (at, { position }): Promise<Hover | null> => {
				const found =
					at.role === 'article'
						? hoverAt(at.corpus, at.path, position, await creditsAt(server, at, position))
						: yamlHover(at.corpus, at.path, position);
				return found ? { range: found.range, contents: toMarkdown(textOf(server, at, found)) } : null;
			}),
		);
	},
};

function textOf(server: Server, { live }: At, found: Found): string {
	const text = hoverMarkdown(found, (path, line) => `${server.workspace.uriOf(live, path)}#L${line}`);
	if (live.isSettled()) return text;
	const what = live.isComplete() ? 'Articles are still being analysed' : 'The corpus is still being read';
	return `${text}\n\n*${what}: the counts are not final.*`;
}

/** Milliseconds that a hover waits for the history of a file; it is there for the next one. */
const patience = 400;

/** Who committed the annotations at a position that do not say themselves who made them. */
async function creditsAt(server: Server, { live, corpus, path }: At, position: Position): Promise<Credits> {
	const placed = uncreditedAt(corpus, path, position);
	const credits = new Map<Annotation, Credit>();
	const ask = async ({ annotation, sidecar }: PlacedAnnotation) => {
		const lines = await commitsOf(server.files, live.root, sidecar);
		const credit = lines?.[positionAt(sidecar.lines, annotation.valueSpans.id?.start ?? annotation.entry.start).line];
		if (credit) credits.set(annotation, credit);
	};
	if (placed.length > 0) await Promise.race([Promise.all(placed.map(ask)), delay(patience)]);
	return credits;
}

type Credits = ReadonlyMap<Annotation, Credit>;
type Lines = readonly (Credit | undefined)[] | undefined;
const known = new WeakMap<SidecarRecord, { readonly at: number; readonly lines: Promise<Lines> }>();

/** Milliseconds after which a file may have been committed meanwhile. */
const freshness = 30_000;

function commitsOf(files: Files, root: string, record: SidecarRecord): Promise<Lines> {
	const before = known.get(record);
	if (before && Date.now() - before.at < freshness) return before.lines;
	const lines = files.lineCommits?.(files.join(root, record.path), record.sidecar.source) ?? Promise.resolve(undefined);
	known.set(record, { at: Date.now(), lines });
	return lines;
}

const delay = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));
