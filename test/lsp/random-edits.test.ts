import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient } from './support/client';
import { harbourCorpus, testCorpus } from './support/corpus';
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
				assert.deepEqual([...client.log, ...fresh.log], []);
				assert.equal(await client.stop(), 0);
				assert.equal(await fresh.stop(), 0);
				corpus.dispose();
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});
});
