import assert from 'node:assert/strict';
import { findInterview } from '../../../server/src/article/interview';
import { readArticle } from '../../../server/src/article/read-article';

/** The paragraphs that ask, as they are written; undefined where the text is no interview. */
function questionsIn(text: string): readonly string[] | undefined {
	const { paragraphs } = readArticle(text, 'text');
	const interview = findInterview(text, paragraphs);
	return interview?.questions.map(number => text.slice(paragraphs[number]?.start, paragraphs[number]?.end));
}

describe('An interview', () => {
	it('is told by questions in bold to “you” and answers by “I”, and has statements among its questions', () => {
		assert.deepEqual(
			questionsIn(
				'**What did you find?**\n\nI found mud.\n\n**The council denies it.**\n\nIt does.\n\n**Are you sure?**\n\nI am.\n',
			),
			['**What did you find?**', '**The council denies it.**', '**Are you sure?**'],
		);
	});

	it('is told by the letters before questions and answers', () => {
		assert.deepEqual(questionsIn('Q: The pier fell in May.\n\nA: It did.\n\nQ: Who was warned?\n\nA: Nobody.\n'), [
			'Q: The pier fell in May.',
			'Q: Who was warned?',
		]);
		assert.equal(questionsIn('**Q:** Why?\n\n**A:** Mud.\n\n**Q:** And now?\n\n**A:** More mud.\n')?.length, 2);
	});

	it('is neither an explainer whose headings ask nor an essay with bold lines', () => {
		assert.equal(
			questionsIn(
				'**What is the pier?**\n\nIt stands in the bay.\n\n**Who owns it?**\n\nThe port does.\n\n**What should you do?**\n\nStay away.\n',
			),
			undefined,
		);
		const bold = ['**Why now?**', 'Because.', '**The mud shifts.**', 'It does.', '**Who pays?**', 'All of us.'];
		assert.equal(questionsIn(bold.join('\n\n')), undefined);
	});
});
