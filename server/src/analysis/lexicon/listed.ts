/** Matches each word of a list, its words parted by blanks, in any case. */
export const listed = (words: string): RegExp => new RegExp(`^(?:${words.replaceAll(' ', '|')})$`, 'iu');
