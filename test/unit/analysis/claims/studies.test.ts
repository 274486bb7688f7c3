import assert from 'node:assert/strict';
import { statusOf } from './status-of';

const study = `Seaweed counts the cold nights

Seaweed remembers how many cold nights it has seen, says a study by the institute in Varnholt.

The researchers kept 260 samples in tanks that were cooled every evening. Strains that were given fewer than 20 nights made no spores.

When one gene was removed, the plants lost count. The biologists then put it back with a needle.

The study was published by the institute, and the team plans another. The pier of Varnholt was closed in 2014.
`;

describe('An article about a study', () => {
	it('has the study behind what was done, and what came of it', () => {
		assert.equal(statusOf(study, 'The researchers kept'), 'sourced');
		assert.equal(statusOf(study, 'Strains that'), 'sourced');
		assert.equal(statusOf(study, 'When one gene'), 'sourced');
	});

	it('has those who made it, by name, behind what they did and what goes on with it', () => {
		const text = `Gulls sleep by the weather

Gulls sense what the weather will do, according to work published this week in the journal Harbour Birds.

Mara Holm of the Varnholt Institute and her colleagues fitted 48 gulls with tags. On nights before a storm, birds slept for six hours. A town nearby lost its pier in 2014.

The team thinks that the air tells them.
`;
		assert.equal(statusOf(text, 'Mara Holm of'), 'sourced');
		assert.equal(statusOf(text, 'On nights before'), 'sourced');
		assert.equal(statusOf(text, 'A town nearby'), 'unsourced');
	});

	it('has other facts as well, which need a source', () => {
		assert.equal(statusOf(study, 'The pier of'), 'unsourced');
	});

	it('is none where a court tries somebody', () => {
		const text = `Three jailed after trial over harbour theft

Three men were jailed on Monday for stealing nets. The trial began in March, and researchers followed it.

The trial was long. The women and children of the town were kept out of the hall.

The team of lawyers left before the trial ended. The blood on the nets was washed off in the trial’s first week.
`;
		assert.equal(statusOf(text, 'The women and'), 'unsourced');
	});

	it('is none where a study is named in passing', () => {
		const text = `A pier falls

The town of Varnholt has lost its pier in a storm. A study of the institute had warned of it.

The plants beside it were given to the school. The children took them home in May.
`;
		assert.equal(statusOf(text, 'The plants beside'), 'unsourced');
	});
});
