import { SymbolKind } from 'vscode-languageserver';
import type { ActorKind } from '../codebook/codebook';
import type { ArticleSymbol } from '../queries/symbols';
import type { YamlSymbol } from '../queries/yaml/symbols';

/** The icon an editor shows for an actor; the protocol knows the parts of programs only. */
export const actorSymbolKinds: Readonly<Record<ActorKind, SymbolKind>> = {
	person: SymbolKind.Class,
	state: SymbolKind.Namespace,
	organisation: SymbolKind.Module,
	group: SymbolKind.Interface,
	place: SymbolKind.Package,
	document: SymbolKind.File,
	other: SymbolKind.Object,
};

export const articleSymbolKinds: Readonly<Record<ArticleSymbol['kind'], SymbolKind>> = {
	zone: SymbolKind.Namespace,
	quote: SymbolKind.String,
	annotation: SymbolKind.Event,
};

export const yamlSymbolKinds: Readonly<Record<Exclude<YamlSymbol['kind'], 'actor'>, SymbolKind>> = {
	annotation: SymbolKind.Event,
	stance: SymbolKind.EnumMember,
	topic: SymbolKind.Key,
	code: SymbolKind.Key,
};
