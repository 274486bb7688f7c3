/** Whether a text is a day that exists, in ISO 8601: `2015-11-20`. A month (`2015-11`) or a year (`2015`) counts too. */
export function isCalendarDate(text: string): boolean {
	const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
	if (!match) return false;
	const [, year, month = '01', day = '01'] = match;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// Dates such as 30 February roll over into the next month instead of failing.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/**
 * Whether a day lies between two dates, both inclusive and open where absent.
 * Dates may be given as year or month: from their first day to their last.
 */
export function isWithin(day: string, from: string | undefined, to: string | undefined): boolean {
	if (from !== undefined && day < from.slice(0, day.length)) return false;
	// "2015-11-20" is within "to: 2015": only as many characters count as the bound has.
	return to === undefined || day.slice(0, to.length) <= to;
}
