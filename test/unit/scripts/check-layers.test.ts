import assert from 'node:assert/strict';

let forbiddenImports: (path: string, source: string) => string[];
let importedModules: (source: string) => string[];
let networkUses: (path: string, source: string) => string[];
before(async () => {
	({ forbiddenImports, importedModules, networkUses } = await import('../../../scripts/check-layers.mjs'));
});

const isAllowed = (path: string, source: string) => assert.deepEqual(forbiddenImports(path, source), []);
const isForbidden = (path: string, source: string, because: RegExp) => {
	const problems = forbiddenImports(path, source);
	assert.equal(problems.length, 1, JSON.stringify(problems));
	assert.match(problems[0] as string, because);
};

describe('the layering check', () => {
	it('lets a layer import those before it', () => {
		isAllowed(
			'server/src/article/zones.ts',
			`import type { Span } from '../text/span';\nimport { a } from './article';`,
		);
		isAllowed('server/src/analysis/mentions.ts', `import type { Actor } from '../codebook/codebook';`);
		isAllowed('server/src/lsp/handlers/hover.ts', `import { hover } from '../../queries/hover';`);
		isAllowed('client/src/extension.ts', `import { corpora } from '../../server/src/protocol';`);
	});

	it('fails where a layer imports one behind it', () => {
		isForbidden(
			'server/src/text/span.ts',
			`import { Article } from '../article/article';`,
			/text may only import itself/,
		);
		isForbidden(
			'server/src/annotation/read.ts',
			`export { a } from '../analysis/quotes';`,
			/annotation may only import/,
		);
		isForbidden(
			'server/src/queries/hover.ts',
			`import { toSarif } from '../exchange/sarif';`,
			/queries may only import/,
		);
		isForbidden(
			'server/src/queries/yaml/hover.ts',
			`import { read } from '../../host/files';`,
			/queries may only import/,
		);
		isForbidden(
			'client/src/extension.ts',
			`import { hover } from '../../server/src/queries/hover';`,
			/client may only/,
		);
	});

	it('fails where a pure layer imports Node, the editor or its protocol, even for a type', () => {
		isForbidden('server/src/analysis/a.ts', `import { readFileSync } from 'node:fs';`, /web worker/);
		isForbidden('server/src/analysis/a.ts', `const fs = require('fs');`, /web worker/);
		isForbidden('server/src/corpus/a.ts', `const crypto = await import('crypto');`, /web worker/);
		isForbidden('server/src/queries/a.ts', `import type { Hover } from 'vscode-languageserver';`, /pure/);
		isForbidden('server/src/text/a.ts', `import * as vscode from 'vscode';`, /pure/);
		isForbidden('server/src/host/a.ts', `import { Range } from 'vscode-languageserver/node';`, /neither the editor/);
		isForbidden('server/src/lsp/a.ts', `import { window } from 'vscode';`, /only the client/);
		isForbidden('client/src/a.ts', `import * as path from 'node:path';`, /must not depend on Node/);
	});

	it('sees imports over several lines, and those without names, but none in comments', () => {
		assert.deepEqual(
			importedModules(
				`import {\n\ta,\n\tb,\n} from 'one';\nimport 'two';\n// import 'three';\n/* import x from 'four'; */\nexport * from "five";`,
			).sort(),
			['five', 'one', 'two'],
		);
	});

	it('fails for a file that belongs to no layer', () => {
		isForbidden('server/src/misc/a.ts', '', /belongs to no layer/);
	});

	it('fails where anything reaches the network', () => {
		for (const source of [
			`import * as http from 'node:http';`,
			`const net = require('net');`,
			`const page = await fetch('https://example.org');`,
			`const socket = new WebSocket(address);`,
		]) {
			assert.equal(networkUses('server/src/host/a.ts', source).length, 1, source);
		}
		assert.deepEqual(
			networkUses('server/src/host/a.ts', `// fetch() is not used\nrepository.fetch(); prefetch();`),
			[],
		);
	});
});
