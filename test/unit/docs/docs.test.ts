import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { sentenceStatuses } from '../../../server/src/analysis/analysis';
import { annotationTypes } from '../../../server/src/annotation/annotation';
import { articleKeys, commonKeys, sidecarKeys, sourceWords, typeKeys } from '../../../server/src/annotation/keys';
import { zoneKinds } from '../../../server/src/article/article';
import { actorKinds } from '../../../server/src/codebook/codebook';
import { readActors } from '../../../server/src/codebook/read-actors';
import { problemCodes } from '../../../server/src/text/problem';

const root = resolve(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const format = read('docs/FORMAT.md');
const manifest = JSON.parse(read('package.json'));

const pages = ['.', 'docs', 'sample'].flatMap(folder =>
	readdirSync(join(root, folder))
		.filter(name => name.endsWith('.md'))
		.map(name => join(folder, name)),
);

describe('docs/FORMAT.md', () => {
	it('names every key, type, kind and code that the program knows', () => {
		const words = new Set([...format.matchAll(/`([^`\n]+)`/g)].flatMap(match => match[1]?.split(/[^\w-]+/) ?? []));
		const known = [
			...sidecarKeys,
			...articleKeys,
			...commonKeys,
			...Object.values(typeKeys).flat(),
			...annotationTypes,
			...sourceWords,
			...actorKinds,
			...zoneKinds,
			...sentenceStatuses,
			...problemCodes,
		];
		assert.deepEqual(
			known.filter(word => !words.has(word)),
			[],
		);
	});

	it('shows actors that can be read', () => {
		const example = /^ {4}actors:\n(?: {4}.*\n)+/m.exec(format)?.[0].replace(/^ {4}/gm, '') ?? '';
		const { actors, problems } = readActors(example);
		assert.deepEqual([...actors.keys()], ['kaeremo']);
		assert.deepEqual(problems, []);
	});
});

describe('the pages of the project', () => {
	for (const page of pages) {
		it(`${page} links to pages and headings that exist`, () => {
			for (const [, target = ''] of read(page).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)) {
				if (/^\w+:/.test(target)) continue;
				const [path = '', heading] = target.split('#');
				const file = path === '' ? join(root, page) : join(root, dirname(page), path);
				if (relative(root, file) === 'docs/ACCURACY.md' && !existsSync(file)) continue;
				assert.ok(existsSync(file), `${page} links to ${target}`);
				if (heading) assert.ok(headingsOf(readFileSync(file, 'utf8')).has(heading), `${page} links to ${target}`);
			}
		});
	}

	it('name only npm scripts that there are', () => {
		for (const page of pages) {
			for (const [, script = ''] of read(page).matchAll(/npm run ([\w:]+)/g)) {
				assert.ok(script in manifest.scripts, `${page}: npm run ${script}`);
			}
		}
	});

	it('give a newcomer the two commands that start and test it', () => {
		const readme = read('README.md');
		for (const command of ['npm ci && npm start', 'npm ci && npm test']) assert.ok(readme.includes(`    ${command}\n`));
	});
});

/** The anchors of a page's headings, as GitHub makes them. */
function headingsOf(markdown: string): ReadonlySet<string> {
	return new Set(
		[...markdown.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
			text
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, '')
				.replace(/\s/g, '-'),
		),
	);
}
