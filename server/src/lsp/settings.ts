/** What the editor's settings say, under `standpoint.`; an editor that has none gets the defaults. */
export interface Settings {
	/** `standpoint.stances.hints`: inlay hints after annotated stances. */
	readonly stanceHints: boolean;
	/** `standpoint.diagnostics.scope`: findings in all files of a corpus, or only in those that are open. */
	readonly diagnosticsScope: 'workspace' | 'openFiles';
	/** `standpoint.annotator`: whose file annotations are written to; empty for the shared layer. */
	readonly annotator: string;
}

export const defaultSettings: Settings = { stanceHints: true, diagnosticsScope: 'workspace', annotator: '' };

/** Reads the section `standpoint`. What is missing or of a wrong kind gets its default. */
export function readSettings(section: unknown): Settings {
	const annotator = pick(section, 'annotator');
	return {
		stanceHints: pick(section, 'stances', 'hints') !== false,
		diagnosticsScope: pick(section, 'diagnostics', 'scope') === 'openFiles' ? 'openFiles' : 'workspace',
		annotator: typeof annotator === 'string' ? annotator.trim() : '',
	};
}

function pick(value: unknown, ...keys: readonly string[]): unknown {
	let current = value;
	for (const key of keys) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = (current as Record<string, unknown>)[key];
	}
	return current;
}
