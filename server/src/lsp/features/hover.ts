import type { Hover } from 'vscode-languageserver';
import { type Hover as Found, hoverAt, hoverMarkdown } from '../../queries/hover';
import { yamlHover } from '../../queries/yaml/hover';
import { toMarkdown } from '../convert';
import { type At, type Feature, onDocument, type Server } from '../feature';

export const hover: Feature = {
	capabilities: { hoverProvider: true },
	register: server => {
		server.connection.onHover(
			onDocument(server, null, (at, { position }): Hover | null => {
				const ask = at.role === 'article' ? hoverAt : yamlHover;
				const found = ask(at.corpus, at.path, position);
				return found ? { range: found.range, contents: toMarkdown(textOf(server, at, found)) } : null;
			}),
		);
	},
};

function textOf(server: Server, { live }: At, found: Found): string {
	const text = hoverMarkdown(found, (path, line) => `${server.workspace.uriOf(live, path)}#L${line}`);
	return live.isSettled() ? text : `${text}\n\n*The corpus is still being read: its counts are not final.*`;
}
