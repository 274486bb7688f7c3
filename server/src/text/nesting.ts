/** More levels than any file that a person wrote has. */
const deepest = 200;

/**
 * Whether a YAML text may be nested so deeply that reading it would exhaust the stack. To be asked before the text is
 * given to the YAML library: V8 ends the whole process, with nothing to catch, where the stack runs out while it
 * compiles a regular expression, and the library uses them at every level.
 *
 * An estimate that needs no parsing: brackets that are not closed, list and key marks in a row, and indentation.
 * Linear in the text.
 */
export function mayBeNestedTooDeeply(source: string): boolean {
	let brackets = 0;
	let marks = 0;
	let lineStart = 0;
	let blank = true;
	for (let at = 0; at < source.length; at++) {
		switch (source[at]) {
			case '\n':
				marks = 0;
				lineStart = at + 1;
				blank = true;
				continue;
			case ' ':
			case '\t':
				continue;
			case '[':
			case '{':
				brackets++;
				break;
			case ']':
			case '}':
				if (brackets > 0) brackets--;
				break;
			case ',':
				// Between the entries of a one-line `{a: 1, b: 2}` nothing gets deeper.
				if (brackets > 0) marks = 0;
				break;
			case '-':
			case '?':
			case ':':
				if (' \t\n'.includes(source[at + 1] ?? '\n')) marks++;
				break;
		}
		const indent = blank ? at - lineStart : 0;
		blank = false;
		if (brackets > deepest || marks > deepest || indent > 10 * deepest) return true;
	}
	return false;
}
