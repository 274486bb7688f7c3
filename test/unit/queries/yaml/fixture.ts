import { type MiniCorpus, miniCorpus } from '../../support/mini-corpus';

const settings = `
%! corpus.yaml
standpoint: 1
name: Port Vik
codebook:
  stances: {support: 1, neutral: 0, oppose: -1}
  topics: [tolls, {id: quay, label: The old quay, children: [quay-wall]}]
  codes:
    - money
    - {id: law, label: Law and order}
  rules: {stance: {require: [holder, target, stance]}}
`;

const actors = `
%! actors.yaml
actors:
  lind:
    name: Marta Lind
    kind: person
    aliases: [the harbour minister]
    roles:
      - {title: harbour minister, of: norland, from: 2001-01-01}
    part-of: reform
    wikidata: Q4711
    note: Trained as a *pilot*.
  reform:
    name: Reform Party
    kind: organisation
    part-of: norland
  norland:
    name: Norland
    kind: state
    metonyms: [the Capital]
`;

const article = `
%! articles/a.txt
Toll on the quay

Marta Lind called the toll “a costly mistake” and blamed Norland.

Nobody paid, said Lind.
`;

const sidecar = `
%! articles/a.txt.ann.yaml
standpoint: 1
text: {sha256: now, length: 107}
annotations:
  - id: s1
    type: stance
    quote: a costly mistake
    at: here
    holder: lind
    target: norland
    stance: oppose
    topic: tolls
    by: mara
  - id: c1
    type: claim
    quote: Nobody paid
    at: here
    source: {actor: lind, via: reform}
`;

const files: Readonly<Record<string, string>> = { settings, actors, article, sidecar };

/** A corpus of one article, with some of its files replaced: by whole files, with their headers. */
export const portVik = (replaced: Readonly<Record<string, string>> = {}): MiniCorpus =>
	miniCorpus(Object.values({ ...files, ...replaced }).join(''));

/** An annotation file of the article with this behind the two annotations. `▮` is the cursor. */
export const withSidecar = (lines: string): MiniCorpus => portVik({ sidecar: `${sidecar}${lines}` });

/** The file at a path with one part of it replaced. `▮` is the cursor. */
export function withChange(file: keyof typeof files & string, from: string, to: string): MiniCorpus {
	const text = files[file] as string;
	if (!text.includes(from)) throw new Error(`There is no “${from}”`);
	return portVik({ [file]: text.replace(from, to) });
}
