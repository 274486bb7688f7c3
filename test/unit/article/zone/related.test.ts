import { checkZones } from '../fixtures';

describe('Other stories', () => {
	it('are told by their label between paragraphs', () => {
		for (const teaser of [
			'Related: How the north lost its shipyards',
			'READ MORE: How the north lost its shipyards',
			'See also: How the north lost its shipyards',
		]) {
			checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | ${teaser}
         |
body     | The operator said that the crane had been inspected in January.
`);
		}
	});

	it('are teased after the end, each with its title twice and "keep reading"', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
body     | The operator said that the crane had been inspected in January.
         |
caption  | The crane in 2012. (Lena Ott/Reuters)
related  | Islands
related  | Islanders build their own ferry
         |
related  | A woman paints the ferry's name in Estmar. REUTERS/Jonas Petri
         |
related  | Islanders build their own ferry
         |
related  | The ferry that the islanders have built from two wrecks passed its first trial on Saturday.
         |
related  | keep reading
related  | How the north lost its shipyards
         |
related  | How the north lost its shipyards
         |
related  | Sixty years ago today the last ship left the yard of Estmar.
         |
related  | keep reading
         |
related  | Latest
`);
	});

	it('are listed below a heading of their own', () => {
		for (const heading of ['Most read', 'More from Ports', 'You may also like', 'Recommended stories']) {
			checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | ${heading}
         |
related  | Islanders build their own ferry from scrap
         |
related  | How the north lost its shipyards
`);
		}
	});

	it('in a box end where the article goes on', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | Read next
         |
related  | Islanders build their own ferry from scrap
         |
related  | How the north lost its shipyards
         |
body     | The operator said that the crane had been inspected in January, and that it was safe.
         |
body     | The mayor said that she would wait for the report of three engineers from outside.
`);
	});
});
