import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyPath, layerName, sidecarPath, sidecarTarget } from '../../../server/src/corpus/paths';

const settings = { articles: ['articles/**/*.{txt,md}', './press/*.txt'] };

describe('what a file is in a corpus', () => {
	for (const [path, role] of [
		['corpus.yaml', 'settings'],
		['sub/corpus.yaml', undefined],
		['actors.yaml', 'actors'],
		['actors/states.yaml', 'actors'],
		['actors/old/states.yaml', undefined],
		['articles/a.txt', 'article'],
		['articles/2015/11/a.md', 'article'],
		['press/a.txt', 'article'],
		['press/old/a.txt', undefined],
		['articles/a.pdf', undefined],
		['notes.txt', undefined],
		['articles/a.txt.ann.yaml', 'sidecar'],
		['articles/a.txt.mara.ann.yaml', 'sidecar'],
		['articles/.drafts/a.txt', undefined],
		['articles/node_modules/a.md', undefined],
		['.git/a.ann.yaml', undefined],
	] as const) {
		it(`${path} is ${role ?? 'none of its files'}`, () => assert.equal(classifyPath(path, settings), role));
	}

	it('a glob that is no glob matches nothing, and takes no time', () => {
		const globs = ['[', '{', '(', '', '*'.repeat(2000), '+(a|aa)+(a|aa)+(a|aa)b'];
		for (const glob of globs) assert.equal(classifyPath(`${'a'.repeat(500)}.txt`, { articles: [glob] }), undefined);
	});
});

describe('the name of an annotation file', () => {
	for (const [path, articlePath, layer] of [
		['articles/a.txt.ann.yaml', 'articles/a.txt', undefined],
		['articles/a.txt.mara.ann.yaml', 'articles/a.txt', 'mara'],
		['articles/2015.11.20.md.ann.yaml', 'articles/2015.11.20.md', undefined],
		['articles/2015.11.20.md.j-k.ann.yaml', 'articles/2015.11.20.md', 'j-k'],
		['b.d/a.rst.ann.yaml', 'b.d/a.rst', undefined],
	] as const) {
		it(`${path} belongs to ${articlePath}${layer ? `, layer ${layer}` : ''}`, () => {
			assert.deepEqual({ layer: undefined, ...sidecarTarget(path) }, { articlePath, layer });
			assert.equal(sidecarPath(articlePath, layer), path);
		});
	}

	it('leads back to the article and the layer it was made from, whatever the annotator is called', () => {
		const article = fc
			.tuple(fc.stringMatching(/^[\w. -]{1,12}$/), fc.constantFrom('.txt', '.md'))
			.map(([name, ending]) => `articles/${name}${ending}`);
		fc.assert(
			fc.property(
				article,
				fc.oneof(fc.string(), fc.constantFrom('txt', 'md', 'MD', '..')),
				(articlePath, annotator) => {
					assert.deepEqual(sidecarTarget(sidecarPath(articlePath)), { articlePath });
					const layer = layerName(annotator);
					assert.deepEqual(sidecarTarget(sidecarPath(articlePath, annotator)), { articlePath, layer });
					assert.equal(sidecarPath(articlePath, annotator).split('/').length, 2);
				},
			),
		);
	});
});
