import type { Feature } from '../feature';
import { actors } from './actors';
import { annotate } from './annotate';
import { annotationCommit } from './annotation-commit';
import { articleRequests } from './article-requests';
import { callHierarchy } from './call-hierarchy';
import { codeActions } from './code-actions';
import { completion } from './completion';
import { corpora } from './corpora';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentLinks } from './document-links';
import { documentSymbols } from './document-symbols';
import { fileOperations } from './file-operations';
import { folding } from './folding';
import { highlights } from './highlights';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { layers } from './layers';
import { mergeSetUp } from './merge-set-up';
import { mergeVersions } from './merge-versions';
import { notes } from './notes';
import { proposeCorpus } from './propose-corpus';
import { references } from './references';
import { rename } from './rename';
import { saveAnchors } from './save-anchors';
import { selectionRanges } from './selection-ranges';
import { semanticTokens } from './semantic-tokens';
import { sidecarFile } from './sidecar-file';
import { typeHierarchy } from './type-hierarchy';
import { verify } from './verify';
import { workspaceSymbols } from './workspace-symbols';

/** All that the server can do. */
export const features: readonly Feature[] = [
	hover,
	definition,
	references,
	highlights,
	documentSymbols,
	workspaceSymbols,
	callHierarchy,
	typeHierarchy,
	semanticTokens,
	inlayHints,
	folding,
	completion,
	rename,
	documentLinks,
	diagnostics,
	corpora,
	articleRequests,
	actors,
	sidecarFile,
	proposeCorpus,
	annotationCommit,
	mergeSetUp,
	mergeVersions,
	annotate,
	codeActions,
	selectionRanges,
	layers,
	notes,
	saveAnchors,
	fileOperations,
	verify,
];
