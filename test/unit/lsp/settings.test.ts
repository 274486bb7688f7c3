import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { defaultSettings, readSettings } from '../../../server/src/lsp/settings';

describe('the editor’s settings', () => {
	it('are read where they are of the right kind', () => {
		const settings = readSettings({ stances: { hints: false }, diagnostics: { scope: 'openFiles' } });
		assert.equal(settings.stanceHints, false);
		assert.equal(settings.diagnosticsScope, 'openFiles');
	});

	it('have their defaults otherwise, and never fail', () => {
		assert.deepEqual(readSettings(null), defaultSettings);
		assert.deepEqual(readSettings({ stances: 'all', diagnostics: [] }), defaultSettings);
		fc.assert(fc.property(fc.anything(), section => void readSettings(section)));
	});
});
