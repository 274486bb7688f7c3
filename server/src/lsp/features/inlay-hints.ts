import type { Command, InlayHint, InlayHintLabelPart, Position } from 'vscode-languageserver';
import { type AnnotationArgument, changeAnnotationCommand } from '../../protocol';
import { type StanceHint, stanceHints } from '../../queries/hints';
import type { PlacedAnnotation } from '../../queries/placed-annotations';
import { toLocation, toMarkdown } from '../convert';
import { type At, type Feature, onDocument, type Server } from '../feature';
import { onStale } from '../refresh';

/** The stances that annotators saw, behind the words that take them. */
export const inlayHints: Feature = {
	capabilities: { inlayHintProvider: true },
	register: server => {
		const { inlayHint } = server.connection.languages;
		inlayHint.on(
			onDocument(server, null, (at, { range }): InlayHint[] => {
				if (at.role !== 'article' || !server.settings().stanceHints) return [];
				return stanceHints(at.corpus, at.path, range).map(hint => toHint(server, at, hint));
			}),
		);
		onStale(server, () => {
			if (server.client().workspace?.inlayHint?.refreshSupport) inlayHint.refresh().catch(() => {});
		});
	},
};

function toHint(server: Server, at: At, { position, parts, tooltip }: StanceHint): InlayHint {
	return {
		position,
		tooltip: toMarkdown(tooltip),
		label: parts.map(
			({ text, to, changes = [] }): InlayHintLabelPart => ({
				value: text,
				...(to ? { location: toLocation(server.workspace, at.live, to) } : {}),
				...(changes.length > 0
					? { command: toCommand(server, at, position, changes), tooltip: 'Change or delete this stance' }
					: {}),
			}),
		),
	};
}

/** The command is always the same one: what comes from a file are the ids among its arguments. */
function toCommand(
	{ workspace }: Server,
	{ live, uri }: At,
	position: Position,
	annotations: readonly PlacedAnnotation[],
): Command {
	const ids = annotations.map(({ sidecar, annotation }) => ({
		sidecar: workspace.uriOf(live, sidecar.path),
		id: annotation.id,
	}));
	const argument: AnnotationArgument = { uri, ...(ids[0] as (typeof ids)[0]), position, others: ids.slice(1) };
	return { title: 'Change Annotation', command: changeAnnotationCommand, arguments: [argument] };
}
