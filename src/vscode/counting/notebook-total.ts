import type * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { CountingService } from "./counting-service.ts";

/** Tokens of all the cells that are counted; `undefined` until each of them is. */
export function notebookTotal(notebook: vscode.NotebookDocument, counting: CountingService): Count | undefined {
  const total = { tokens: 0, low: 0, high: 0, exact: true };
  for (const cell of notebook.getCells()) {
    const state = counting.follow(cell.document);
    if (!state || state.refused) continue;
    if (!state.count) return undefined;
    total.tokens += state.count.tokens;
    total.low += state.count.low;
    total.high += state.count.high;
    total.exact &&= state.count.exact;
  }
  return total;
}
