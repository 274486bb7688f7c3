import type { VerifyIndexResult } from '../../server/src/protocol';

/** What came of verifying a corpus, in a sentence or two for a person. */
export function verificationText(name: string, { articles, differences, unsettled }: VerifyIndexResult): string {
	if (unsettled) return `The actors or settings of “${name}” kept changing. Verify the index when they are at rest.`;
	const read = `${counted(articles, 'article')} of “${name}” ${articles === 1 ? 'was' : 'were'} read anew`;
	if (differences === 0) return `${read}, and all that is known of the corpus is right.`;
	const found = differences === 1 ? '1 difference was found and is' : `${differences} differences were found and are`;
	return `${read}. ${found} put right: what you see now is what the files say.`;
}

/** The differences as a text to read. */
export function differencesText(name: string, { differences, told }: VerifyIndexResult): string {
	const more = differences > told.length ? [`… and ${differences - told.length} more.`] : [];
	return [`What was found in “${name}”, and put right:`, '', ...told, ...more, ''].join('\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
