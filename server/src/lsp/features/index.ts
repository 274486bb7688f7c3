import type { Feature } from '../feature';
import { actors } from './actors';
import { articleRequests } from './article-requests';
import { callHierarchy } from './call-hierarchy';
import { corpora } from './corpora';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentSymbols } from './document-symbols';
import { folding } from './folding';
import { highlights } from './highlights';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { references } from './references';
import { semanticTokens } from './semantic-tokens';
import { sidecarFile } from './sidecar-file';
import { typeHierarchy } from './type-hierarchy';
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
	diagnostics,
	corpora,
	articleRequests,
	actors,
	sidecarFile,
];
