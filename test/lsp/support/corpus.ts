import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Position } from 'vscode-languageserver-protocol';

/** A corpus in a folder of its own, and where its words stand. */
export interface TestCorpus {
	readonly root: string;
	read(path: string): string;
	write(files: Readonly<Record<string, string | Uint8Array>>): void;
	remove(path: string): void;
	/** The position of the n-th occurrence (from 0) of some words, plus an offset in characters. */
	find(path: string, words: string, nth?: number, plus?: number): Position;
	dispose(): void;
}

/** Writes files into a new folder. */
export function testCorpus(files: Readonly<Record<string, string | Uint8Array>> = harbourCorpus): TestCorpus {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'standpoint-lsp-')));
	const at = (path: string) => join(root, ...path.split('/'));
	const corpus: TestCorpus = {
		root,
		read: path => readFileSync(at(path), 'utf8'),
		write: contents => {
			for (const [path, content] of Object.entries(contents)) {
				mkdirSync(dirname(at(path)), { recursive: true });
				writeFileSync(at(path), content);
			}
		},
		remove: path => rmSync(at(path), { recursive: true, force: true }),
		find: (path, words, nth = 0, plus = 0) => positionOf(corpus.read(path), words, nth, plus),
		dispose: () => rmSync(root, { recursive: true, force: true }),
	};
	corpus.write(files);
	return corpus;
}

/** @throws where the words do not occur that often */
export function positionOf(text: string, words: string, nth = 0, plus = 0): Position {
	let offset = -1;
	for (let count = 0; count <= nth; count++) offset = text.indexOf(words, offset + 1);
	if (offset < 0) throw new Error(`“${words}” does not occur ${nth + 1} times.`);
	const before = text.slice(0, offset + plus).split(/\r\n|\r|\n/);
	return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const dredging = `Harbour minister defends dredging

By Lena Marsh

NORWICK, March 1 — Ingrid Halvorsen defended the dredging of the old harbour on Wednesday.

“The channel is silting up and we have no time,” Halvorsen said. “Daniel Okoro knows this as well as I do.”

The works have cost 412 million crowns since January and have closed two of the five piers.

Daniel Okoro, who leads the fishers' union, said the dredging was “an enormous mistake” 😀 for the coast. Okoro said that Halvorsen had never visited the piers.
`;

const ferries = `# Ferries return to Norwick

Daniel Okoro welcomed the return of the ferries on Thursday.

Officials said the piers would open in May.
`;

/** The head of a sidecar for a text. */
export const textOf = (text: string): string =>
	`standpoint: 1\ntext: {sha256: ${createHash('sha256').update(text).digest('hex')}, length: ${text.length}}\n`;

/** `quote` and `at` of an annotation of the first such words in a text. */
const quoted = (text: string, words: string): string =>
	`quote: ${JSON.stringify(words)}\n    at: [${text.indexOf(words)}, ${text.indexOf(words) + words.length}]`;

/** An invented affair about a harbour: two articles, annotations by the team and by one annotator. */
export const harbourCorpus: Readonly<Record<string, string>> = {
	'corpus.yaml': `standpoint: 1
name: The harbour affair
articles: ["articles/**/*.{txt,md}"]
codebook:
  stances: {support: 1, neutral: 0, oppose: -1}
  topics: [dredging, ferries]
`,
	'actors.yaml': `actors:
  halvorsen:
    name: Ingrid Halvorsen
    kind: person
    aliases: [Halvorsen]
    roles:
      - {title: harbour minister, of: norwick, from: 2019-01-01}
    part-of: ministry
  okoro:
    name: Daniel Okoro
    kind: person
  ministry:
    name: Ministry of Harbours
    kind: organisation
    part-of: norwick
  norwick:
    name: Norwick
    kind: state
    adjectives: [Norwickian]
`,
	'articles/2023-03-01-dredging.txt': dredging,
	'articles/2023-03-01-dredging.txt.ann.yaml': `${textOf(dredging)}annotations:
  # The clearest stance in this article.
  - id: st0001
    type: stance
    ${quoted(dredging, 'an enormous mistake')}
    holder: okoro
    target: halvorsen
    stance: oppose
    topic: dredging
`,
	'articles/2023-03-09-ferries.md': ferries,
	'articles/2023-03-09-ferries.md.mara.ann.yaml': `${textOf(ferries)}annotations:
  - id: st0002
    type: stance
    ${quoted(ferries, 'welcomed the return of the ferries')}
    holder: okoro
    target: norwick
    stance: support
    topic: ferries
`,
};
