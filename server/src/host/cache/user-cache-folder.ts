import { posix, win32 } from 'node:path';

/**
 * The user's cache folder for the command: `STANDPOINT_CACHE_DIR`, else where the system keeps caches.
 * @param platform as `process.platform`
 * @param home the user's home folder
 */
export function userCacheFolder(
	env: Readonly<Record<string, string | undefined>>,
	platform: string,
	home: string,
): string {
	if (env.STANDPOINT_CACHE_DIR) return env.STANDPOINT_CACHE_DIR;
	const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
	// The XDG specification: what is not absolute is to be ignored.
	if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, 'standpoint');
	if (platform === 'darwin') return join(home, 'Library', 'Caches', 'standpoint');
	if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'standpoint', 'cache');
	return join(home, '.cache', 'standpoint');
}
