import type { Genre } from '../article/article';
import { indexLines, type LineIndex } from '../text/position';
import { type Problem, type ProblemCode, problemCodes, type Severity } from '../text/problem';
import type { Span } from '../text/span';
import { entriesIn, isNothing, parseTree, type Tree, type TreeEntry } from '../text/yaml-tree';
import { type Code, type Codebook, type CorpusSettings, type Stance, strictnesses } from './codebook';
import {
	idPattern,
	knownEntries,
	type Report,
	reporter,
	scalarText,
	textField,
	textsField,
	valueOrKey,
} from './fields';

/** corpus.yaml as a value. Reading never fails: what is broken gets its default and is listed in `problems`. */
export interface CorpusFile {
	readonly source: string;
	readonly lines: LineIndex;
	readonly settings: CorpusSettings;
	/** Where stances, topics and codes are defined, by id. */
	readonly places: {
		readonly stances: ReadonlyMap<string, Span>;
		readonly topics: ReadonlyMap<string, Span>;
		readonly codes: ReadonlyMap<string, Span>;
	};
	readonly problems: readonly Problem[];
	/** False where the YAML has syntax errors: then the last good state should be kept. */
	readonly ok: boolean;
}

export const corpusKeys = [
	'standpoint',
	'name',
	'language',
	'articles',
	'genre',
	'codebook',
	'strictness',
	'diagnostics',
] as const;
const codebookKeys = ['stances', 'topics', 'codes', 'rules'] as const;
const ruleTypes = ['mention', 'claim', 'stance', 'code', 'note', 'dismissed'] as const;
const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
const defaultArticles = ['articles/**/*.{txt,md}'];

/** Reads corpus.yaml. Never throws. Offsets are UTF-16 code units in `source` (normalised text). */
export function readCorpusSettings(source: string): CorpusFile {
	const yaml = parseTree(source);
	const problems: Problem[] = [...yaml.problems];
	const report = reporter(problems);
	if (yaml.root && yaml.ok && yaml.root.kind !== 'map') {
		report(yaml.root.span, 'invalid-value', 'error', 'corpus.yaml must be a mapping: “name: …” and so on.');
	}
	const fields = knownEntries(yaml.root, corpusKeys, report);
	checkVersion(fields.get('standpoint'), report);
	const articles = readGlobs(fields.get('articles'), report);
	const { codebook, places } = readCodebook(fields.get('codebook'), report);
	const settings: CorpusSettings = {
		name: textField(fields.get('name'), report)?.text ?? '',
		language: readLanguage(fields.get('language'), report),
		articles: articles.length > 0 ? articles : defaultArticles,
		genre: oneOf<Genre>(fields.get('genre'), ['news', 'opinion'], report),
		codebook,
		strictness: oneOf(fields.get('strictness'), strictnesses, report) ?? 'balanced',
		diagnostics: readDiagnostics(fields.get('diagnostics'), report),
	};
	problems.sort((a, b) => a.start - b.start);
	return { source, lines: indexLines(source), settings, places, problems, ok: yaml.ok };
}

/** Globs that could match outside the corpus are reported and left out. */
function readGlobs(entry: TreeEntry | undefined, report: Report): readonly string[] {
	return textsField(entry, report)
		.filter(glob => {
			if (!leadsOut(glob.text)) return true;
			const message = `“${glob.text}” leads out of the corpus, so it finds nothing. Write it relative to this folder, without “..”.`;
			report(glob, 'invalid-value', 'error', message);
			return false;
		})
		.map(glob => glob.text);
}

/** Whether a glob could match outside the folder it belongs to: an absolute one, or one with a `..` in it. */
const leadsOut = (glob: string): boolean =>
	/^(?:[/\\~]|[A-Za-z]:)/.test(glob) || /(?:^|[/\\{,(|!])\.\.(?:$|[/\\},)|])/.test(glob);

function checkVersion(entry: TreeEntry | undefined, report: Report): void {
	if (!entry || isNothing(entry.value) || scalarText(entry.value) === '1') return;
	const message = 'This version of Standpoint reads format 1. Write “standpoint: 1”, or update Standpoint.';
	report(entry.value.span, 'invalid-value', 'warning', message);
}

function readLanguage(entry: TreeEntry | undefined, report: Report): string {
	const language = textField(entry, report);
	if (!language) return 'en';
	if (!/^en(-|$)/i.test(language.text)) {
		const message = `Only English (en) is analysed so far; articles in “${language.text}” are analysed as if they were English.`;
		report(language, 'invalid-value', 'information', message);
	}
	return language.text;
}

function oneOf<T extends string>(entry: TreeEntry | undefined, allowed: readonly T[], report: Report): T | undefined {
	const value = textField(entry, report);
	const found = allowed.find(word => word === value?.text);
	if (value && found === undefined) {
		report(value, 'invalid-value', 'error', `“${value.text}” is not possible here. Use one of ${allowed.join(', ')}.`);
	}
	return found;
}

function readDiagnostics(field: TreeEntry | undefined, report: Report): ReadonlyMap<ProblemCode, Severity | 'off'> {
	const diagnostics = new Map<ProblemCode, Severity | 'off'>();
	for (const [code, entry] of knownEntries(field?.value, problemCodes, report)) {
		// YAML 1.2 reads `off` as a text; `false` is what YAML 1.1 made of it.
		const severity = scalarText(entry.value) === 'false' ? 'off' : oneOf(entry, severities, report);
		if (severity) diagnostics.set(code as ProblemCode, severity);
	}
	return diagnostics;
}

function readCodebook(
	field: TreeEntry | undefined,
	report: Report,
): { readonly codebook: Codebook; readonly places: CorpusFile['places'] } {
	const fields = knownEntries(field?.value, codebookKeys, report);
	const stances = readStances(fields.get('stances'), report);
	const topics = readTree(fields.get('topics'), 'topic', report);
	const codes = readTree(fields.get('codes'), 'code', report);
	return {
		codebook: {
			stances: stances.items,
			topics: topics.items,
			codes: codes.items,
			required: readRules(fields.get('rules'), report),
		},
		places: { stances: stances.places, topics: topics.places, codes: codes.places },
	};
}

interface Placed<T> {
	readonly items: readonly T[];
	readonly places: ReadonlyMap<string, Span>;
}

/** `{support: 1, oppose: -1}`, or a plain list of ids that have no value (0). */
function readStances(field: TreeEntry | undefined, report: Report): Placed<Stance> {
	const items: Stance[] = [];
	const places = new Map<string, Span>();
	const add = (id: string, value: number, span: Span) => {
		if (places.has(id) || !isId(id, span, report)) return;
		places.set(id, span);
		items.push({ id, value });
	};
	if (field?.value.kind === 'list') {
		for (const { text, start, end } of textsField(field, report)) add(text, 0, { start, end });
	} else if (field && !isNothing(field.value) && field.value.kind !== 'map') {
		report(field.value.span, 'invalid-value', 'error', '“stances” must be a mapping such as {support: 1, oppose: -1}.');
	}
	for (const entry of entriesIn(field?.value)) {
		const text = scalarText(entry.value);
		const value = Number(text);
		const valid = !!text && Number.isFinite(value);
		if (!valid) {
			const message = `The stance “${entry.key}” needs a number, such as 1 for support or -1 for opposition.`;
			report(valueOrKey(entry), 'invalid-value', 'error', message);
		}
		add(entry.key, valid ? value : 0, entry.keySpan);
	}
	return { items, places };
}

/** A tree of ids, `[a, {id: b, label: …, children: [c]}]`, flattened: parents before their children. */
function readTree(field: TreeEntry | undefined, noun: 'topic' | 'code', report: Report): Placed<Code> {
	const items: Code[] = [];
	const places = new Map<string, Span>();
	const add = (item: Code, span: Span) => {
		if (!isId(item.id, span, report)) return;
		if (places.has(item.id)) {
			report(span, 'duplicate-id', 'error', `The ${noun} “${item.id}” is defined twice. Rename or remove one of them.`);
			return;
		}
		places.set(item.id, span);
		items.push(item);
	};
	const walk = (list: Tree | undefined, parent: string | undefined, depth: number): void => {
		if (depth > 20) return;
		if (list && !isNothing(list) && list.kind !== 'list') {
			const message = `This must be a list: [a-${noun}, {id: another-${noun}, children: [a-third]}].`;
			report(list.span, 'invalid-value', 'error', message);
		}
		for (const item of list?.kind === 'list' ? list.items : []) {
			const { span } = item;
			const text = scalarText(item);
			if (text !== undefined) {
				add({ id: text, parent }, span);
				continue;
			}
			const fields = knownEntries(item, ['id', 'label', 'children'], report);
			const id = textField(fields.get('id'), report);
			const label = textField(fields.get('label'), report)?.text;
			if (id) add({ id: id.text, parent, label }, { start: id.start, end: id.end });
			else if (!fields.has('id')) report(span, 'missing-field', 'error', `This ${noun} needs an id. Add “id:”.`);
			walk(fields.get('children')?.value, id?.text ?? parent, depth + 1);
		}
	};
	walk(field?.value, undefined, 0);
	return { items, places };
}

function isId(id: string, span: Span, report: Report): boolean {
	if (idPattern.test(id)) return true;
	report(span, 'invalid-value', 'error', `“${id}” cannot be an id. Use letters, digits, “-” and “_”.`);
	return false;
}

/** `{stance: {require: [holder, target]}}`. */
function readRules(field: TreeEntry | undefined, report: Report): ReadonlyMap<string, readonly string[]> {
	const required = new Map<string, readonly string[]>();
	for (const [type, entry] of knownEntries(field?.value, ruleTypes, report)) {
		const rule = knownEntries(entry.value, ['require'], report).get('require');
		if (rule)
			required.set(
				type,
				textsField(rule, report).map(name => name.text),
			);
	}
	return required;
}
