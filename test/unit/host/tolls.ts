import { nodeFiles } from '../../../server/src/host/node-files';

// As many small articles as a test needs.

const people = ['Marta Lund', 'Piet Vos', 'Ada Brandt', 'Norland'];
/** The text of article n, with more behind it. */
export const articleText = (n: number, more = '') =>
	`Tolls, part ${n}\n\n${people[n % 4]} said that the lock would open in ${1900 + n}. ${people[(n + 1) % 4]} paid 12 crowns. ${more}\n`;
/** An annotation file with a stance at the first place of a quote. */
export const sidecar = (text: string, quote: string) => `standpoint: 1
text: {sha256: ${nodeFiles.hash(text)}, length: ${text.length}}
annotations:
  - id: s1
    type: stance
    quote: ${quote}
    at: [${text.indexOf(quote)}, ${text.indexOf(quote) + quote.length}]
    holder: lund
    target: vos
    stance: oppose
`;
/** The actors, with some aliases of the first one. */
export const actors = (aliases: string) => `actors:
  lund: {name: Marta Lund, kind: person, aliases: [${aliases}]}
  vos: {name: Piet Vos, kind: person}
  norland: {name: Norland, kind: state}
`;
/** The path of article n. */
export const name = (n: number) => `articles/a${String(n).padStart(3, '0')}.txt`;

/** A corpus of so many articles, every other one with an annotation. */
export function corpusOf(articles: number): Record<string, string> {
	const all: Record<string, string> = { 'corpus.yaml': 'standpoint: 1\n', 'actors.yaml': actors('') };
	for (let n = 0; n < articles; n++) {
		const text = articleText(n);
		all[name(n)] = text;
		if (n % 2 === 0) all[`${name(n)}.ann.yaml`] = sidecar(text, 'the lock');
	}
	return all;
}
