import { checkZones } from '../fixtures';

const page = (kind: string, line: string): string => `
headline   | Who pays for the crane
           |
body       | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
           |
${kind.padEnd(10)} | ${line}
           |
body       | The operator said that the crane had been inspected in January, and nobody contradicted it.
`;

describe('A subheading', () => {
	for (const line of ['Losses mount', 'What Value Maintenance?', 'THE BOLT', '3. The annex', '6:20 p.m.', 'II']) {
		it(`is a short line above prose: ${line}`, () => checkZones(page('subheading', line)));
	}

	for (const line of [
		'He did not elaborate.',
		'The statement reads:',
		'“It was old,” he said.',
		'Did anybody warn you?',
		'Q: What happens now?',
		'“Who is going to pay for it?”',
		'• publish the report',
		'and then it fell',
		'Okafor sells the pier [Harbour Herald]',
	]) {
		it(`is no line of the article itself: ${line}`, () => checkZones(page('body', line)));
	}

	it('is no line of a list', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after three things had failed, officials said:
         |
body     | The crane
         |
body     | The bolt
         |
body     | The inspection
         |
body     | The operator said that the crane had been inspected in January, and nobody contradicted it.
`);
	});
});
