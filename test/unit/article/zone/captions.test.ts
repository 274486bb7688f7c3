import { checkZones } from '../fixtures';

const page = (kind: string, line: string): string => `
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
${kind.padEnd(8)} | ${line}
         |
body     | The operator said that the crane had been inspected in January.
`;

describe('A caption', () => {
	for (const caption of [
		'A crane lies across the harbour road in Varnholt. (Lena Ott/Reuters)',
		'A crane lies across the harbour road in Varnholt [Lena Ott/AFP]',
		'A crane lies across the harbour road in Varnholt. Photograph: Lena Ott/EPA',
		'A crane lies across the harbour road in Varnholt, March 4, 2014. REUTERS/Lena Ott',
		'Photo credit: A crane lies across the harbour road (Cpl. Lena Ott/ Marine Corps)',
		'Main Image Credit A crane lies across the harbour road in Varnholt',
		'Lena Ott via Getty Images',
		'Image: Lena Ott',
		'(Photo by Lena Ott)',
	]) {
		it(`is told by its credit: ${caption}`, () => checkZones(page('caption', caption)));
	}

	for (const sentence of [
		'The crane was 40 years old (the port has two more of them).',
		'The company spoke of “a regrettable event” (and of nothing else) when Reuters asked.',
		'Photographs of the crane show rust on its foot and on both of its arms.',
		'-The mayor explains why the port must stay shut for a month. [The Northern]',
	]) {
		it(`is no sentence of the article: ${sentence}`, () => checkZones(page('body', sentence)));
	}

	it('may stand twice, once as the alternative text of its picture', () => {
		checkZones(`
headline | Who pays for the crane
         |
caption  | Two men in orange jackets stand beside the fallen crane in the port of Varnholt on Tuesday morning
         |
caption  | Two men in orange jackets stand beside the fallen crane in the port of Varnholt on Tuesday morning.
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
`);
	});
});
