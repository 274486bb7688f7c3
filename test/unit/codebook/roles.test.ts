import assert from 'node:assert/strict';
import { isCalendarDate, isWithin } from '../../../server/src/codebook/dates';
import { readActors } from '../../../server/src/codebook/read-actors';
import { affiliationOf, membersOf, rolesAt } from '../../../server/src/codebook/roles';

const registry = readActors(`actors:
  okafor:
    name: Ada Okafor
    kind: person
    part-of: harbour-ministry
    roles:
      - {title: mayor, of: quay, to: 2019-03-03}
      - {title: harbour minister, of: norwick, from: 2019-03-04, to: 2021}
      - {title: patron, of: museum}
  harbour-ministry: {name: Harbour Ministry, kind: organisation, part-of: norwick}
  norwick: {name: Norwick, kind: state, part-of: league}
  league: {name: League, kind: organisation, part-of: norwick}
`);

describe('Roles and affiliation', () => {
	const okafor = registry.actors.get('okafor');
	const titlesAt = (date: string | undefined) => okafor && rolesAt(okafor, date).map(role => role.title);

	it('gives the roles held on a day, ends included', () => {
		assert.deepEqual(titlesAt('2019-03-03'), ['mayor', 'patron']);
		assert.deepEqual(titlesAt('2019-03-04'), ['harbour minister', 'patron']);
		assert.deepEqual(titlesAt('2021-12-31'), ['harbour minister', 'patron']);
		assert.deepEqual(titlesAt('2022-01-01'), ['patron']);
	});

	it('gives all roles where the day is unknown', () => {
		assert.deepEqual(titlesAt(undefined), ['mayor', 'harbour minister', 'patron']);
	});

	it('knows dates that exist, as day, month or year', () => {
		assert.deepEqual(['2020-02-29', '2021-02-29', '2020-13-01', '2020-02', '2020', '20', 'soon'].map(isCalendarDate), [
			true,
			false,
			false,
			true,
			true,
			false,
			false,
		]);
		assert.ok(isWithin('2020-05-31', '2020-05', '2020-05'));
		assert.ok(!isWithin('2020-06-01', undefined, '2020-05'));
	});

	it('follows affiliation upwards and stops where it goes in circles', () => {
		const ids = affiliationOf(registry, 'okafor').map(actor => actor.id);
		assert.deepEqual(ids, ['harbour-ministry', 'norwick', 'league']);
		assert.deepEqual(
			membersOf(registry, 'norwick').map(actor => actor.id),
			['harbour-ministry', 'league'],
		);
	});
});
