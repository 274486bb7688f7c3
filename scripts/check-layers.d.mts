export const layers: Readonly<Record<string, readonly string[]>>;
export function forbiddenImports(path: string, source: string): string[];
export function importedModules(source: string): string[];
export function networkUses(path: string, source: string): string[];
