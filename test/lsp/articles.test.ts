import assert from 'node:assert/strict';
import type {
	CallHierarchyIncomingCall,
	CallHierarchyItem,
	CallHierarchyOutgoingCall,
	DocumentHighlight,
	DocumentSymbol,
	Hover,
	InlayHint,
	InlayHintLabelPart,
	Location,
	LocationLink,
	MarkupContent,
	SemanticTokens,
	SymbolInformation,
	TypeHierarchyItem,
} from 'vscode-languageserver-protocol';
import { ProgressType } from 'vscode-languageserver-protocol/node';
import type {
	ActorInfo,
	ArticleInfo,
	CorpusInfo,
	FileRoleResult,
	SidecarFile,
	StanceSpan,
} from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const ferries = 'articles/2023-03-09-ferries.md';

describe('an article in the editor', () => {
	let corpus: TestCorpus;
	let client: Client;
	let stanceHints = true;
	before(async () => {
		corpus = testCorpus();
		client = await startClient({ folders: [corpus.root], settings: () => ({ stances: { hints: stanceHints } }) });
		client.open(dredging, corpus.read(dredging));
		await client.ready();
	});
	after(async () => {
		assert.deepEqual(client.log, []);
		await client.stop();
		corpus.dispose();
	});
	const document = () => ({ textDocument: { uri: client.uri(dredging) } });

	it('gives references and actors in parts to an editor that takes parts, all of them', async () => {
		const references = {
			...document(),
			position: corpus.find(dredging, 'Okoro', 1),
			context: { includeDeclaration: true },
		};
		const asked: readonly (readonly [string, object])[] = [
			['textDocument/references', references],
			['workspace/symbol', { query: '' }],
		];
		for (const [method, params] of asked) {
			const parts: unknown[] = [];
			const listener = client.connection.onProgress(
				new ProgressType<unknown[]>(),
				method,
				part => void parts.push(...part),
			);
			const whole = await client.request<unknown[]>(method, params);
			const rest = await client.request<unknown[]>(method, { ...params, partialResultToken: method });
			assert.ok(whole.length > 2, method);
			assert.deepEqual(rest, [], 'nothing is said twice');
			assert.deepEqual(parts, whole);
			listener.dispose();
		}
	});

	it('shows the card of the actor under the cursor, with a link to the entry and nothing trusted', async () => {
		const hover = await client.at<Hover>('textDocument/hover', dredging, corpus.find(dredging, 'Halvorsen', 1, 3));
		const { kind, value } = hover.contents as MarkupContent;
		assert.equal(kind, 'markdown');
		assert.match(value, /\*\*Ingrid Halvorsen\*\* · person/);
		assert.match(value, /harbour minister of Norwick/);
		assert.match(value, /3 mentions here/);
		assert.ok(value.includes(`(<${client.uri('actors.yaml')}#L2>)`), value);
		assert.doesNotMatch(value, /command:|still being read/);
		assert.deepEqual(hover.range?.start, corpus.find(dredging, 'Halvorsen', 1));
	});

	it('explains an annotation and a sentence without a source', async () => {
		const stance = await client.at<Hover>('textDocument/hover', dredging, corpus.find(dredging, 'enormous'));
		assert.match((stance.contents as MarkupContent).value, /oppose/);
		const claim = await client.at<Hover>('textDocument/hover', dredging, corpus.find(dredging, '412 million'));
		assert.match((claim.contents as MarkupContent).value, /source/i);
	});

	it('leads from a mention to the entry, and from annotated words to the annotation', async () => {
		const [entry] = await client.at<LocationLink[]>(
			'textDocument/definition',
			dredging,
			corpus.find(dredging, 'Daniel Okoro'),
		);
		assert.equal(entry?.targetUri, client.uri('actors.yaml'));
		assert.deepEqual(entry?.targetSelectionRange.start, corpus.find('actors.yaml', 'okoro:'));
		const sidecar = `${dredging}.ann.yaml`;
		const [annotation] = await client.at<LocationLink[]>(
			'textDocument/implementation',
			dredging,
			corpus.find(dredging, 'enormous'),
		);
		assert.equal(annotation?.targetUri, client.uri(sidecar));
		assert.equal(annotation?.targetRange.start.line, corpus.find(sidecar, 'id: st0001').line);
	});

	it('finds all references over the corpus, mentions and annotations', async () => {
		const place = corpus.find(dredging, 'Daniel Okoro');
		const context = { includeDeclaration: false };
		const found = await client.at<Location[]>('textDocument/references', dredging, place, { context });
		const files = new Set(found.map(({ uri }) => uri));
		assert.deepEqual(
			[...files].sort(),
			[dredging, `${dredging}.ann.yaml`, ferries, `${ferries}.mara.ann.yaml`].map(path => client.uri(path)).sort(),
		);
	});

	it('highlights the other mentions of the same actor', async () => {
		const place = corpus.find(dredging, 'Daniel Okoro');
		const found = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', dredging, place);
		assert.deepEqual(
			found.slice(0, 2).map(({ range }) => range.start),
			[place, corpus.find(dredging, 'Daniel Okoro', 1)],
		);
	});

	it('shows stances as hints whose parts lead on, until the setting turns them off', async () => {
		const params = { ...document(), range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };
		const ask = () => client.request<InlayHint[]>('textDocument/inlayHint', params);
		const [hint, ...others] = await ask();
		assert.equal(others.length, 0);
		const end = corpus.find(dredging, 'an enormous mistake', 0, 'an enormous mistake'.length);
		assert.deepEqual(hint?.position, end);
		const parts = hint?.label as InlayHintLabelPart[];
		assert.match(parts.map(({ value }) => value).join(''), /Okoro ▸ Halvorsen −/);
		const targets = parts.flatMap(({ location }) => location?.uri ?? []);
		assert.ok(targets.includes(client.uri('actors.yaml')));
		const commands = parts.flatMap(({ command }) => command ?? []);
		assert.deepEqual(
			commands.map(({ command }) => command),
			['standpoint.changeAnnotation'],
		);
		const [argument] = commands[0]?.arguments ?? [];
		assert.equal(argument.uri, document().textDocument.uri);
		assert.deepEqual(argument.position, end);
		stanceHints = false;
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.until(ask, hints => hints.length === 0);
		assert.ok(client.asked.has('workspace/inlayHint/refresh'));
		stanceHints = true;
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.until(ask, hints => hints.length === 1);
	});

	it('has an outline of zones, quotes and annotations', async () => {
		const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document());
		assert.deepEqual(symbols[0]?.range.start, { line: 0, character: 0 });
		const inner = symbols.flatMap(({ children }) => children ?? []);
		assert.ok(inner.some(({ detail }) => detail?.startsWith('quote')));
		assert.ok(inner.some(({ detail }) => detail?.startsWith('stance')));
	});

	it('colours what only the analysis knows, the same in parts as in whole', async () => {
		const { legend } = client.initialized.capabilities.semanticTokensProvider ?? {};
		assert.ok(legend?.tokenTypes.includes('actor'));
		const whole = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document());
		const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
			...document(),
			range: { start: { line: 0, character: 0 }, end: { line: 4, character: 999 } },
		});
		assert.ok(part.data.length > 0 && part.data.length < whole.data.length);
		assert.deepEqual(whole.data.slice(0, part.data.length), part.data);
	});

	it('finds actors by name in the whole workspace', async () => {
		const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'okoro' });
		assert.match(found[0]?.name ?? '', /^Daniel Okoro/);
		assert.equal(found[0]?.location.uri, client.uri('actors.yaml'));
	});

	it('knows who speaks about whom', async () => {
		const place = corpus.find(dredging, 'Halvorsen', 1);
		const [item] = await client.at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', dredging, place);
		assert.equal(item?.name, 'Ingrid Halvorsen');
		const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
		assert.deepEqual(
			incoming.map(({ from }) => from.name),
			['Daniel Okoro'],
		);
		const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
		assert.ok(outgoing.some(({ to }) => to.name === 'Daniel Okoro'));
	});

	it('knows who belongs to whom', async () => {
		const place = corpus.find(dredging, 'Halvorsen', 1);
		const [person] = await client.at<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', dredging, place);
		const above = await client.request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item: person });
		assert.deepEqual(
			above.map(({ name }) => name),
			['Ministry of Harbours', 'Norwick'],
		);
		const below = await client.request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: above[0] });
		assert.deepEqual(
			below.map(({ name }) => name),
			['Ingrid Halvorsen'],
		);
	});

	it('steps to the next mention, in the article and on into the next one', async () => {
		const step = (scope: string, direction: string, nth: number) =>
			client.request<Location>('standpoint/mentionStep', {
				uri: client.uri(dredging),
				position: corpus.find(dredging, 'Daniel Okoro', nth),
				scope,
				direction,
			});
		const next = await step('article', 'next', 0);
		assert.deepEqual(next.range.start, corpus.find(dredging, 'Daniel Okoro', 1));
		assert.equal((await step('corpus', 'previous', 0)).uri, client.uri(ferries));
	});

	it('answers what the client asks beside the protocol', async () => {
		const uri = client.uri(dredging);
		assert.deepEqual(await client.request<FileRoleResult>('standpoint/fileRole', { uri }), {
			role: 'article',
			root: client.uri(corpus.root),
		});
		assert.deepEqual(await client.request('standpoint/fileRole', { uri: 'file:///nowhere/a.txt' }), {});
		const info = await client.request<ArticleInfo>('standpoint/articleInfo', { uri });
		assert.equal(info.annotations, 1);
		assert.ok(info.unsourced >= 1 && info.actors >= 3);
		const [span] = await client.request<StanceSpan[]>('standpoint/stanceSpans', { uri });
		assert.equal(span?.sign, 'oppose');
		const actors = await client.request<ActorInfo[]>('standpoint/actors', { root: client.uri(corpus.root) });
		const okoro = actors.find(({ id }) => id === 'okoro');
		assert.equal(okoro?.articles, 2);
		const sidecar = await client.request<SidecarFile>('standpoint/sidecarFile', { uri, layer: 'mara' });
		assert.equal(sidecar.uri, client.uri(`${dredging}.mara.ann.yaml`));
		assert.equal(sidecar.exists, false);
		assert.match(sidecar.initial, /^standpoint: 1\ntext: \{sha256: [0-9a-f]{64}, length: \d+\}\n/);
		const [info1] = await client.request<CorpusInfo[]>('standpoint/corpora');
		assert.equal(info1?.name, 'The harbour affair');
		assert.equal(info1?.articles, 2);
	});

	it('leaves documents alone that belong to no corpus', async () => {
		client.open('/elsewhere/letter.txt', 'Daniel Okoro wrote a letter.');
		client.open('untitled:Untitled-1', 'Daniel Okoro wrote a letter.');
		const place = { line: 0, character: 3 };
		assert.equal(await client.at('textDocument/hover', '/elsewhere/letter.txt', place), null);
		const untitled = { textDocument: { uri: 'untitled:Untitled-1' }, position: place };
		assert.equal(await client.request('textDocument/hover', untitled), null);
	});
});
