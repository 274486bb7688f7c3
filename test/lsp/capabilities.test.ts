import assert from 'node:assert/strict';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const article = 'articles/2023-03-01-dredging.txt';
const item = {
	name: 'x',
	kind: 5,
	range: range(0, 0, 0, 1),
	selectionRange: range(0, 0, 0, 1),
	data: { actor: 'okoro' },
};

/** Requests that each capability promises an answer to. */
const promised: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
	hoverProvider: [['textDocument/hover', { position: at(4, 22) }]],
	definitionProvider: [['textDocument/definition', { position: at(4, 22) }]],
	implementationProvider: [['textDocument/implementation', { position: at(4, 22) }]],
	referencesProvider: [['textDocument/references', { position: at(4, 22), context: { includeDeclaration: true } }]],
	documentHighlightProvider: [['textDocument/documentHighlight', { position: at(4, 22) }]],
	documentSymbolProvider: [['textDocument/documentSymbol', {}]],
	workspaceSymbolProvider: [['workspace/symbol', { query: 'o' }]],
	callHierarchyProvider: [
		['textDocument/prepareCallHierarchy', { position: at(4, 22) }],
		['callHierarchy/incomingCalls', { item }],
		['callHierarchy/outgoingCalls', { item }],
	],
	typeHierarchyProvider: [
		['textDocument/prepareTypeHierarchy', { position: at(4, 22) }],
		['typeHierarchy/supertypes', { item }],
		['typeHierarchy/subtypes', { item }],
	],
	semanticTokensProvider: [
		['textDocument/semanticTokens/full', {}],
		['textDocument/semanticTokens/range', { range: range(0, 0, 5, 0) }],
	],
	inlayHintProvider: [['textDocument/inlayHint', { range: range(0, 0, 50, 0) }]],
	foldingRangeProvider: [['textDocument/foldingRange', {}]],
	completionProvider: [['textDocument/completion', { position: at(0, 0) }]],
	renameProvider: [
		['textDocument/prepareRename', { position: at(4, 22) }],
		['textDocument/rename', { position: at(4, 22), newName: 'ingrid' }],
	],
	codeActionProvider: [['textDocument/codeAction', { range: range(8, 0, 8, 3), context: { diagnostics: [] } }]],
	selectionRangeProvider: [['textDocument/selectionRange', { positions: [at(4, 22)] }]],
	documentLinkProvider: [['textDocument/documentLink', {}]],
	diagnosticProvider: [
		['textDocument/diagnostic', {}],
		['workspace/diagnostic', { previousResultIds: [] }],
	],
};

/** Capabilities without requests of their own. */
const settings = ['textDocumentSync', 'positionEncoding', 'workspace'];

describe('what the server announces', () => {
	let corpus: TestCorpus;
	let client: Client;
	before(async () => {
		corpus = testCorpus();
		client = await startClient({ folders: [corpus.root] });
		client.open(article, corpus.read(article));
		await client.ready();
	});
	after(async () => {
		await client.stop();
		corpus.dispose();
	});

	it('is answered, every request of every capability', async () => {
		const announced = Object.keys(client.initialized.capabilities).filter(name => !settings.includes(name));
		assert.ok(announced.length > 10);
		for (const capability of announced) {
			const requests = promised[capability];
			assert.ok(requests, `${capability} is announced and not tested here`);
			for (const [method, params] of requests) {
				const textDocument = { uri: client.uri(article) };
				const uri = client.uri('actors.yaml');
				const full = 'item' in params ? { item: { ...item, uri } } : { textDocument, ...params };
				await assert.doesNotReject(client.request(method, full), method);
			}
		}
		assert.deepEqual(client.log, []);
	});

	it('covers all that an editor needs for a corpus', () => {
		const announced = client.initialized.capabilities;
		for (const capability of Object.keys(promised)) assert.ok(capability in announced, capability);
		assert.equal(client.initialized.serverInfo?.name, 'Standpoint');
	});

	it('asks the editor to watch files, and for its settings', async () => {
		await client.until(
			() => JSON.stringify(client.asked.get('client/registerCapability') ?? []),
			asked => asked.includes('workspace/didChangeWatchedFiles') && asked.includes('workspace/didChangeConfiguration'),
		);
	});
});

describe('a client that can do little', () => {
	it('is pushed problems, gets plain locations and lists, and is asked nothing', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root], capabilities: {} });
		assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
		client.open(article, corpus.read(article));
		const place = corpus.find(article, 'Halvorsen', 1);
		const [definition] = await client.at<{ readonly uri: string }[]>('textDocument/definition', article, place);
		assert.equal(definition?.uri, client.uri('actors.yaml'));
		const textDocument = { uri: client.uri(article) };
		const [symbol] = await client.request<{ readonly location?: object }[]>('textDocument/documentSymbol', {
			textDocument,
		});
		assert.ok(symbol?.location);
		await client.until(
			() => client.pushed.get(client.uri(article)),
			problems => problems?.some(({ code }) => code === 'unsourced-claim') ?? false,
		);
		assert.deepEqual([...client.asked.keys()].sort(), ['standpoint/corporaChanged', 'textDocument/publishDiagnostics']);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
});

function at(line: number, character: number) {
	return { line, character };
}

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
	return { start: at(startLine, startCharacter), end: at(endLine, endCharacter) };
}
