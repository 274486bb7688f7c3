import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges } from '../../../../server/src/corpus/apply-changes';
import type { CorpusChange } from '../../../../server/src/corpus/corpus';
import { yamlCompletions } from '../../../../server/src/queries/yaml/completion';
import { yamlDefinitions, yamlReferences } from '../../../../server/src/queries/yaml/definition';
import { yamlHover } from '../../../../server/src/queries/yaml/hover';
import { yamlLinks } from '../../../../server/src/queries/yaml/links';
import { yamlProblems } from '../../../../server/src/queries/yaml/problems';
import { prepareRename, renameId } from '../../../../server/src/queries/yaml/rename';
import { type YamlSymbol, yamlSymbols } from '../../../../server/src/queries/yaml/symbols';
import { indexLines, offsetAt, type Position, positionAt, type Range } from '../../../../server/src/text/position';
import { portVik } from './fixture';

const mini = portVik();
const kinds = { 'articles/a.txt.ann.yaml': 'sidecar', 'actors.yaml': 'actors', 'corpus.yaml': 'settings' } as const;
type Path = keyof typeof kinds;

/** A file as it is after some typing: a stretch of it replaced by a scrap. */
const typed = fc
	.record({
		path: fc.constantFrom<Path>('articles/a.txt.ann.yaml', 'actors.yaml', 'corpus.yaml'),
		at: fc.nat(),
		cut: fc.nat(40),
		put: fc.oneof(
			fc.constantFrom(
				'',
				'"',
				"'",
				'[',
				'{',
				'- ',
				': ',
				'\n',
				'\n  ',
				'\n    li',
				'|\n',
				'&a ',
				'*a',
				'#',
				'\t',
				'<<<<<<< a\n',
				'{{{{',
			),
			fc.string({ unit: 'binary' }),
		),
	})
	.map(({ path, at, cut, put }) => {
		const before = mini.texts.get(path) ?? '';
		const start = at % (before.length + 1);
		return { path, source: (before.slice(0, start) + put + before.slice(start + cut)).replace(/\r/g, '') };
	});

describe('YAML queries on files that are being typed', () => {
	it('answer for any text at any place, with places inside the text', () => {
		fc.assert(
			fc.property(typed, fc.nat(), ({ path, source }, nat) => {
				const change: CorpusChange = { kind: kinds[path], path, source };
				const corpus = applyChanges(mini.corpus, [change], file => mini.texts.get(file));
				const lines = indexLines(source);
				const position = positionAt(lines, nat % (source.length + 1));
				const check = (range: Range) => {
					assert.ok(isBefore(range.start, range.end));
					for (const end of [range.start, range.end]) {
						assert.deepEqual(positionAt(lines, offsetAt(lines, end)), end);
					}
				};

				for (const { range, message } of yamlProblems(corpus, path)) {
					check(range);
					assert.ok(message.length > 0);
				}
				for (const { range } of yamlCompletions(corpus, path, position)) check(range);
				for (const { range } of yamlLinks(corpus, path)) check(range);
				for (const { origin } of yamlDefinitions(corpus, path, position)) check(origin);
				for (const place of yamlReferences(corpus, path, position)) if (place.path === path) check(place.range);
				const hover = yamlHover(corpus, path, position);
				if (hover) check(hover.range);
				const target = prepareRename(corpus, path, position);
				if (target) {
					check(target.range);
					const renaming = renameId(corpus, path, position, 'another');
					assert.ok('edits' in renaming && (renaming.edits.get(path)?.length ?? 0) > 0);
				}
				const checkSymbol = ({ name, range, selectionRange, children }: YamlSymbol) => {
					check(range);
					assert.ok(isBefore(range.start, selectionRange.start) && isBefore(selectionRange.end, range.end));
					assert.ok(name.trim().length > 0);
					children.forEach(checkSymbol);
				};
				yamlSymbols(corpus, path).forEach(checkSymbol);
			}),
			{ numRuns: 150 },
		);
	});
});

const isBefore = (a: Position, b: Position): boolean =>
	a.line < b.line || (a.line === b.line && a.character <= b.character);
