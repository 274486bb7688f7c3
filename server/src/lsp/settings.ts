import type { Shown } from '../queries/layers/view';

/** What the editor's settings say, under `standpoint.`; an editor that has none gets the defaults. */
export interface Settings {
	/** `standpoint.stances.hints`: inlay hints after annotated stances. */
	readonly stanceHints: boolean;
	/** `standpoint.diagnostics.scope`: findings in all files of a corpus, or only in those that are open. */
	readonly diagnosticsScope: 'workspace' | 'openFiles';
	/** `standpoint.annotator`: whose file annotations are written to; empty for the shared layer. */
	readonly annotator: string;
	/** `standpoint.layers.show`: whose annotations are shown. */
	readonly layersShown: Shown;
	/** `standpoint.anchors.updateOnSave`: saving an article brings its annotation files to the new text. */
	readonly updateOnSave: boolean;
}

export const defaultSettings: Settings = {
	stanceHints: true,
	diagnosticsScope: 'workspace',
	annotator: '',
	layersShown: 'all',
	updateOnSave: true,
};

/** What `standpoint.annotator` says where annotations go to the shared layer, whoever annotates. */
const sharedLayer = 'shared';

/** Reads the section `standpoint`. What is missing or of a wrong kind gets its default. */
export function readSettings(section: unknown): Settings {
	const annotator = pick(section, 'annotator');
	const shown = pick(section, 'layers', 'show');
	return {
		stanceHints: pick(section, 'stances', 'hints') !== false,
		diagnosticsScope: pick(section, 'diagnostics', 'scope') === 'openFiles' ? 'openFiles' : 'workspace',
		annotator: typeof annotator === 'string' && annotator.trim() !== sharedLayer ? annotator.trim() : '',
		layersShown: typeof shown === 'string' && shown.trim() !== '' ? shown.trim() : 'all',
		updateOnSave: pick(section, 'anchors', 'updateOnSave') !== false,
	};
}

/** Where the editor that starts the server wants it to cache; undefined where it does not say. */
export function readCacheFolder(options: unknown): string | undefined {
	const folder = pick(options, 'cacheFolder');
	return typeof folder === 'string' && folder !== '' ? folder : undefined;
}

function pick(value: unknown, ...keys: readonly string[]): unknown {
	let current = value;
	for (const key of keys) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = (current as Record<string, unknown>)[key];
	}
	return current;
}
