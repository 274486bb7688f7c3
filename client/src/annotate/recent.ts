import type { Memento } from 'vscode';
import type { FieldInput } from '../../../server/src/protocol';
import type { MadeType, Recent } from './questions';

type Kind = Parameters<Recent['of']>[0];

/** What a person made last, for making it again elsewhere. */
export interface LastMade {
	readonly type: MadeType;
	readonly fields: Readonly<Record<string, FieldInput>>;
}

/** Remembers choices, in the workspace, over restarts. */
export interface Memory extends Recent {
	add(kind: Kind, value: string): void;
	last(): LastMade | undefined;
	made(last: LastMade): void;
}

const mostRemembered = 8;

export function remember(memento: Memento): Memory {
	const key = (kind: Kind) => `standpoint.recent.${kind}`;
	const of = (kind: Kind) => memento.get<readonly string[]>(key(kind), []);
	const add = (kind: Kind, value: string) => {
		const others = of(kind).filter(other => other !== value);
		void memento.update(key(kind), [value, ...others].slice(0, mostRemembered));
	};
	return {
		of,
		add,
		last: () => memento.get<LastMade>('standpoint.lastMade'),
		made: last => {
			void memento.update('standpoint.lastMade', last);
			const { holder, target, actor, source, topic, codes, stance } = last.fields;
			for (const id of [holder, source, actor, target]) if (typeof id === 'string') add('actor', id);
			if (typeof source === 'object' && 'document' in source) add('document', source.document);
			if (typeof topic === 'string') add('topic', topic);
			if (typeof codes === 'string') add('code', codes);
			if (typeof stance === 'string') add('stance', stance);
		},
	};
}
