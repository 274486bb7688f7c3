import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { VerifyIndexResult } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus } from './support/corpus';
import { seen } from './support/seen';

const paths = Object.keys(harbourCorpus);

/** Pieces that people and accidents put into files. */
const piece = fc.oneof(
	fc.constantFrom(
		...[
			'\n',
			'\r\n',
			'\r',
			' ',
			'“',
			'”',
			'"',
			"'",
			':',
			'- ',
			'{',
			'}',
			'[',
			']',
			'*a',
			'&a',
			'!!js',
			'|',
			'>',
			'#',
			'\t',
		],
		...[
			'  okoro:\n',
			'id: st0001',
			'at: [1, 2]',
			'at: [-5, 1e99]',
			'articles: ["**/*"]',
			'kind: person',
			'😀',
			'é',
			'\uFEFF',
		],
		...[
			'Daniel Okoro said ',
			'Halvorsen',
			'\n\n',
			'officials said',
			'\0',
			'\uD800',
			'...',
			'---\n',
			'<<: *x',
			'__proto__: 1\n',
		],
	),
	fc.string({ maxLength: 12, unit: 'binary' }),
);

const edit = fc.record({
	path: fc.constantFrom(...paths),
	/** Where, and how much is replaced, in thousandths of the text's length. */
	from: fc.integer({ min: 0, max: 1000 }),
	share: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
	text: piece,
	/** What is asked right after it. */
	ask: fc.constantFrom('hover', 'definition', 'references', 'documentSymbol', 'foldingRange', 'nothing'),
});

describe('whatever is typed', () => {
	it('the server lives on, and shows in the end what a new server shows', async function () {
		this.timeout(60_000);
		await fc.assert(
			fc.asyncProperty(fc.array(edit, { minLength: 10, maxLength: 40 }), async edits => {
				const corpus = testCorpus();
				const client = await startClient({ folders: [corpus.root] });
				await client.ready();
				const texts = new Map<string, TextDocument>();
				for (const path of paths) {
					client.open(path, corpus.read(path));
					texts.set(path, TextDocument.create(client.uri(path), 'plaintext', 1, corpus.read(path)));
				}
				for (const { path, from, share, text, ask } of edits) {
					const document = texts.get(path) as TextDocument;
					const length = document.getText().length;
					const start = document.positionAt(Math.floor((from * length) / 1000));
					const end = document.positionAt(Math.floor(((from + share) * length) / 1000));
					const change = { range: { start, end }, text };
					client.change(path, [change]);
					texts.set(path, TextDocument.update(document, [change], document.version + 1));
					if (ask === 'nothing') continue;
					const params = {
						textDocument: { uri: client.uri(path) },
						position: start,
						context: { includeDeclaration: true },
					};
					await client.request(`textDocument/${ask}`, params);
				}
				await isRight(client, corpus);
				for (const [path, document] of texts) {
					// Broken YAML keeps its last good state, which a new server cannot know: so the YAML is whole again in the end.
					if (!path.endsWith('.yaml')) corpus.write({ [path]: document.getText() });
					client.close(path);
				}
				client.changedOnDisk(paths);
				const fresh = await startClient({ folders: [corpus.root] });
				await fresh.ready();
				const expected = JSON.stringify(await seen(fresh, corpus.root));
				await client.until(
					async () => JSON.stringify(await seen(client, corpus.root)),
					found => found === expected,
				);
				await isRight(client, corpus);
				assert.deepEqual([...client.log, ...fresh.log], []);
				assert.equal(await client.stop(), 0);
				assert.equal(await fresh.stop(), 0);
				corpus.dispose();
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});
});

const articles = [
	'articles/2023-03-01-dredging.txt',
	'articles/2023-03-09-ferries.md',
	'articles/more/a.txt',
	'articles/b.txt',
];
const prose = [
	'Daniel Okoro met Ingrid Halvorsen.',
	'The Norwickian pilots wept.',
	'Officials said that the tide had turned.',
	// Half an emoji: an editor may hold it, and no file can.
	'\ud83d',
];
const aliases = ['the tide', 'the pilots', 'Okoro', 'the old harbour'];

const event = fc.record({
	what: fc.constantFrom(
		...(['write', 'write', 'delete', 'rename', 'annotate', 'unannotate', 'alias', 'break', 'genre'] as const),
		...(['open', 'type', 'type', 'save', 'close'] as const),
	),
	at: fc.nat(articles.length - 1),
	words: fc.constantFrom(...prose),
	/** Whether the watcher sees it. */
	isSeen: fc.boolean(),
});
type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never;

describe('whatever happens to the files', () => {
	it('the server is right in the end, also where its watcher saw only a part of it', async function () {
		this.timeout(90_000);
		await fc.assert(
			fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 30 }), async events => {
				const corpus = testCorpus();
				const client = await startClient({ folders: [corpus.root] });
				await client.ready();
				const open = new Map<string, string>();
				for (const one of events) {
					const changed = happen(one, corpus, client, open);
					if (one.isSeen && changed.length > 0) client.changedOnDisk(changed);
					// Some news meet the work on others, some find the server at rest.
					if (one.at === 0) await client.request('standpoint/corpora');
				}
				for (const path of open.keys()) client.close(path);
				// What it missed is found where something makes it look at all of the folder.
				client.changedOnDisk(['articles', 'actors.yaml', 'corpus.yaml']);
				await client.until(
					async () => (await verified(client, corpus)).told,
					told => told.length === 0,
				);
				const fresh = await startClient({ folders: [corpus.root] });
				await fresh.ready();
				assert.deepEqual(await seen(client, corpus.root), await seen(fresh, corpus.root));
				assert.deepEqual([...client.log, ...fresh.log], []);
				assert.equal(await client.stop(), 0);
				assert.equal(await fresh.stop(), 0);
				corpus.dispose();
			}),
			{ numRuns: 5, endOnFailure: true },
		);
	});
});

/** @returns the files that changed on the disk */
function happen(
	{ what, at, words }: Happening,
	corpus: TestCorpus,
	client: Client,
	open: Map<string, string>,
): readonly string[] {
	const path = articles[at] as string;
	const shown = open.get(path);
	const write = (file: string, text: string) => {
		corpus.write({ [file]: text });
		return [file];
	};
	switch (what) {
		case 'write':
			return write(path, `${words}\n\n${prose[at % prose.length]}\n`);
		case 'delete':
			corpus.remove(path);
			return [path];
		case 'rename': {
			if (!existsSync(join(corpus.root, path))) return [];
			corpus.write({ [`${path}.md`]: corpus.read(path) });
			corpus.remove(path);
			return [path, `${path}.md`];
		}
		case 'annotate':
			return write(
				`${path}.mara.ann.yaml`,
				`standpoint: 1\nannotations:\n  - {id: m1, type: mention, quote: ${JSON.stringify(words.slice(0, 12))}, actor: okoro}\n`,
			);
		case 'unannotate':
			corpus.remove(`${path}.mara.ann.yaml`);
			return [`${path}.mara.ann.yaml`];
		case 'alias':
			return write('actors.yaml', `${harbourCorpus['actors.yaml']}    aliases: [${aliases[at]}]\n`);
		case 'break':
			// Nobody can tell what a half-typed file said last who did not see it: only one that never was whole is broken here.
			return write(`${path}.jonas.ann.yaml`, 'annotations: {"[');
		case 'genre':
			return write('corpus.yaml', `${harbourCorpus['corpus.yaml']}genre: ${at % 2 ? 'news' : 'opinion'}\n`);
		case 'open': {
			if (shown !== undefined) return [];
			const text = existsSync(join(corpus.root, path)) ? corpus.read(path) : `${words}\n`;
			open.set(path, text);
			client.open(path, text);
			return [];
		}
		case 'type': {
			if (shown === undefined) return [];
			const start = { line: 0, character: at };
			client.change(path, [{ range: { start, end: start }, text: words }]);
			open.set(path, shown.slice(0, at) + words + shown.slice(at));
			return [];
		}
		case 'save':
			if (shown === undefined) return [];
			client.saved(path);
			return write(path, shown);
		case 'close':
			if (open.delete(path)) client.close(path);
			return [];
	}
}

const verified = (client: Client, { root }: TestCorpus) =>
	client.request<VerifyIndexResult>('standpoint/verifyIndex', { root: client.uri(root) });

async function isRight(client: Client, corpus: TestCorpus): Promise<void> {
	const { told } = await verified(client, corpus);
	assert.deepEqual(told, []);
}
