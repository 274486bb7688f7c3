import * as path from 'node:path';
import { version } from '../../../package.json';
import { type Report, readReport } from '../exchange/read-report';
import { byPath, printable } from '../exchange/report';
import { reasonOf } from '../host/files';
import { readLines } from '../host/read-lines';
import { type CheckFormat, type FailOn, printReport } from './check';
import { CommandError, printLines, type Terminal } from './terminal';

/**
 * `standpoint merge FILE…`: what the parts of a corpus gave, each with its `--shard`, as one run over all of it prints it.
 * @param files reports of `check` as JSON or as SARIF, or lines of `analyze`, or lines of `annotations`; those without
 * content count for nothing
 * @param options.format of a report; as the files are, by default
 * @returns exit code 0; of reports, 1 if there is a problem at or above `failOn`
 * @throws CommandError where the files cannot be read or are not parts of one result
 */
export async function merge(
	terminal: Terminal,
	files: readonly string[],
	{ format, failOn }: { readonly format?: CheckFormat; readonly failOn: FailOn },
): Promise<number> {
	const parts: Part[] = [];
	for (const name of files) {
		const part = await openPart(name, path.resolve(terminal.cwd, name));
		if (part !== undefined) parts.push(part);
	}
	const [first] = parts;
	if (first === undefined) return 0;
	const other = parts.find(({ kind }) => kind !== first.kind);
	if (other) throw new CommandError(`${first.name} is ${told[first.kind]}, but ${other.name} is ${told[other.kind]}.`);
	if (first.kind === 'json' || first.kind === 'sarif') return mergeReports(terminal, parts, { format, failOn });
	if (format !== undefined) throw new CommandError('--format is for reports of "standpoint check".');
	await printLines(terminal, mergedLines(parts));
	return 0;
}

/** A file with content. */
interface Part {
	readonly name: string;
	readonly kind: 'json' | 'sarif' | 'analyze' | 'annotations';
	readonly report?: Report;
	/** Of its lines, from the first. */
	readonly lines: AsyncIterator<string>;
	readonly firstLine: string;
}

const told = {
	json: 'a report of "check" as JSON',
	sarif: 'a report of "check" as SARIF',
	analyze: 'a result of "analyze"',
	annotations: 'a result of "annotations"',
} as const;

async function openPart(name: string, file: string): Promise<Part | undefined> {
	const lines = readLines(file);
	try {
		const { value: firstLine = '', done } = await lines.next();
		if (done) return undefined;
		const start = lineStart.exec(firstLine);
		if (start) return { name, kind: start[2] === 'layer' ? 'annotations' : 'analyze', lines, firstLine };
		const all = [firstLine];
		for await (const line of lines) all.push(line);
		const report = readReport(JSON.parse(all.join('\n')));
		if (report) return { name, kind: report.kind, report, lines, firstLine };
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw new CommandError(`${name}: ${reasonOf(error)}`);
	}
	throw new CommandError(
		`${name} is no result that can be merged: those are "analyze", "annotations", and "check" with --format json or sarif.`,
	);
}

function mergeReports(
	terminal: Terminal,
	parts: readonly Part[],
	{ format, failOn }: { readonly format?: CheckFormat; readonly failOn: FailOn },
): Promise<number> {
	const kind = parts[0]?.kind as 'json' | 'sarif';
	if (kind === 'sarif' && format !== undefined && format !== 'sarif') {
		throw new CommandError('SARIF does not say all that other reports do: check with --format json, and merge that.');
	}
	const owners = new Map<string, string>();
	let articles = 0;
	for (const { name, report } of parts) {
		if (report?.kind === 'json') articles += report.articles;
		if (report?.kind === 'sarif' && report.version !== version) {
			throw new CommandError(`${name} was made by version ${printable(report.version)}; this is ${version}.`);
		}
		const own = new Set(report?.problems.map(problem => problem.path));
		for (const one of own) {
			const owner = owners.get(one);
			if (owner !== undefined) throw new CommandError(twice(one, owner, name));
			owners.set(one, name);
		}
	}
	const problems = parts.flatMap(({ report }) => report?.problems ?? []).sort(byPath);
	return printReport(terminal, problems, articles, { format: format ?? kind, failOn });
}

const twice = (article: string, one: string, other: string): string =>
	`${printable(article)} is in ${one} and in ${other}: one part must not be given twice.`;

/** The article that a line of results begins with, and the key behind it. */
const lineStart = /^\{"article":("(?:[^"\\]|\\.)*"),"(layer|sha256)":/;

/** The lines of parts that are each in the order of their articles, in that order. Holds one line of each part. */
async function* mergedLines(parts: readonly Part[]): AsyncGenerator<string> {
	const heads = parts.map(part => ({ part, line: part.firstLine, article: articleOf(part, part.firstLine) }));
	while (heads.length > 0) {
		let least = 0;
		for (const [index, { article }] of heads.entries()) {
			if (article < (heads[least] as (typeof heads)[0]).article) least = index;
		}
		const head = heads[least] as (typeof heads)[0];
		const rival = heads.find(({ article, part }) => article === head.article && part !== head.part);
		if (rival) throw new CommandError(twice(head.article, head.part.name, rival.part.name));
		yield head.line;
		const next = await head.part.lines.next();
		if (next.done) {
			heads.splice(least, 1);
			continue;
		}
		const article = articleOf(head.part, next.value);
		if (article < head.article) {
			throw new CommandError(`${head.part.name} is not in the order of its articles: make it with --shard.`);
		}
		heads[least] = { part: head.part, line: next.value, article };
	}
}

function articleOf({ name, kind }: Part, line: string): string {
	const [, article, key] = lineStart.exec(line) ?? [];
	if (article === undefined || (key === 'layer') !== (kind === 'annotations')) {
		throw new CommandError(`${name} has a line that is not ${told[kind]}.`);
	}
	return JSON.parse(article) as string;
}
