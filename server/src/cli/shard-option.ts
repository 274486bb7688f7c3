import { InvalidArgumentError, Option } from 'commander';
import { readShard } from '../corpus/shards';

/** `--shard i/n`, for commands whose work a cluster of machines can share. */
export const shardOption = (): Option =>
	new Option('--shard <i/n>', 'only part i of n, by article; "standpoint merge" joins the parts').argParser(text => {
		const shard = readShard(text);
		if (shard === undefined) throw new InvalidArgumentError('It is written as 2/8, with a number from 1 to 8.');
		return shard;
	});

/** Results name articles by their path in their corpus: those of several could not be told apart when they are joined. */
export const oneCorpus = (dir: string): string => `there are several corpora in ${dir}: --shard splits one of them.`;
