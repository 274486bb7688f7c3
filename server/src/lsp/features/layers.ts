import { layerName } from '../../corpus/paths';
import type { LiveCorpus } from '../../host/live-corpus';
import {
	type AdjudicateParams,
	type AnnotationEdit,
	adjudicateRequest,
	compareLayersRequest,
	type DifferingSide,
	type LayerComparison,
	type LayerDifference,
	type LayersInfo,
	layersRequest,
} from '../../protocol';
import { adjudicate } from '../../queries/layers/adjudicate';
import { annotatorsOf, articlesOfBoth, compareLayers, type Difference } from '../../queries/layers/compare';
import { referenceTo } from '../../queries/layers/decisions';
import { hull } from '../../queries/layers/extent';
import { sayingOf } from '../../queries/layers/saying';
import type { PlacedAnnotation } from '../../queries/placed-annotations';
import { type LineIndex, rangeOf } from '../../text/position';
import { handOf, toFileEdits } from '../annotating';
import { breathe, type Feature, guarded, type Server } from '../feature';
import { locateToWrite } from '../saved';

const failed: AnnotationEdit = { refused: 'Standpoint could not do this. Its log says why.', files: [], ids: [] };
const nothing: LayerComparison = { agreed: 0, decided: 0, uncertain: 0, articles: [] };
const blind = 'You annotate blind: what others did is not shown. Choose whose annotations to show to compare them.';

interface OfCorpus {
	readonly root: string;
}

interface OfTwo extends OfCorpus {
	readonly a: string;
	readonly b: string;
}

/** Whose annotations there are, where two annotators differ, and what was decided between them. */
export const layers: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files } = server;
		const corpusAt = async (root: string): Promise<LiveCorpus | undefined> => {
			await server.workspace.searched();
			return server.workspace.corpora().find(live => live.root === files.pathOf(root));
		};
		connection.onRequest(
			layersRequest,
			guarded(server, null, async ({ root }: OfCorpus): Promise<LayersInfo | null> => {
				const live = await corpusAt(root);
				const { annotator, layersShown: shown } = server.settings();
				const own = annotator === '' ? undefined : layerName(annotator);
				return live ? { annotators: annotatorsOf(live.current()), own, shown } : null;
			}),
		);
		connection.onRequest(
			compareLayersRequest,
			guarded(server, nothing, async ({ root, a, b }: OfTwo, token): Promise<LayerComparison> => {
				if (server.settings().layersShown === 'blind') return { ...nothing, refused: blind };
				const live = await corpusAt(root);
				if (!live) return nothing;
				const corpus = live.current();
				const all = { ...nothing, articles: [...nothing.articles] };
				for (const [index, path] of articlesOfBoth(corpus, a, b).entries()) {
					if (index % 50 === 49) await breathe(token);
					const lines = corpus.articles.get(path)?.summary.lines;
					if (!lines) continue;
					const { differences, agreed, decided, uncertain } = compareLayers(corpus, path, a, b);
					all.agreed += agreed;
					all.decided += decided;
					all.uncertain += uncertain;
					const uri = server.workspace.uriOf(live, path);
					all.articles.push({ uri, differences: differences.map(one => toDifference(one, lines)) });
				}
				return all;
			}),
		);
		connection.onRequest(
			adjudicateRequest,
			guarded(server, failed, async (params: AdjudicateParams) => decide(server, params)),
		);
	},
};

async function decide(server: Server, { uri, ...decision }: AdjudicateParams): Promise<AnnotationEdit> {
	if (server.settings().layersShown === 'blind') return { refused: blind, files: [], ids: [] };
	const at = await locateToWrite(server, uri);
	if (!at) return failed;
	const { stamp, random } = handOf(server);
	const written = adjudicate(at.live.current(), {
		path: at.path,
		...decision,
		by: typeof stamp.by === 'string' ? stamp.by : undefined,
		created: String(stamp.created),
		random,
	});
	if ('refused' in written) return { refused: written.refused, files: [], ids: [] };
	return { files: toFileEdits(server, at, written.changes), ids: written.ids };
}

function toDifference({ type, fields, extent, a, b }: Difference, lines: LineIndex): LayerDifference {
	const spans = [a, b].flatMap(side => (side ? [hull(side.at)] : []));
	const start = Math.min(...spans.map(span => span.start));
	const end = Math.max(...spans.map(span => span.end));
	return { type, fields, extent, range: rangeOf(lines, { start, end }), a: a && toSide(a), b: b && toSide(b) };
}

const toSide = (placed: PlacedAnnotation): DifferingSide => ({
	reference: referenceTo(placed),
	words: placed.annotation.quote.join(' … '),
	says: sayingOf(placed.annotation),
});
