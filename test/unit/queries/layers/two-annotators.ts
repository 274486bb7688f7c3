import { harbourActors } from '../../support/harbour';
import { type MiniCorpus, miniCorpus } from '../../support/mini-corpus';

export const path = 'articles/a.txt';
export const shared = `${path}.ann.yaml`;

/** An article that two people annotated. Entries are written `id type | quote | key: value; key: value`. */
export function annotated(layers: {
	readonly mara?: readonly string[];
	readonly jonas?: readonly string[];
	readonly shared?: string;
}): MiniCorpus {
	const sidecar = (layer: string, entries: readonly string[] = []) =>
		`%! ${path}.${layer}.ann.yaml\nstandpoint: 1\ntext: {sha256: now}\nannotations:${entries.map(entry => entryOf(entry, layer)).join('')}\n`;
	return miniCorpus(`${harbourActors}%! ${path}
Harbour plan splits the town

Marta Lind called the levy “shameless, a blunder and a scandal” on Friday. “It is a triumph,” Oskar Brandt answered.

The works have cost 412 million crowns. Nobody has seen a bill. The quay will close in May, officials said.
${layers.mara ? sidecar('mara', layers.mara) : ''}${layers.jonas ? sidecar('jonas', layers.jonas) : ''}${
	layers.shared === undefined ? '' : `%! ${shared}\n${layers.shared}\n`
}`);
}

function entryOf(entry: string, layer: string): string {
	const [head = '', quote = '', rest = ''] = entry.split(' | ');
	const [id, type] = head.split(' ');
	const fields = rest
		.split('; ')
		.filter(Boolean)
		.map(field => `\n    ${field}`);
	return `\n  - id: ${id}\n    type: ${type}\n    quote: ${quote}\n    at: here${fields.join('')}\n    by: ${layer}`;
}
