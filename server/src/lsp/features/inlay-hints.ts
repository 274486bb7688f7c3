import type { InlayHint } from 'vscode-languageserver';
import { type StanceHint, stanceHints } from '../../queries/hints';
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

function toHint({ workspace }: Server, { live }: At, { position, parts, tooltip }: StanceHint): InlayHint {
	return {
		position,
		tooltip: toMarkdown(tooltip),
		label: parts.map(({ text, to }) => ({
			value: text,
			...(to ? { location: toLocation(workspace, live, to) } : {}),
		})),
	};
}
