import type { Reading } from "../../core/tokenizer/calibration.ts";

/** How a document is to be counted, as the person set it; the worker turns it into a `Target`. */
export interface TargetSettings {
  /** A name from the catalogue of models; `null`: none chosen. */
  readonly model: string | null;
  /** The name of a tokenizer, stronger than the model's. */
  readonly tokenizer: string | null;
  /** Path of a tokenizer.json or .tiktoken file, stronger than both. */
  readonly tokenizerFile: string | null;
  /** Tokens, "50%" of the window, or "window - 8000"; `null`: the window less the reserve. */
  readonly budget: number | string | null;
  /** Tokens held back for the answer; `null`: the model's output limit or the default. */
  readonly reserve: number | null;
}

/** A target setting that counts for the files that match `glob` (relative to the workspace folder). */
export interface TargetOverride extends Partial<TargetSettings> {
  readonly glob: string;
}

/** Settings that hold for every document. */
export interface SharedSettings {
  /** Models added to or changed in the catalogue, by name, as written in the settings. */
  readonly models: Readonly<Record<string, unknown>>;
  /** What real requests took, by the estimating tokenizer that they narrow. */
  readonly calibration: Readonly<Record<string, readonly Reading[]>>;
  /** Whether the person trusts the workspace: files that it names outside itself are read only then. */
  readonly trusted: boolean;
}

/** Where a document stands: decides which per-file rules and which file format count for it. */
export interface DocumentPlace {
  readonly uri: string;
  /** Path relative to its workspace folder (or the file's name alone), with `/`. */
  readonly path: string;
  /** URI of the workspace folder; `null` without one. */
  readonly folder: string | null;
  readonly languageId: string;
}

/** The model that a document is counted for. */
export interface TargetModel {
  readonly id: string;
  readonly name: string;
  readonly window: number;
  /** Most tokens the model gives out; `null`: not published. */
  readonly output: number | null;
  /** US dollars for a million tokens taken in; `null`: not published. */
  readonly inputPrice: number | null;
  /** When the catalogue's figures were read, `YYYY-MM-DD`; `null`: they come from the settings. */
  readonly asOf: string | null;
}

export type TargetSource = "override" | "workspace-file" | "settings";

/** What said the parts of a target; "settings" also where nothing did. */
export interface TargetOrigins {
  /** The model or tokenizer. */
  readonly counted: TargetSource;
  readonly budget: TargetSource;
  /** `output`: nobody said it, and it is the most that the model gives out; `share`: a quarter of the window. */
  readonly reserve: TargetSource | "output" | "share";
}

/** How a document is counted, after settings, overrides and the workspace's file were weighed. */
export interface Target {
  readonly tokenizer: string;
  /** Stronger than `tokenizer`, which then names it too. */
  readonly tokenizerFile: { readonly path: string; readonly from: TargetSource } | null;
  readonly exact: boolean;
  readonly model: TargetModel | null;
  readonly window: number | null;
  readonly reserve: number;
  /** `null`: none set and no window known. */
  readonly budget: number | null;
  /** Where the budget or model came from: shown to the person, and where a new choice must be written to count. */
  readonly source: TargetSource;
  readonly from: TargetOrigins;
  /** Where the workspace's file says its own; they are stronger than the settings'. */
  readonly thresholds: { readonly warning: number; readonly error: number } | null;
  /** One sentence for each setting that could not be used. */
  readonly problems: readonly string[];
}
