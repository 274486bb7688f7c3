// node scripts/pictures.mjs [NAME…]
// Takes the pictures of README.md and of the walkthrough anew, from the real editor on the sample corpus.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs', 'images');
const scratch = mkdtempSync(join(tmpdir(), 'pictures-'));
const sample = join(root, 'sample');
const article = name => ['--folder', sample, '--file', `articles/${name}`];

/** What screenshot.mjs is told for each. */
const pictures = {
	hover: [...article('2024-03-12-northwater-mussel-harvest.txt'), '--find', 'Joren Tavast', '--hover'],
	stances: [
		...article('2024-03-12-northwater-mussel-harvest.txt'),
		...['--setting', 'standpoint.stances.underline=true', '--find', 'Sixty-three boats', '--hover'],
	],
	claims: [...article('2024-03-15-courier-leaked-report.txt'), ...['--command', 'workbench.actions.view.problems']],
	quotes: [
		...article('2024-03-12-northwater-mussel-harvest.txt'),
		...['--find', 'Joren Tavast', '--sidebar', '--command', 'standpoint.showWhoQuotesWhom', '--wait', '1500'],
	],
	corpus: [
		...['--folder', join(scratch, 'articles'), '--sidebar', '--setting', 'editor.minimap.enabled=false'],
		...['--command', 'standpoint.makeCorpus', '--wait', '4000'],
	],
};

mkdirSync(out, { recursive: true });
cpSync(join(sample, 'articles'), join(scratch, 'articles'), {
	recursive: true,
	filter: path => !path.endsWith('.yaml'),
});
try {
	for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(pictures)) {
		const args = ['scripts/screenshot.mjs', join(out, `${name}.png`), '--size', '1000x640', ...pictures[name]];
		execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
	}
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
