import assert from 'node:assert/strict';
import type { Hover, InlayHint, Location, MarkupContent } from 'vscode-languageserver-protocol';
import { parse } from 'yaml';
import type {
	AdjudicateParams,
	AnnotationEdit,
	ArticleInfo,
	CorpusInfo,
	LayerComparison,
	LayersInfo,
} from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus, textOf } from './support/corpus';

const article = 'articles/2023-03-01-dredging.txt';
const text = harbourCorpus[article] as string;

const stance = (id: string, quote: string, fields: string) => {
	const start = text.indexOf(quote);
	return `  - id: ${id}\n    type: stance\n    quote: ${JSON.stringify(quote)}\n    at: [${start}, ${start + quote.length}]\n    ${fields.split('; ').join('\n    ')}\n`;
};

/** The harbour corpus, whose first article mara and jonas have annotated too. */
const twoAnnotators = {
	...harbourCorpus,
	[`${article}.mara.ann.yaml`]: `${textOf(text)}annotations:\n${stance('m1', 'no time', 'holder: halvorsen; target: okoro; stance: support')}`,
	[`${article}.jonas.ann.yaml`]: `${textOf(text)}annotations:\n${stance('j1', 'we have no time', 'holder: halvorsen; target: okoro; stance: oppose')}`,
};

describe('several annotators', () => {
	let corpus: TestCorpus;
	let client: Client;
	let settings: object;
	beforeEach(async () => {
		settings = { annotator: 'mara' };
		corpus = testCorpus(twoAnnotators);
		client = await startClient({ folders: [corpus.root], settings: () => settings });
		await client.ready();
		client.open(article, text);
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const root = async () => (await client.request<CorpusInfo[]>('standpoint/corpora'))[0]?.root as string;
	const show = async (shown: string, annotator = 'mara') => {
		settings = { annotator, layers: { show: shown } };
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.until(
			async () => client.request<LayersInfo>('standpoint/layers', { root: await root() }),
			info => info.shown === shown,
		);
	};
	const hints = async () => {
		const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
		const textDocument = { uri: client.uri(article) };
		return (await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range })).length;
	};
	const annotations = async () =>
		(await client.request<ArticleInfo>('standpoint/articleInfo', { uri: client.uri(article) })).annotations;
	const compare = async () =>
		client.request<LayerComparison>('standpoint/compareLayers', { root: await root(), a: 'mara', b: 'jonas' });
	const decide = (params: Omit<AdjudicateParams, 'uri'>) =>
		client.request<AnnotationEdit>('standpoint/adjudicate', { uri: client.uri(article), ...params });

	it('says who annotates, who else did, and whose annotations are shown', async () => {
		const info = await client.request<LayersInfo>('standpoint/layers', { root: await root() });
		assert.deepEqual(info, { annotators: ['jonas', 'mara'], own: 'mara', shown: 'all' });
	});

	it('shows those of all, of one with the shared ones, or mine alone, as the setting says', async () => {
		assert.deepEqual([await hints(), await annotations()], [3, 3]);
		await show('mine');
		assert.deepEqual([await hints(), await annotations()], [2, 2]);
		await show('jonas');
		assert.deepEqual([await hints(), await annotations()], [2, 2]);
		await show('blind');
		assert.deepEqual([await hints(), await annotations()], [1, 1]);
		const [info] = await client.request<CorpusInfo[]>('standpoint/corpora');
		assert.equal(info?.annotations, 2, 'mara’s own, in both articles');
		await show('all');
		assert.equal(await hints(), 3);
	});

	it('blind, neither hovers nor references nor the comparison tell what others did', async () => {
		await show('blind');
		const place = corpus.find(article, 'we have');
		const hover = await client.at<Hover | null>('textDocument/hover', article, place);
		assert.doesNotMatch(hover ? (hover.contents as MarkupContent).value : '', /jonas/);
		const references = await client.at<Location[]>(
			'textDocument/references',
			article,
			corpus.find(article, 'Halvorsen'),
			{
				context: { includeDeclaration: false },
			},
		);
		const files = references.map(({ uri }) => uri).filter(uri => uri.endsWith('.ann.yaml'));
		assert.deepEqual(new Set(files), new Set([client.uri(`${article}.mara.ann.yaml`)]));
		assert.match((await compare()).refused ?? '', /blind/);
		assert.match((await decide({ a: 'mara m1', b: 'jonas j1', verdict: 'a' })).refused ?? '', /blind/);
	});

	it('blind, a rename reaches the annotations of others all the same', async () => {
		await show('blind');
		const textDocument = { uri: client.uri(article) };
		const position = corpus.find(article, 'Daniel Okoro');
		const edit = await client.request<{ documentChanges: { textDocument: { uri: string } }[] }>('textDocument/rename', {
			textDocument,
			position,
			newName: 'daniel',
		});
		const uris = edit.documentChanges.map(change => change.textDocument.uri);
		assert.ok(uris.includes(client.uri(`${article}.jonas.ann.yaml`)));
	});

	it('blind, what is annotated is added to the file that is there', async () => {
		await show('blind', '');
		await show('jonas', '');
		const place = corpus.find(article, 'five piers');
		const range = { start: place, end: { ...place, character: place.character + 4 } };
		settings = { annotator: 'mara', layers: { show: 'jonas' } };
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.until(
			async () => client.request<LayersInfo>('standpoint/layers', { root: await root() }),
			info => info.own === 'mara',
		);
		const edit = await client.request<AnnotationEdit>('standpoint/createAnnotation', {
			uri: client.uri(article),
			type: 'note',
			places: [[range]],
			fields: { text: 'x' },
		});
		assert.deepEqual(
			edit.files.map(({ uri, isNew }) => [uri, isNew]),
			[[client.uri(`${article}.mara.ann.yaml`), false]],
		);
		const file = await client.request('standpoint/sidecarFile', { uri: client.uri(article), layer: 'mara' });
		assert.equal((file as { readonly exists: boolean }).exists, true);
	});

	it('a file of a layer that is not shown can still be read by whoever opens it', async () => {
		await show('blind');
		const path = `${article}.jonas.ann.yaml`;
		client.open(path, corpus.read(path), 'standpoint-annotations');
		const hover = await client.at<Hover | null>('textDocument/hover', path, corpus.find(path, 'j1'));
		assert.ok(hover);
		assert.match((hover.contents as MarkupContent).value, /oppose/);
	});

	it('compares two annotators article by article', async () => {
		const { articles, agreed, decided } = await compare();
		assert.deepEqual([articles.length, agreed, decided], [1, 0, 0]);
		assert.equal(articles[0]?.uri, client.uri(article));
		const [difference] = articles[0]?.differences ?? [];
		assert.deepEqual(difference?.fields, ['stance']);
		assert.equal(difference?.extent, true);
		assert.deepEqual(difference?.range.start, corpus.find(article, 'we have no time'));
		assert.deepEqual(difference?.b, {
			reference: 'jonas j1',
			words: 'we have no time',
			says: 'halvorsen ▸ okoro, oppose',
		});
	});

	it('a decision goes into the shared file, which keeps what it has, and is not asked again', async () => {
		const shared = `${article}.ann.yaml`;
		const edit = await decide({ a: 'mara m1', b: 'jonas j1', verdict: 'b' });
		assert.equal(edit.refused, undefined);
		const [file, ...others] = edit.files;
		assert.deepEqual([file?.uri, file?.isNew, others], [client.uri(shared), false, []]);
		const lines = corpus.read(shared).split('\n');
		const before = corpus.read(shared);
		const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
			lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
		const [change] = file?.edits ?? [];
		assert.ok(change);
		const after = before.slice(0, offset(change.range.start)) + change.newText + before.slice(offset(change.range.end));
		const { annotations } = parse(after) as { readonly annotations: readonly Record<string, unknown>[] };
		const made = annotations.find(({ id }) => id === edit.ids[0]);
		assert.deepEqual(
			[made?.from, made?.['instead-of'], made?.['adjudicated-by'], made?.by, made?.stance],
			['jonas j1', 'mara m1', 'mara', 'jonas', 'oppose'],
		);
		assert.match(after, /# The clearest stance in this article\./);
		client.open(shared, after, 'standpoint-annotations');
		const { articles, decided } = await client.until(compare, found => found.decided === 1);
		assert.deepEqual([articles[0]?.differences, decided], [[], 1]);
	});
});
