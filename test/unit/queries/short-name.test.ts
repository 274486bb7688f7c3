import assert from 'node:assert/strict';
import { shortName } from '../../../server/src/queries/short-name';
import { miniCorpus } from '../support/mini-corpus';

const { corpus } = miniCorpus(`
%! actors.yaml
actors:
  lind: {name: Marta Lind, kind: person}
  aune-per: {name: Per Aune, kind: person}
  aune-ida: {name: Ida Aune, kind: person}
  berg: {name: 'Tor Berg, Jr.', kind: person}
  alliance: {name: North Harbour Alliance, kind: organisation, aliases: [the Alliance, NHA]}
  ministry: {name: Ministry of Tides, kind: organisation}
  odd: {name: "A\u202eb\u0007", kind: place}
%! articles/a.txt
Nothing.
`);
const short = (id: string) => shortName(corpus.registry, id);

describe('short names', () => {
	it('are surnames, with an initial where two people share one', () => {
		assert.deepEqual(['lind', 'aune-per', 'aune-ida', 'berg'].map(short), ['Lind', 'P. Aune', 'I. Aune', 'Berg']);
	});

	it('are abbreviations where an organisation has one, else the whole name', () => {
		assert.deepEqual(['alliance', 'ministry'].map(short), ['NHA', 'Ministry of Tides']);
	});

	it('are the id where nobody has it', () => {
		assert.equal(short('nobody'), 'nobody');
	});

	it('hold no signs that hide or turn what stands beside them', () => {
		assert.equal(short('odd'), 'A b');
	});
});
