import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { FromDesk, ToDesk } from "../threads/question-protocol.ts";
import type { Structure } from "./document-structure.ts";
import type { DocumentPlace, SharedSettings, Target, TargetOverride, TargetSettings } from "./target-settings.ts";

// What the editor's host and the worker that holds the documents say to each other. Offsets are UTF-16 code units,
// ranges `[start, end)`. Every answer about a document names the version it was made from.

/** `text` replaces `length` code units at `offset`, in the document as the changes before it left it. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export type ToWorker = ToDocuments | ToDesk;

export type FromWorker = DocumentMessage | FromDesk;

export type ToDocuments =
  | { readonly type: "settings"; readonly settings: SharedSettings }
  /** The text of a folder's .promptbudget.json; `null`: there is none. */
  | { readonly type: "workspace-file"; readonly folder: string; readonly text: string | null }
  | {
      readonly type: "open";
      readonly place: DocumentPlace;
      /** Another with each opening of a document. */
      readonly opening: number;
      readonly version: number;
      readonly text: string;
      readonly target: TargetSettings;
      readonly overrides: readonly TargetOverride[];
    }
  | {
      readonly type: "change";
      readonly uri: string;
      readonly version: number;
      readonly changes: readonly TextChange[];
    }
  /** Asks whether both sides hold the same text: the host's length of this version. */
  | { readonly type: "verify"; readonly uri: string; readonly version: number; readonly length: number }
  | {
      readonly type: "target";
      readonly place: DocumentPlace;
      readonly target: TargetSettings;
      readonly overrides: readonly TargetOverride[];
    }
  | { readonly type: "close"; readonly uri: string }
  /** Documents that share one budget, in order: the cells of a notebook. Takes the place of the group's last list. */
  | { readonly type: "group"; readonly group: string; readonly uris: readonly string[] };

/** What is said about a document, and which of its openings it is about: a URI that was let go of may be opened anew. */
export type DocumentMessage = DocumentNews & { readonly uri: string; readonly opening: number };

export type DocumentNews =
  | {
      readonly type: "counted";
      readonly version: number;
      readonly count: Count;
      /** Where the budget ends; `null`: the text is within it. */
      readonly overflow: number | null;
      /** The budget ended in a document of the group before this one; `overflow` is then 0. */
      readonly endedBefore: boolean;
      /** Tokens of the document, or of its whole group, above the budget; 0 within it. */
      readonly over: number;
    }
  | { readonly type: "targeted"; readonly target: Target }
  | { readonly type: "structured"; readonly version: number; readonly structure: Structure }
  /** The document cannot be counted; `message` is one sentence for the person. */
  | { readonly type: "refused"; readonly version: number; readonly message: string }
  /** The two sides disagree about the text: send it anew. */
  | { readonly type: "lost" };
