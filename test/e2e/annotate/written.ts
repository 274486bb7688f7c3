// What annotating has written, as it is on the disk.
import { parse } from 'yaml';
import { eventually, inCorpus, readText } from '../editor';

export const article = 'articles/2024-03-15-courier-leaked-report.txt';
/** The file of the annotator whom the suite's settings name. */
export const sidecar = `${article}.ada.ann.yaml`;

export interface Entry extends Readonly<Record<string, unknown>> {
	readonly id: string;
	readonly type: string;
	readonly quote: string | readonly string[];
}

/** The annotator's own annotations; none where there is no file. */
export async function written(): Promise<readonly Entry[]> {
	try {
		const file = parse(await readText(inCorpus(sidecar))) as { annotations?: readonly Entry[] | null } | null;
		return file?.annotations ?? [];
	} catch {
		return [];
	}
}

/** Waits until what is written is so. */
export const writtenSo = (what: string, holds: (entries: readonly Entry[]) => boolean): Promise<readonly Entry[]> =>
	eventually(what, async () => {
		const entries = await written();
		return holds(entries) ? entries : undefined;
	});

/** Waits for an annotation with these words, and values of these fields; a value may be a pattern. */
export async function writtenWith(
	quote: string | readonly string[],
	fields: Readonly<Record<string, unknown>> = {},
): Promise<Entry> {
	const wanted = JSON.stringify(quote);
	const isIt = (entry: Entry) =>
		JSON.stringify(entry.quote) === wanted &&
		Object.entries(fields).every(([key, value]) =>
			value instanceof RegExp ? value.test(String(entry[key])) : JSON.stringify(entry[key]) === JSON.stringify(value),
		);
	const entries = await writtenSo(`${wanted} with ${JSON.stringify(fields)}`, list => list.some(isIt)).catch(
		async error => {
			const same = (await written()).filter(entry => JSON.stringify(entry.quote) === wanted);
			throw new Error(`${error.message}; there is ${JSON.stringify(same)}`);
		},
	);
	return entries.find(isIt) as Entry;
}
