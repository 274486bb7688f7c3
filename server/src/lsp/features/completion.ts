import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { type YamlCompletionKind, yamlCompletions } from '../../queries/yaml/completion';
import { type Feature, onDocument } from '../feature';

const kinds: Readonly<Record<YamlCompletionKind, CompletionItemKind>> = {
	key: CompletionItemKind.Property,
	actor: CompletionItemKind.Class,
	stance: CompletionItemKind.EnumMember,
	topic: CompletionItemKind.EnumMember,
	code: CompletionItemKind.EnumMember,
	word: CompletionItemKind.Keyword,
};

/** Ids, stances, topics, keys and types in the corpus's YAML files. */
export const completion: Feature = {
	capabilities: { completionProvider: { triggerCharacters: [':', ' ', '[', ',', '{', '-'] } },
	register: server => {
		server.connection.onCompletion(
			onDocument(server, null, ({ corpus, path, role }, { position }): CompletionItem[] | null => {
				if (role === 'article') return null;
				return yamlCompletions(corpus, path, position).map(
					({ label, kind, detail, filterText, sortText, newText, range }) => ({
						label,
						kind: kinds[kind],
						detail,
						filterText,
						sortText,
						textEdit: { range, newText },
					}),
				);
			}),
		);
	},
};
