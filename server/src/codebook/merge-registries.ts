import type { Problem, RelatedPlace } from '../text/problem';
import type { Span } from '../text/span';
import type { Actor, ActorId, Registry } from './codebook';
import type { ActorsFile } from './read-actors';

export interface MergedRegistry {
	readonly registry: Registry;
	/** What is wrong between entries, by the path of the file it stands in; files without problems are absent. */
	readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

interface Place extends Span {
	readonly path: string;
}

/**
 * All actors of a corpus from its files, by path relative to the corpus root. Where an id stands in two files, the one
 * in the first file (by path) counts. Also finds ids that nobody has, and names that two actors claim.
 */
export function mergeRegistries(files: ReadonlyMap<string, ActorsFile>): MergedRegistry {
	const paths = [...files.keys()].sort();
	const problems = new Map<string, Problem[]>();
	const report = (path: string, problem: Problem) => {
		const list = problems.get(path);
		if (list) list.push(problem);
		else problems.set(path, [problem]);
	};
	const actors = new Map<ActorId, Actor>();
	const homes = new Map<ActorId, Place>();
	for (const path of paths) {
		const file = files.get(path) as ActorsFile;
		for (const [id, actor] of file.actors) {
			const span = file.entries.get(id)?.idSpan ?? { start: 0, end: 0 };
			const first = homes.get(id);
			if (first) {
				report(path, {
					...span,
					code: 'duplicate-id',
					severity: 'error',
					message: `The actor “${id}” is also defined in ${first.path}, and only that entry counts. Rename or merge them.`,
					related: [{ ...first, message: `The entry of “${id}” that counts` }],
				});
				continue;
			}
			homes.set(id, { path, ...span });
			actors.set(id, actor);
		}
	}
	for (const path of paths) reportUnknown(files.get(path) as ActorsFile, actors, problem => report(path, problem));
	reportCircles(paths, files, actors, report);
	reportConflicts(paths, files, homes, report);
	return { registry: { actors }, problems };
}

function reportUnknown(
	file: ActorsFile,
	actors: ReadonlyMap<ActorId, Actor>,
	report: (problem: Problem) => void,
): void {
	for (const { actor, field, start, end } of file.references) {
		if (actors.has(actor)) continue;
		report({
			start,
			end,
			code: 'unknown-actor',
			severity: 'error',
			message: `No actor has the id “${actor}”. Correct “${field}”, or add an entry for it.`,
		});
	}
}

/** Actors that belong, over however many steps, to themselves. */
function reportCircles(
	paths: readonly string[],
	files: ReadonlyMap<string, ActorsFile>,
	actors: ReadonlyMap<ActorId, Actor>,
	report: (path: string, problem: Problem) => void,
): void {
	const circles = membersOfCircles(actors);
	for (const path of paths) {
		for (const { field, from, start, end } of (files.get(path) as ActorsFile).references) {
			if (field !== 'part-of' || !circles.has(from)) continue;
			const message = `“${from}” belongs to itself by way of this “part-of”. Remove it here or further up.`;
			report(path, { start, end, code: 'invalid-value', severity: 'warning', message });
		}
	}
}

function membersOfCircles(actors: ReadonlyMap<ActorId, Actor>): ReadonlySet<ActorId> {
	const members = new Set<ActorId>();
	const finished = new Set<ActorId>();
	for (const start of actors.keys()) {
		const path: ActorId[] = [];
		const onPath = new Set<ActorId>();
		let id: ActorId | undefined = start;
		while (id !== undefined && !finished.has(id) && !onPath.has(id)) {
			path.push(id);
			onPath.add(id);
			id = actors.get(id)?.partOf;
		}
		if (id !== undefined && onPath.has(id)) for (const member of path.slice(path.indexOf(id))) members.add(member);
		for (const visited of path) finished.add(visited);
	}
	return members;
}

/** Two actors with one full name or alias: every mention of it is ambiguous. A bare surname may be shared. */
function reportConflicts(
	paths: readonly string[],
	files: ReadonlyMap<string, ActorsFile>,
	homes: ReadonlyMap<ActorId, Place>,
	report: (path: string, problem: Problem) => void,
): void {
	const claims = new Map<string, RelatedPlace & { readonly actor: ActorId }>();
	for (const path of paths) {
		for (const entry of (files.get(path) as ActorsFile).entries.values()) {
			if (homes.get(entry.id)?.path !== path) continue;
			const actor = (files.get(path) as ActorsFile).actors.get(entry.id);
			for (const form of entry.forms) {
				if (form.kind === 'alias' && actor?.kind === 'person' && isSurname(form.text, actor.name)) continue;
				const key = form.text.normalize('NFKC').replace(/\s+/g, ' ');
				const claim = claims.get(key);
				if (!claim) {
					const message = `“${form.text}” as a name of “${entry.id}”`;
					claims.set(key, { path, start: form.start, end: form.end, message, actor: entry.id });
				} else if (claim.actor !== entry.id) {
					const { actor: other, ...related } = claim;
					report(path, {
						start: form.start,
						end: form.end,
						code: 'alias-conflict',
						severity: 'warning',
						message: `“${form.text}” is also a name of “${other}”, so that its mentions are ambiguous. Remove it from one of them.`,
						related: [related],
					});
				}
			}
		}
	}
}

const isSurname = (alias: string, name: string): boolean => name.endsWith(` ${alias}`);
