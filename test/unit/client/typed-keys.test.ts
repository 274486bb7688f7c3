import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	answerTyped,
	entered,
	heard,
	isShown,
	type Keys,
	noKeys,
	taken,
	tell,
} from '../../../client/src/annotate/typed-keys';

const heardAll = (keys: Keys, ...values: readonly string[]): Keys => values.reduce(heard, keys);

describe('keys typed ahead', () => {
	it('are what the input holds, as long as nothing was taken of it', () => {
		assert.equal(heardAll(noKeys, 'l', 'li', 'lin').ahead, 'lin');
		assert.equal(heardAll(noKeys, 'lin', 'ln').ahead, 'ln', 'a letter deleted in the middle');
		assert.equal(heardAll(noKeys, 'lin', 'x').ahead, 'x', 'all replaced');
	});

	it('are told from a letter that a question took, whether the input was emptied by then or not', () => {
		const stance = tell(taken(heard(noKeys, 's'), 1));
		assert.equal(stance.told, '');
		assert.equal(heardAll(stance, 'so').ahead, 'o');
		assert.equal(heardAll(stance, '', 'o').ahead, 'o');
	});

	it('come back where the input was emptied behind them', () => {
		const erased = heardAll(tell(taken(heard(noKeys, 's'), 1)), 'so', '');
		assert.equal(erased.ahead, 'o');
		assert.equal(tell(erased).told, 'o');
	});

	it('stand behind the Enter before them', () => {
		const keys = heard(entered(heard(noKeys, 'lin')), 'lino');
		assert.equal(keys.ahead, 'lin\no');
		assert.equal(answerTyped(keys), 'lin');
		assert.equal(heard(keys, 'lin').ahead, 'lin\n', 'what was deleted stood behind it');
		assert.equal(taken(keys, 4).ahead, 'o');
	});

	it('are all there in their order, however late the input and the questions hear of each other', () => {
		const step = fc.oneof(
			{ weight: 5, arbitrary: fc.constant('type' as const) },
			{ weight: 1, arbitrary: fc.constant('enter' as const) },
			{ weight: 3, arbitrary: fc.constant('hear' as const) },
			{ weight: 3, arbitrary: fc.constant('deliver' as const) },
			{ weight: 1, arbitrary: fc.constant('take' as const) },
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 80 }), steps => {
				const world = slowWindow();
				for (const what of steps) world[what]();
				world.settle();
				assert.equal(world.answers() + world.keys().ahead, world.typed());
				assert.ok(isShown(world.keys()));
				assert.equal(world.input(), answerTyped(world.keys()));
			}),
			{ numRuns: 2000 },
		);
	});
});

/** An input in another process: what it holds is heard of late, and what it is told arrives late. Each letter is typed once. */
function slowWindow() {
	let keys = noKeys;
	let input = '';
	let typed = '';
	let answers = '';
	const toHear: (string | 'Enter')[] = [];
	const toDeliver: string[] = [];
	const follow = () => {
		const { told } = keys;
		keys = tell(keys);
		if (told === undefined && keys.told !== undefined) toDeliver.push(keys.told);
	};
	const hold = (value: string) => {
		if (value === input) return;
		input = value;
		toHear.push(value);
	};
	const hear = () => {
		const value = toHear.shift();
		if (value === undefined) return;
		keys = value === 'Enter' ? entered(keys) : heard(keys, value);
		follow();
	};
	const deliver = () => {
		const value = toDeliver.shift();
		if (value !== undefined) hold(value);
	};
	return {
		type: () => {
			const letter = String.fromCharCode(0x4e00 + typed.length);
			typed += letter;
			hold(input + letter);
		},
		enter: () => {
			typed += '\n';
			toHear.push('Enter');
		},
		hear,
		deliver,
		take: () => {
			const length = keys.ahead.includes('\n') ? answerTyped(keys).length + 1 : Math.min(1, keys.ahead.length);
			answers += keys.ahead.slice(0, length);
			keys = taken(keys, length);
			follow();
		},
		settle: () => {
			while (toHear.length + toDeliver.length > 0) {
				deliver();
				hear();
			}
		},
		keys: () => keys,
		input: () => input,
		typed: () => typed,
		answers: () => answers,
	};
}
