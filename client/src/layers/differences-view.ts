import {
	commands,
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
import { createPages, moreLabel } from '../pages';
import { together } from '../server';
import type { Comparing, Found } from './comparing';
import { bothSides, clip, differenceLabel, sidesOf } from './difference-text';

type Node = Article | Difference | { readonly kind: 'more'; readonly list: string; readonly left: number };
interface Article {
	readonly kind: 'article';
	readonly uri: Uri;
}
type Difference = { readonly kind: 'difference' } & Found;

/** The Differences view: by article, each with what the two annotators say. */
export interface DifferencesView extends Disposable {
	select(found: Found): Promise<void>;
}

export function showDifferences(comparing: Comparing): DifferencesView {
	const changed = new EventEmitter<void>();
	const pages = createPages();
	/** In their order, by the URI of their article. */
	let differences: ReadonlyMap<string, readonly Difference[]> = new Map();
	let articles: readonly Article[] = [];
	const page = <T extends Article | Difference>(list: string, all: readonly T[]): Node[] => {
		const { items, left } = pages.shown(list, all);
		return left > 0 ? [...items, { kind: 'more', list, left }] : [...items];
	};
	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getTreeItem: node => {
			if (node.kind === 'article') return articleItem(node.uri, inArticle(node.uri).length);
			return node.kind === 'more' ? moreItem(node) : itemOf(node);
		},
		getChildren: node => {
			if (node === undefined) return page('', articles);
			return node.kind === 'article' ? page(node.uri.toString(), inArticle(node.uri)) : [];
		},
		getParent: node => (node.kind === 'difference' ? articles[articleAt(node.uri)] : undefined),
	};
	const inArticle = (uri: Uri) => differences.get(uri.toString()) ?? [];
	const articleAt = (uri: Uri) => articles.findIndex(article => article.uri.toString() === uri.toString());
	const view: TreeView<Node> = window.createTreeView('standpoint.differences', { treeDataProvider: provider });
	const refresh = () => {
		const found = comparing.found();
		const groups = new Map<string, Difference[]>();
		for (const one of found) {
			const group = groups.get(one.uri.toString());
			if (group) group.push({ kind: 'difference', ...one });
			else groups.set(one.uri.toString(), [{ kind: 'difference', ...one }]);
		}
		differences = groups;
		articles = [...groups.values()].flatMap(([first]) => (first ? [{ kind: 'article', uri: first.uri }] : []));
		const comparison = comparing.comparison();
		view.description = comparison && `${comparison.a} and ${comparison.b}: ${found.length}`;
		view.message = comparison && summary(found.length, comparison);
		changed.fire();
	};
	const more = commands.registerCommand('standpoint.showMoreDifferences', (list: string) => {
		pages.more(list);
		changed.fire();
	});
	const listeners = together(changed, view, more, comparing.onChanged(refresh));
	return {
		select: async found => {
			const all = inArticle(found.uri);
			const index = all.findIndex(({ difference }) => difference === found.difference);
			const node = all[index];
			if (!node || !view.visible) return;
			const isNew = [pages.reach('', articleAt(found.uri)), pages.reach(found.uri.toString(), index)].includes(true);
			if (isNew) changed.fire();
			// The list may have changed meanwhile: then there is nothing to show.
			await Promise.resolve(view.reveal(node, { select: true, focus: false })).catch(() => {});
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

function moreItem({ list, left }: Extract<Node, { kind: 'more' }>): TreeItem {
	const item = new TreeItem(moreLabel(left));
	item.command = { command: 'standpoint.showMoreDifferences', title: 'Show More', arguments: [list] };
	return item;
}

function itemOf(node: Difference): TreeItem {
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
