import type { FromDesk, ToDesk } from "../threads/question-protocol.ts";
import type { FittingSource } from "./fitting-queries.ts";

// What the editor's host and the worker that fits texts say to each other.

export type ToSources =
  | { readonly type: "open"; readonly key: number; readonly source: FittingSource }
  | { readonly type: "close"; readonly key: number };

export type ToFitting = ToSources | ToDesk;

export type FromFitting = FromDesk;
