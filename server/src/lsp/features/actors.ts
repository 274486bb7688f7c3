import { type ActorInfo, actorsRequest } from '../../protocol';
import { actorPlace } from '../../queries/actor-places';
import { toLocation } from '../convert';
import { type Feature, guarded } from '../feature';

/** The actors of a corpus with their counts, for the view of actors. */
export const actors: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files, workspace } = server;
		connection.onRequest(
			actorsRequest,
			guarded(server, [], async ({ root }: { readonly root: string }): Promise<readonly ActorInfo[]> => {
				const live = workspace.corpora().find(corpus => corpus.root === files.pathOf(root));
				if (!live) return [];
				await live.prepared;
				const corpus = server.seen(live);
				return [...corpus.registry.actors.values()].flatMap(({ id, name, kind, partOf }) => {
					const place = actorPlace(corpus, id);
					if (!place) return [];
					const use = corpus.index.get(id);
					return {
						id,
						name,
						kind,
						partOf,
						mentions: use?.totals.mentions ?? 0,
						articles: use?.mentions.size ?? 0,
						definition: toLocation(workspace, live, { path: place.path, range: place.range }),
					};
				});
			}),
		);
	},
};
