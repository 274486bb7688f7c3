import type { Range } from '../text/position';
import { type ProblemCode, problemCodes, type Severity } from '../text/problem';
import { linesWithItems } from './report';

/** A problem with its place as editors count it. */
export interface PlacedProblem {
	/** Relative to the corpus root, with `/` between its parts. */
	readonly path: string;
	readonly range: Range;
	readonly code: ProblemCode;
	readonly severity: Severity;
	readonly message: string;
}

/**
 * The lines of the problems as a SARIF 2.1.0 log (OASIS standard, 27 March 2020), for code hosts and review tools.
 * Columns count UTF-16 code units, as the log declares.
 * @param problems gone through twice
 * @param version of this program
 */
export function sarifReport(problems: Iterable<PlacedProblem>, version: string): Generator<string> {
	const occurring = new Set<ProblemCode>();
	for (const { code } of problems) occurring.add(code);
	const rules = problemCodes.filter(code => occurring.has(code));
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'Standpoint',
						version,
						rules: rules.map(id => ({ id, shortDescription: { text: descriptions[id] } })),
					},
				},
				columnKind: 'utf16CodeUnits',
				results: [],
			},
		],
	};
	return linesWithItems(log, problems, ({ path, range, code, severity, message }) => ({
		ruleId: code,
		ruleIndex: rules.indexOf(code),
		level: levels[severity],
		message: { text: message },
		locations: [
			{
				physicalLocation: {
					artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
					region: {
						startLine: range.start.line + 1,
						startColumn: range.start.character + 1,
						endLine: range.end.line + 1,
						endColumn: range.end.character + 1,
					},
				},
			},
		],
	}));
}

const levels: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
};

const descriptions: Readonly<Record<ProblemCode, string>> = {
	'unsourced-claim': 'A checkable claim that names no source.',
	'vague-source': 'A source that a reader cannot find again.',
	'yaml-syntax': 'YAML that cannot be read.',
	'unknown-key': 'A key that Standpoint does not know.',
	'invalid-value': 'A value of the wrong form.',
	'missing-field': 'A field that this kind of entry needs.',
	'duplicate-id': 'An id that is used twice.',
	'unknown-type': 'An annotation type that does not exist.',
	'unknown-actor': 'An actor that no actors file defines.',
	'unknown-stance': 'A stance that the codebook does not have.',
	'unknown-topic': 'A topic that the codebook does not have.',
	'unknown-code': 'A code that the codebook does not have.',
	'alias-conflict': 'A name that belongs to two actors.',
	'quote-not-found': 'An annotated quote that the article no longer contains.',
	'doubtful-anchor': 'An annotation whose place must be confirmed.',
	'article-missing': 'Annotations of an article that does not exist.',
	'unreadable-file': 'A file that cannot be read.',
};
