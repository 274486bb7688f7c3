import { findInterview } from '../interview';
import type { Head } from './head';
import type { Page } from './page';

/** The questions of an interview are its text, however short, and no headings of what stands below them. */
export function markQuestions(page: Page, head: Head): void {
	const numbers: number[] = [];
	for (let at = head.body; at < page.pieces.length; at++) {
		const kind = page.kinds[at];
		if (kind === undefined) numbers.push(at);
	}
	const interview = findInterview(
		page.text,
		numbers.map(number => page.pieces[number] as Page['pieces'][number]),
	);
	for (const question of interview?.questions ?? []) page.kinds[numbers[question] as number] = 'body';
}
