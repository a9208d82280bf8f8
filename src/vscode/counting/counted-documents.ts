import type * as vscode from "vscode";

/** Schemes of texts that the editor shows and nobody sends to a model. */
const EXCLUDED_SCHEMES = new Set([
  "output",
  "debug",
  "comment",
  "vscode-scm",
  "vscode-interactive-input",
  "vscode-settings",
  "walkThrough",
  "walkThroughSnippet",
  "search-editor",
  "rating",
]);

/** Whether a document is counted: by where it lives and by the language modes that the person chose. */
export function isCounted(
  document: Pick<vscode.TextDocument, "uri" | "languageId">,
  languages: Readonly<Record<string, boolean>>,
): boolean {
  if (EXCLUDED_SCHEMES.has(document.uri.scheme)) return false;
  return languages[document.languageId] ?? languages["*"] ?? true;
}
