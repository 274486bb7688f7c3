import { type Disposable, StatusBarAlignment, window, workspace } from 'vscode';
import { type ArticleInfo, articleInfoRequest, type CorpusInfo } from '../../server/src/protocol';
import type { Articles } from './articles';
import { coalesced, type Server, together } from './server';
import { articleStatus, corpusStatus, type StatusText } from './status-text';

/** The status bar item: what the article in front holds, or how far the reading of the corpus is. */
export function showStatus(server: Server, articles: Articles): Disposable {
	const item = window.createStatusBarItem('standpoint.status', StatusBarAlignment.Left, 10);
	item.name = 'Standpoint';
	item.command = 'standpoint.actors.focus';

	const refresh = coalesced(async () => {
		const status = await currentStatus(server, articles);
		const isWanted = workspace.getConfiguration('standpoint').get('statusBar.enabled', true);
		if (!status || !isWanted) return item.hide();
		item.text = status.text;
		item.tooltip = status.tooltip;
		item.accessibilityInformation = { label: status.tooltip };
		item.show();
	});

	return together(
		item,
		articles.onActiveChanged(refresh),
		server.onCorporaChanged(refresh),
		workspace.onDidChangeConfiguration(event => event.affectsConfiguration('standpoint.statusBar') && refresh()),
	);
}

async function currentStatus(server: Server, articles: Articles): Promise<StatusText | undefined> {
	const corpora: readonly CorpusInfo[] = server.corpora();
	if (corpora.some(corpus => corpus.reading)) return corpusStatus(corpora);
	const editor = articles.active();
	if (!editor) return corpora.length > 0 ? corpusStatus(corpora) : undefined;
	const info = await server.request<ArticleInfo | null>(articleInfoRequest, { uri: editor.document.uri.toString() });
	return info ? articleStatus(info) : undefined;
}
