// A person's hands and eyes for tests that run inside VS Code: keys and the mouse in its window, and what that shows.
// The tests are in another process, so they ask over a port of this machine (test/e2e/hands.ts).
import { createServer } from 'node:http';

const patience = 10_000; // milliseconds for something to be clicked at to appear

/**
 * @param page of playwright, or a promise of it
 * @param folder where pictures go
 * @returns the address to ask at, and `close`
 */
export async function lendHands(page, folder) {
	const actions = {
		/** Chords as playwright names them, one after another. */
		press: async (window, { keys }) => {
			for (const key of keys) await window.keyboard.press(key);
		},
		type: (window, { text }) => window.keyboard.type(text),
		click: async (window, { selector, text, modifiers }) => {
			const element = window.locator(selector, { hasText: new RegExp(text) }).first();
			for (const modifier of modifiers) await window.keyboard.down(modifier);
			try {
				// What the mouse can do here shows when it moves.
				await element.hover({ timeout: patience });
				await element.click({ timeout: patience });
			} finally {
				for (const modifier of modifiers) await window.keyboard.up(modifier);
			}
		},
		/** What the visible elements say: the value of an input, else the text. */
		see: (window, { selector }) =>
			window
				.locator(selector)
				.evaluateAll(elements =>
					elements
						.filter(element => element.getClientRects().length > 0)
						.map(element => ('value' in element ? String(element.value) : element.innerText.trim())),
				),
		picture: (window, { name }) => window.screenshot({ path: `${folder}/${name.replaceAll(/[^\w-]+/g, '-')}.png` }),
	};
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', text => {
			body += text;
		});
		request.on('end', async () => {
			try {
				const { action, ...what } = JSON.parse(body);
				const answer = await actions[action](await page, what);
				response.end(JSON.stringify({ answer: action === 'see' ? answer : null }));
			} catch (error) {
				response.end(JSON.stringify({ problem: error.message }));
			}
		});
	});
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${server.address().port}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
