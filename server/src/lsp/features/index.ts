import type { Feature } from '../feature';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { hover } from './hover';
import { references } from './references';

/** All that the server can do. */
export const features: readonly Feature[] = [hover, definition, references, diagnostics];
