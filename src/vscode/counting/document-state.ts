import type * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { Structure } from "../../node/worker/document-structure.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import type { Settings } from "../settings/settings.ts";

/** What is known of a document; parts are `null` until the worker has said them. */
export interface DocumentState {
  readonly uri: vscode.Uri;
  /** Another for each opening of a URI: what the worker says of an earlier one does not count. */
  readonly opening: number;
  settings: Settings;
  /** The version of the document that `count` and `overflow` were made from; 0 until the present worker has counted. */
  version: number;
  count: Count | null;
  /** Where the budget ends; `null` within it. */
  overflow: number | null;
  /** The budget ended in a cell of the notebook before this one; `overflow` is then 0. */
  endedBefore: boolean;
  /** Tokens above the budget, of the whole notebook for a cell; 0 within it. */
  over: number;
  target: Target | null;
  structure: Structure | null;
  /** The version that `structure` was read from: its offsets hold for that one only. */
  structureVersion: number;
  /** Why the document cannot be counted, in one sentence. */
  refused: string | null;
  /** The text is a proposal, counted as the document that it is for. */
  readonly proposed: boolean;
}

let openings = 0;

export function emptyState(document: vscode.TextDocument, settings: Settings, proposed: boolean): DocumentState {
  return {
    uri: document.uri,
    opening: ++openings,
    settings,
    version: 0,
    count: null,
    overflow: null,
    endedBefore: false,
    over: 0,
    target: null,
    structure: null,
    structureVersion: 0,
    refused: null,
    proposed,
  };
}
