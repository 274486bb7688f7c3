import {
	type Disposable,
	EventEmitter,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	type TreeView,
	type Uri,
	window,
	workspace,
} from 'vscode';
import { together } from '../server';
import type { Comparing, Found } from './comparing';
import { bothSides, clip, differenceLabel, sidesOf } from './difference-text';

type Node = { readonly kind: 'article'; readonly uri: Uri } | ({ readonly kind: 'difference' } & Found);

/** The Differences view: by article, each with what the two annotators say. */
export interface DifferencesView extends Disposable {
	select(found: Found): Promise<void>;
}

export function showDifferences(comparing: Comparing): DifferencesView {
	const changed = new EventEmitter<void>();
	let nodes: readonly (Node & { readonly kind: 'difference' })[] = [];
	let articles: readonly (Node & { readonly kind: 'article' })[] = [];
	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getTreeItem: node => (node.kind === 'article' ? articleItem(node.uri, inArticle(node.uri).length) : itemOf(node)),
		getChildren: node => (node?.kind === 'article' ? [...inArticle(node.uri)] : node ? [] : [...articles]),
		getParent: node =>
			node.kind === 'article' ? undefined : articles.find(({ uri }) => uri.toString() === node.uri.toString()),
	};
	const inArticle = (uri: Uri) => nodes.filter(node => node.uri.toString() === uri.toString());
	const view: TreeView<Node> = window.createTreeView('standpoint.differences', { treeDataProvider: provider });
	const refresh = () => {
		nodes = comparing.found().map(found => ({ kind: 'difference', ...found }));
		const uris = new Map(nodes.map(({ uri }) => [uri.toString(), uri]));
		articles = [...uris.values()].map(uri => ({ kind: 'article', uri }));
		const comparison = comparing.comparison();
		view.description = comparison && `${comparison.a} and ${comparison.b}: ${nodes.length}`;
		view.message = comparison && summary(nodes.length, comparison);
		changed.fire();
	};
	const listeners = together(changed, view, comparing.onChanged(refresh));
	return {
		select: async found => {
			const node = nodes.find(({ difference }) => difference === found.difference);
			if (node && view.visible) await view.reveal(node, { select: true, focus: false });
		},
		dispose: () => listeners.dispose(),
	};
}

function summary(
	open: number,
	{ agreed, decided, uncertain }: { readonly agreed: number; readonly decided: number; readonly uncertain: number },
): string {
	const parts = [
		open === 0 ? 'No differences left.' : '',
		`${agreed} agree, ${decided} decided.`,
		uncertain > 0 ? `${uncertain} not compared: their place is in doubt.` : '',
	];
	return parts.filter(Boolean).join(' ');
}

function articleItem(uri: Uri, count: number): TreeItem {
	const item = new TreeItem(uri, TreeItemCollapsibleState.Expanded);
	item.label = uri.path.slice(uri.path.lastIndexOf('/') + 1);
	item.description = String(count);
	item.tooltip = workspace.asRelativePath(uri);
	item.iconPath = ThemeIcon.File;
	return item;
}

function itemOf(node: Node & Found): TreeItem {
	const { difference } = node;
	const words = sidesOf(difference)[0]?.words ?? '';
	const item = new TreeItem(differenceLabel(difference), TreeItemCollapsibleState.None);
	item.description = `“${clip(words, 60)}”`;
	item.tooltip = `${differenceLabel(difference)}\n${bothSides(difference).replace(' | ', '\n')}`;
	item.iconPath = new ThemeIcon(difference.a && difference.b ? 'git-compare' : 'diff-single');
	item.contextValue = difference.a && difference.b ? 'differencePair' : difference.a ? 'differenceA' : 'differenceB';
	item.command = { title: 'Decide', command: 'standpoint.decideDifference', arguments: [node] };
	return item;
}
