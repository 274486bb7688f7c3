import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { resolveAnnotations } from '../../../server/src/annotation/anchor';
import type { Annotation, ClaimSource, Sidecar } from '../../../server/src/annotation/annotation';
import { readSidecar } from '../../../server/src/annotation/read';
import { readActors } from '../../../server/src/codebook/read-actors';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import { normalise } from '../../../server/src/text/decode';

const sample = resolve(__dirname, '../../../sample');
const articlesFolder = join(sample, 'articles');
const read = (path: string): string => normalise(readFileSync(path, 'utf8'));

const actorsFile = readActors(read(join(sample, 'actors.yaml')));
const corpusFile = readCorpusSettings(read(join(sample, 'corpus.yaml')));
const names = readdirSync(articlesFolder).sort();
const articles = names.filter(name => /\.(txt|md)$/.test(name));
const sidecars = names.filter(name => name.endsWith('.ann.yaml'));

describe('the sample corpus', () => {
	it('has ten articles, each annotated by mara and by jonas', () => {
		assert.equal(articles.length, 10);
		for (const article of articles) {
			for (const annotator of ['mara', 'jonas']) {
				assert.ok(sidecars.includes(`${article}.${annotator}.ann.yaml`), `${article} lacks a layer of ${annotator}`);
			}
		}
	});

	it('has actors and settings without a problem, and every actor that they name', () => {
		assert.deepEqual(actorsFile.problems, []);
		assert.deepEqual(corpusFile.problems, []);
		assert.deepEqual(
			actorsFile.references.filter(reference => !actorsFile.actors.has(reference.actor)),
			[],
		);
	});

	it('shows every kind of annotation, source and stance', () => {
		const all = sidecars.flatMap(name => load(name).sidecar.annotations);
		assert.deepEqual(distinct(all.map(annotation => annotation.type)), [
			'claim',
			'code',
			'dismissed',
			'mention',
			'note',
			'stance',
		]);
		assert.deepEqual(distinct(all.flatMap(annotation => (annotation.type === 'claim' ? [formOf(annotation)] : []))), [
			'actor',
			'actor via another',
			'anonymous',
			'author',
			'common-knowledge',
			'document',
			'document with url',
			'none',
		]);
		assert.deepEqual(distinct(all.flatMap(annotation => (annotation.type === 'stance' ? [annotation.stance] : []))), [
			'neutral',
			'oppose',
			'support',
		]);
		assert.ok(
			all.some(annotation => annotation.quote.length > 1),
			'no discontinuous span',
		);
		assert.ok(
			all.some(annotation => annotation.origin === 'suggestion'),
			'no accepted suggestion',
		);
	});

	for (const name of sidecars) {
		describe(name, () => {
			const { text, sidecar, raw } = load(name);

			it('reads without a problem, with every entry kept', () => {
				assert.deepEqual(sidecar.problems, []);
				assert.equal(sidecar.annotations.length, raw.annotations.length);
			});

			it('names the text that is there', () => {
				assert.equal(sidecar.textHash, createHash('sha256').update(text, 'utf8').digest('hex'));
				assert.equal(sidecar.textLength, text.length);
			});

			it('has at every position the words that it quotes', () => {
				for (const { id, at, quote } of sidecar.annotations) {
					assert.deepEqual(
						at.map(span => text.slice(span.start, span.end)),
						quote,
						id,
					);
				}
			});

			it('gives the words around a quote that occurs more than once, and only then', () => {
				for (const { id, at, quote, prefix, suffix } of sidecar.annotations) {
					const [first, last] = [at[0]?.start ?? 0, at.at(-1)?.end ?? 0];
					const repeated = quote.some(part => text.indexOf(part) !== text.lastIndexOf(part));
					assert.equal(prefix, repeated ? text.slice(Math.max(0, first - 32), first) : undefined, id);
					assert.equal(suffix, repeated ? text.slice(last, last + 32) : undefined, id);
				}
			});

			it('has unique ids and is sorted by position', () => {
				const ids = sidecar.annotations.map(annotation => annotation.id);
				assert.equal(new Set(ids).size, ids.length);
				const starts = sidecar.annotations.map(annotation => annotation.at[0]?.start ?? -1);
				assert.deepEqual(
					starts,
					[...starts].sort((a, b) => a - b),
				);
			});

			it('uses the actors, stances, topics and codes of the corpus, and gives every required field', () => {
				const { codebook } = corpusFile.settings;
				for (const annotation of sidecar.annotations) {
					for (const actor of actorsOf(annotation)) {
						assert.ok(actorsFile.actors.has(actor), `${annotation.id}: ${actor}`);
					}
					for (const field of codebook.required.get(annotation.type) ?? []) {
						assert.ok(field in annotation.fields, `${annotation.id} lacks ${field}`);
					}
					if (annotation.type === 'stance') {
						assert.ok(
							codebook.stances.some(stance => stance.id === annotation.stance),
							annotation.id,
						);
						if (annotation.topic !== undefined) {
							assert.ok(
								codebook.topics.some(topic => topic.id === annotation.topic),
								annotation.id,
							);
						}
					}
					if (annotation.type === 'code') {
						for (const id of annotation.codes) {
							assert.ok(
								codebook.codes.some(code => code.id === id),
								`${annotation.id}: ${id}`,
							);
						}
					}
				}
			});

			it('is signed by its annotator and anchored exactly', () => {
				const layer = /\.(\w+)\.ann\.yaml$/.exec(name)?.[1];
				for (const annotation of sidecar.annotations) {
					if (layer === 'mara' || layer === 'jonas') assert.equal(annotation.by, layer, annotation.id);
				}
				const resolved = resolveAnnotations(sidecar, text, sidecar.textHash ?? '');
				assert.deepEqual(distinct(resolved.map(({ anchor }) => anchor)), ['exact']);
			});
		});
	}

	it('has coders who agree for the most part, and differ here and there', () => {
		let [same, different] = [0, 0];
		for (const article of articles) {
			const [mara, jonas] = ['mara', 'jonas'].map(layer => load(`${article}.${layer}.ann.yaml`).sidecar.annotations);
			for (const mine of mara ?? []) {
				const theirs = jonas?.find(other => other.type === mine.type && other.quote.join() === mine.quote.join());
				if (!theirs) continue;
				if (JSON.stringify(decisionOf(mine)) === JSON.stringify(decisionOf(theirs))) same++;
				else different++;
			}
		}
		assert.ok(same > different && different >= 10, `${same} the same, ${different} different`);
	});
});

interface Loaded {
	readonly text: string;
	readonly sidecar: Sidecar;
	readonly raw: { readonly annotations: readonly unknown[] };
}

function load(name: string): Loaded {
	const source = read(join(articlesFolder, name));
	const article = basename(name).replace(/(?<=\.(?:txt|md))\..*$/, '');
	return { text: read(join(articlesFolder, article)), sidecar: readSidecar(source, name), raw: parse(source) };
}

function actorsOf(annotation: Annotation): readonly string[] {
	switch (annotation.type) {
		case 'mention':
			return present([annotation.actor]);
		case 'stance':
			return present([annotation.holder, annotation.target]);
		case 'claim':
			return annotation.source?.kind === 'actor' ? present([annotation.source.actor, annotation.source.via]) : [];
		default:
			return [];
	}
}

function formOf({ source }: { readonly source?: ClaimSource }): string | undefined {
	if (source?.kind === 'actor') return source.via ? 'actor via another' : 'actor';
	if (source?.kind === 'document') return source.url ? 'document with url' : 'document';
	return source?.kind;
}

function decisionOf({ fields }: Annotation): unknown {
	const { source, holder, target, stance, topic, codes, actor } = fields;
	return { source, holder, target, stance, topic, codes, actor };
}

const present = (ids: readonly (string | undefined)[]): string[] => ids.filter(id => id !== undefined);
const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(present(values))].sort();
