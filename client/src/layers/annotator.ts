import type { Disposable } from 'vscode';
import type { ConfigurationMiddleware } from 'vscode-languageclient/node';
import { followUserName } from '../git/user-name';

/** Who annotates, as the server is told. */
export interface Annotator extends Disposable {
	/** Fills in git's user name where the setting `standpoint.annotator` is empty. */
	readonly middleware: ConfigurationMiddleware;
}

/** @param changed called when the server should ask for its settings again */
export function followAnnotator(changed: () => void): Annotator {
	let userName = '';
	const listener = followUserName(name => {
		if (name === userName) return;
		userName = name;
		changed();
	});
	return {
		middleware: {
			configuration: async (params, token, next) => {
				const settings = await next(params, token);
				if (!Array.isArray(settings)) return settings;
				return settings.map((section, index) =>
					params.items[index]?.section === 'standpoint' ? withAnnotator(section, userName) : section,
				);
			},
		},
		dispose: () => listener.dispose(),
	};
}

function withAnnotator<T>(section: T, userName: string): T {
	if (userName === '' || typeof section !== 'object' || section === null) return section;
	const { annotator } = section as { readonly annotator?: unknown };
	const isSet = typeof annotator === 'string' && annotator.trim() !== '';
	return isSet ? section : { ...section, annotator: userName };
}
