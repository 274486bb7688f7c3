/**
 * Whether two values hold the same data: objects by their fields, where one that is undefined counts as absent; arrays,
 * maps and sets by their entries in order; everything else by identity. Functions are not data, and are passed over.
 */
export function sameData(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return isNothing(a) && isNothing(b);
	if (a instanceof Map || a instanceof Set) return b instanceof a.constructor && sameList([...a], [...(b as typeof a)]);
	if (isList(a)) return isList(b) && Array.isArray(a) === Array.isArray(b) && sameList(a, b);
	if (isList(b) || b instanceof Map || b instanceof Set) return false;
	const [own, others] = [a as Fields, b as Fields];
	for (const key of Object.keys(own)) if (!sameData(fieldOf(own, key), fieldOf(others, key))) return false;
	for (const key of Object.keys(others))
		if (!isNothing(fieldOf(others, key)) && isNothing(fieldOf(own, key))) return false;
	return true;
}

type Fields = Readonly<Record<string, unknown>>;
type List = ArrayLike<unknown>;

/** Also of what has getters in its class; but what every object has by the name of `__proto__` is none of its data. */
const fieldOf = (fields: Fields, key: string): unknown =>
	key === '__proto__' && !Object.hasOwn(fields, key) ? undefined : fields[key];

const isNothing = (value: unknown): boolean => value === undefined || typeof value === 'function';

const isList = (value: object): value is List => Array.isArray(value) || ArrayBuffer.isView(value);

function sameList(a: List, b: List): boolean {
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at++) if (!sameData(a[at], b[at])) return false;
	return true;
}
