import type * as vscode from "vscode";
import type { CountingService, StateChange } from "./counting/counting-service.ts";
import type { DocumentState } from "./counting/document-state.ts";

/** What other extensions get from `vscode.extensions.getExtension("prompt-budget.prompt-budget").activate()`. */
export interface PromptBudgetApi {
  /** What is known of a document now; begins to count it. `undefined`: the person's settings leave it out. */
  stateOf(document: vscode.TextDocument): DocumentState | undefined;
  /** Fires when the state of a document that is counted has changed. */
  readonly onDidChange: vscode.Event<StateChange>;
  /** What the activation took, in milliseconds, the loading of the code included. */
  readonly activationMs: number;
}

export function createApi(counting: CountingService, activationMs: number): PromptBudgetApi {
  return {
    stateOf: (document) => counting.follow(document),
    onDidChange: counting.onDidChange,
    activationMs,
  };
}
