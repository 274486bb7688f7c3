import type { Aspect, Difference } from '../corpus/compare';

/**
 * What a difference between a corpus and its files is, in a sentence for people.
 * @param shown a path of the corpus as the reader is to see it
 */
export function differenceSentence({ aspect, path, actor }: Difference, shown = (path: string) => path): string {
	if (actor !== undefined) return `The counts of the actor ${JSON.stringify(actor)} were not the sum of what is there.`;
	if (path !== undefined) return `${shown(path)}: ${told[aspect]}`;
	if (aspect === 'counts') return 'Counts of annotations or mentions were not the sum of what is there.';
	return 'The actors were not what their files say together.';
}

const told: Readonly<Record<Aspect, string>> = {
	unknown: 'It is there, and was not known.',
	gone: 'It was known, and is not there.',
	text: 'It had changed without being noticed.',
	readable: 'Whether it can be read was known wrongly.',
	settings: 'Its settings were not what it says.',
	actors: 'Its actors were not what it says.',
	metadata: 'Title, date or genre were not what its text and its annotation files say.',
	mentions: 'Its mentions were not those of its text.',
	findings: 'Its findings were not those of its text.',
	analysis: 'What was shown of it was not what its text has.',
	annotations: 'Its annotations, or their places, were not what the file says.',
	counts: 'Its counts were not the sum of what is there.',
};
