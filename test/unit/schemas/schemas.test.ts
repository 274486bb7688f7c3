import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { annotationTypes } from '../../../server/src/annotation/annotation';
import { articleKeys, commonKeys, sidecarKeys, typeKeys } from '../../../server/src/annotation/keys';
import { actorKinds } from '../../../server/src/codebook/codebook';
import { problemCodes } from '../../../server/src/text/problem';

const root = resolve(__dirname, '../../..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

// Types may be unions and rules may refine a property that is declared further up: both are draft-07, neither is a mistake here.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });

const schema = (name: string): ValidateFunction => ajv.compile(readJson(`schemas/${name}.schema.json`));

describe('the schemas', () => {
	const annotations = schema('annotations');
	const actors = schema('actors');
	const corpus = schema('corpus');

	it('accept the sample corpus', () => {
		accepts(corpus, readFileSync(join(root, 'sample/corpus.yaml'), 'utf8'));
		accepts(actors, readFileSync(join(root, 'sample/actors.yaml'), 'utf8'));
		const folder = join(root, 'sample/articles');
		const sidecars = readdirSync(folder).filter(name => name.endsWith('.ann.yaml'));
		assert.ok(sidecars.length >= 20);
		for (const name of sidecars) accepts(annotations, readFileSync(join(folder, name), 'utf8'), name);
	});

	it('know the same words as the program', () => {
		const { properties, definitions } = readJson('schemas/annotations.schema.json');
		const { annotation } = definitions;
		assert.deepEqual(Object.keys(properties), [...sidecarKeys]);
		assert.deepEqual(Object.keys(properties.article.properties).sort(), [...articleKeys].sort());
		assert.deepEqual(Object.keys(annotation.properties).sort(), [...commonKeys].sort());
		assert.deepEqual(annotation.properties.type.enum, [...annotationTypes]);
		for (const type of annotationTypes) {
			const branch = annotation.allOf.find(
				(rule: { if: { properties: { type?: { const: string } } } }) => rule.if.properties.type?.const === type,
			);
			assert.deepEqual(Object.keys(branch.then.properties), typeKeys[type]);
			if (type === 'dismissed') assert.deepEqual(branch.then.properties.rule.enum, [...problemCodes]);
		}
		assert.deepEqual(readJson('schemas/actors.schema.json').definitions.actor.properties.kind.enum, [...actorKinds]);
		assert.deepEqual(readJson('schemas/corpus.schema.json').properties.diagnostics.propertyNames.enum, [
			...problemCodes,
		]);
	});

	it('explain every key', () => {
		for (const name of ['annotations', 'actors', 'corpus']) {
			for (const [path, property] of propertiesIn(readJson(`schemas/${name}.schema.json`))) {
				if (!/\.(if|then|else)\./.test(path) || 'description' in property) {
					assert.equal(typeof property.description, 'string', `${name}: ${path}`);
				}
			}
		}
	});

	describe('of an annotation file', () => {
		const entry = (fields: string) => `annotations:\n  - {id: a1, ${fields}}\n`;

		it('accept what a person may write', () => {
			for (const source of [
				'standpoint: 1\n',
				'annotations:\n',
				entry('type: note, quote: mud, text: Which mud?'),
				entry('type: code, quote: mud, codes: irony'),
				entry('type: claim, quote: [mud, mussels], at: [[1, 4], [9, 16]], source: {actor: reed, via: courier}'),
				entry('type: claim, quote: mud, source: {document: Report 14/B, url: "https://courier.example"}'),
				entry('type: stance, quote: mud, holder: sarr, colour: green'),
			]) {
				accepts(annotations, source);
			}
		});

		it('reject what the program could not read', () => {
			rejects(annotations, 'annotations: many\n', '/annotations');
			rejects(annotations, 'text: {sha256: abc}\n', '/text/sha256');
			rejects(annotations, 'text: {length: 12}\n', '/text');
			rejects(annotations, 'article: {genre: satire}\n', '/article/genre');
			rejects(annotations, 'article: {date: 15 March}\n', '/article/date');
			rejects(annotations, 'annotations:\n  - {type: note, quote: mud}\n', '/annotations/0');
			rejects(annotations, entry('quote: mud'), '/annotations/0');
			rejects(annotations, entry('type: note'), '/annotations/0');
			rejects(annotations, entry('type: opinion, quote: mud'), '/annotations/0/type');
			rejects(annotations, entry('type: note, quote: []'), '/annotations/0/quote');
			rejects(annotations, entry('type: note, quote: mud, at: 12'), '/annotations/0/at');
			rejects(annotations, entry('type: note, quote: mud, at: [-1, 4]'), '/annotations/0/at');
			rejects(annotations, entry('type: note, quote: mud, at: [[1, 4]]'), '/annotations/0/at');
			rejects(annotations, entry('type: note, quote: [mud, tide], at: [1, 4]'), '/annotations/0/at');
			rejects(annotations, entry('type: claim, quote: mud, source: [reed]'), '/annotations/0/source');
			rejects(annotations, entry('type: claim, quote: mud, source: {via: reed}'), '/annotations/0/source');
			rejects(annotations, entry('type: dismissed, quote: mud, rule: silliness'), '/annotations/0/rule');
		});
	});

	describe('of the actors', () => {
		const actor = (fields: string) => `actors:\n  reed: {name: REED, kind: organisation, ${fields}}\n`;

		it('accept open dates, single aliases and ids with accents', () => {
			accepts(actors, actor('aliases: the directorate'));
			accepts(actors, actor('roles: [{title: head, of: veresia, from: 2019, to:}]'));
			accepts(actors, 'actors:\n  käremo: {name: Lene Käremo, kind: person}\n');
			accepts(actors, 'actors:\n');
		});

		it('reject what the program could not read', () => {
			rejects(actors, 'people: {}\n', '');
			rejects(actors, 'actors: [reed]\n', '/actors');
			rejects(actors, 'actors:\n  the reed: {name: REED, kind: organisation}\n', '/actors');
			rejects(actors, 'actors:\n  reed: {kind: organisation}\n', '/actors/reed');
			rejects(actors, 'actors:\n  reed: {name: REED}\n', '/actors/reed');
			rejects(actors, 'actors:\n  reed: {name: REED, kind: plant}\n', '/actors/reed/kind');
			rejects(actors, actor('roles: {title: head}'), '/actors/reed/roles');
			rejects(actors, actor('roles: [{of: veresia}]'), '/actors/reed/roles/0');
			rejects(actors, actor('roles: [{title: head, from: last year}]'), '/actors/reed/roles/0/from');
			rejects(actors, actor('wikidata: 42'), '/actors/reed/wikidata');
		});
	});

	describe('of a corpus', () => {
		it('accept a file that says nothing, and stances without values', () => {
			accepts(corpus, '# a corpus\n');
			accepts(corpus, 'articles: texts/*.txt\ncodebook: {stances: [for, against], topics: [mud]}\n');
		});

		it('reject what the program could not read', () => {
			rejects(corpus, '- articles\n', '');
			rejects(corpus, 'standpoint: 2\n', '/standpoint');
			rejects(corpus, 'genre: satire\n', '/genre');
			rejects(corpus, 'codebook: {stances: {support: high}}\n', '/codebook/stances/support');
			rejects(corpus, 'codebook: {topics: [{label: Mud}]}\n', '/codebook/topics/0');
			rejects(corpus, 'codebook: {rules: {opinion: {require: [holder]}}}\n', '/codebook/rules');
			rejects(corpus, 'diagnostics: {unsourced-claim: loud}\n', '/diagnostics/unsourced-claim');
			rejects(corpus, 'diagnostics: {silliness: error}\n', '/diagnostics');
		});
	});

	describe('the snippets', () => {
		for (const [file, validate] of [
			['annotations', annotations],
			['actors', actors],
			['corpus', corpus],
		] as const) {
			for (const [name, snippet] of Object.entries<Snippet>(readJson(`snippets/${file}.json`))) {
				it(`of ${file}.json write “${name}” as the format has it`, () => {
					assert.ok(snippet.prefix && snippet.description);
					accepts(validate, inPlace(file, expand(snippet.body.join('\n'))), name);
				});
			}
		}
	});
});

interface Snippet {
	readonly prefix: string;
	readonly description: string;
	readonly body: readonly string[];
}

/** What stands in the file when every placeholder keeps its default, or its first choice. */
function expand(body: string): string {
	return body
		.replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2024-06-10')
		.replaceAll('$RANDOM_HEX', 'a1b2c3')
		.replaceAll('$TM_SELECTED_TEXT', 'mud')
		.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
		.replace(/\$\{\d+:([^{}]*)\}/g, '$1')
		.replace(/\$\d+/g, '')
		.replaceAll('\t', '  ');
}

/** The file in which a snippet stands, with the indentation that the editor gives it. */
function inPlace(file: string, text: string): string {
	const indented = text.replace(/^/gm, '  ');
	if (file === 'annotations') return text.startsWith('standpoint') ? text : `annotations:\n${indented}`;
	if (file === 'actors' && !text.startsWith('actors')) {
		return text.startsWith('-')
			? `actors:\n  someone:\n    name: Someone\n    kind: person\n    roles:\n${text.replace(/^/gm, '      ')}`
			: `actors:\n${indented}`;
	}
	return text;
}

function accepts(validate: ValidateFunction, source: string, name = source): void {
	const valid = validate(parse(source));
	assert.ok(valid, `${name}: ${ajv.errorsText(validate.errors)}`);
}

/** @param place where the first complaint is, as a JSON pointer */
function rejects(validate: ValidateFunction, source: string, place: string): void {
	assert.ok(!validate(parse(source)), `${source} was accepted`);
	const places = validate.errors?.map(error => error.instancePath) ?? [];
	assert.ok(
		places.some(found => found === place || found.startsWith(`${place}/`)),
		`${source}: ${ajv.errorsText(validate.errors)}`,
	);
}

function propertiesIn(value: unknown, path = ''): [path: string, property: Record<string, unknown>][] {
	if (value === null || typeof value !== 'object') return [];
	const found: [string, Record<string, unknown>][] = [];
	for (const [key, child] of Object.entries(value)) {
		const at = `${path}.${key}`;
		if (key === 'properties') {
			for (const [name, property] of Object.entries(child as Record<string, Record<string, unknown>>)) {
				found.push([`${at}.${name}`, property]);
			}
		}
		found.push(...propertiesIn(child, at));
	}
	return found;
}
