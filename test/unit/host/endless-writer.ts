// node --import tsx endless-writer.ts FILE
// Replaces a file again and again, as an editor's server would, until it is killed.
import { nodeFiles } from '../../../server/src/host/node-files';

/** Large enough that a write takes a while. Every line is the same, so that a file put together of two shows. */
export const versionOf = (number: number): string => `version ${number}\n`.repeat(20_000);

async function writeForever(file: string): Promise<void> {
	for (let number = 1; ; number++) {
		await nodeFiles.write(file, versionOf(number));
		if (number === 1) process.stdout.write('writing\n');
	}
}

const [, script, file] = process.argv;
if (script?.includes('endless-writer') && file !== undefined) void writeForever(file);
