/** How many items of a list are shown at first, and how many more each time somebody asks for more. */
export const pageSize = 200;

/** Lists of which a tree shows a page at a time: a tree view builds every item that it is given. */
export interface Pages {
	/**
	 * What is shown of a list, and how many items are left.
	 * @param list a name for the list, which stays while its items change
	 */
	shown<T>(list: string, all: readonly T[]): { readonly items: readonly T[]; readonly left: number };
	/** Shows one page more of a list. */
	more(list: string): void;
	/** Shows so much of a list that the item at an index is shown. @returns whether it was not before */
	reach(list: string, index: number): boolean;
	/** Shows the first page only, of every list. */
	reset(): void;
}

export function createPages(): Pages {
	const sizes = new Map<string, number>();
	const sizeOf = (list: string) => sizes.get(list) ?? pageSize;
	return {
		shown: (list, all) => {
			// A page for a few more items would only be in the way.
			const size = all.length <= sizeOf(list) + pageSize / 10 ? all.length : sizeOf(list);
			return { items: all.slice(0, size), left: all.length - size };
		},
		more: list => void sizes.set(list, sizeOf(list) + pageSize),
		reach: (list, index) => {
			if (index < sizeOf(list)) return false;
			sizes.set(list, Math.ceil((index + 1) / pageSize) * pageSize);
			return true;
		},
		reset: () => sizes.clear(),
	};
}

/** “… 4,812 more” */
export const moreLabel = (left: number): string => `… ${left.toLocaleString('en')} more`;
