import assert from 'node:assert/strict';
import { userCacheFolder } from '../../../../server/src/host/cache/user-cache-folder';

describe('the user’s cache folder', () => {
	const at = (platform: string, env: Record<string, string>, home = '/home/mara') =>
		userCacheFolder(env, platform, home);

	it('is where the system keeps caches', () => {
		assert.equal(at('linux', {}), '/home/mara/.cache/standpoint');
		assert.equal(at('darwin', {}, '/Users/mara'), '/Users/mara/Library/Caches/standpoint');
		const local = 'C:\\Users\\mara\\AppData\\Local';
		assert.equal(at('win32', { LOCALAPPDATA: local }), `${local}\\standpoint\\cache`);
		assert.equal(at('win32', {}, 'C:\\Users\\mara'), `${local}\\standpoint\\cache`);
	});

	it('follows XDG_CACHE_HOME where that is absolute', () => {
		assert.equal(at('linux', { XDG_CACHE_HOME: '/scratch/cache' }), '/scratch/cache/standpoint');
		assert.equal(at('linux', { XDG_CACHE_HOME: 'cache' }), '/home/mara/.cache/standpoint');
	});

	it('is what STANDPOINT_CACHE_DIR says, before all else', () => {
		const env = { STANDPOINT_CACHE_DIR: '/scratch/mine', XDG_CACHE_HOME: '/scratch/cache' };
		assert.equal(at('linux', env), '/scratch/mine');
	});
});
