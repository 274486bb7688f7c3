import { serveStdio } from '../lsp/main-stdio';

/** `standpoint lsp --stdio`: runs the language server over standard input and output until the client ends it. */
export function lsp(): void {
	serveStdio();
}
