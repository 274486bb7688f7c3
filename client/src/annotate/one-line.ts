/** A text of several lines for an input that has one. */
export const inOneLine = (text: string): string => text.replace(/\n/g, ' ⏎ ');

export const inItsLines = (text: string): string => text.replace(/ ?⏎ ?/g, '\n');
