import type { FitLevel } from "../core/compress/options.ts";
import type { Format, SectionKind } from "../core/document/document.ts";
import type { Cut } from "../core/plan/cuts.ts";
import type { Plan, Range } from "../core/plan/plan.ts";
import type { Replacement } from "../core/plan/replacements.ts";
import type { Reading } from "../core/tokenizer/calibration.ts";
import type { Count } from "../core/tokenizer/tokenizer.ts";
import type { UserErrorCode } from "../core/user-error.ts";

// What the editor's host and the worker that holds the documents say to each other. Offsets are UTF-16 code units,
// ranges `[start, end)`. Every answer about a document names the version it was made from.

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

/** `text` replaces `length` code units at `offset`, in the document as the changes before it left it. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
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
  /** Where the workspace's file says its own; they are stronger than the settings'. */
  readonly thresholds: { readonly warning: number; readonly error: number } | null;
  /** One sentence for each setting that could not be used. */
  readonly problems: readonly string[];
}

/** A section where it stands in the present text, with its tokens, its children's included. */
export interface PlacedSection {
  readonly kind: SectionKind;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly labelEnd: number;
  readonly tokens: number;
}

/** Text that costs tokens and says little. */
export interface CountedWaste {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** For a person: what it is. */
  readonly message: string;
  /** What replaces the range when the person takes the quick fix. */
  readonly replacement: string;
  /** Title of the quick fix. */
  readonly fix: string;
  /** Tokens that the fix saves, measured on the range alone. */
  readonly saves: number;
}

/** A reference to another file, as written. */
export interface FoundInclude {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** What the text is made of, in short; comes a moment after the count. The sections on a screen are asked for. */
export interface Structure {
  /** Tokens of the text that this was read from. */
  readonly tokens: number;
  readonly format: Format;
  readonly largest: readonly PlacedSection[];
  readonly waste: readonly CountedWaste[];
  readonly includes: readonly FoundInclude[];
  /** Tokens that a chat format adds around its messages; 0 for a plain text. */
  readonly chatOverhead: number;
}

export type ToWorker =
  | { readonly type: "settings"; readonly settings: SharedSettings }
  /** The text of a folder's .promptbudget.json; `null`: there is none. */
  | { readonly type: "workspace-file"; readonly folder: string; readonly text: string | null }
  | {
      readonly type: "open";
      readonly place: DocumentPlace;
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
  | { readonly type: "ask"; readonly id: number; readonly name: QueryName; readonly question: unknown }
  | { readonly type: "cancel"; readonly id: number };

export type FromWorker =
  | {
      readonly type: "counted";
      readonly uri: string;
      readonly version: number;
      readonly count: Count;
      /** Where the budget ends; `null`: the text is within it. */
      readonly overflow: number | null;
    }
  | { readonly type: "targeted"; readonly uri: string; readonly target: Target }
  | { readonly type: "structured"; readonly uri: string; readonly version: number; readonly structure: Structure }
  /** The document cannot be counted; `message` is one sentence for the person. */
  | { readonly type: "refused"; readonly uri: string; readonly version: number; readonly message: string }
  /** The two sides disagree about the text: send it anew. */
  | { readonly type: "lost"; readonly uri: string }
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown }
  /** `code` names a mistake of the person's; without it the worker failed. */
  | {
      readonly type: "failure";
      readonly id: number;
      readonly message: string;
      readonly code?: UserErrorCode;
      readonly minimum?: number;
    };

/** A model or tokenizer to choose from. */
export interface ListedModel extends TargetModel {
  readonly tokenizer: string;
  readonly exact: boolean;
  readonly vendor: string;
}

export interface ListedTokenizer {
  readonly name: string;
  readonly exact: boolean;
  /** The models it counts for, for people. */
  readonly usedBy: string;
}

/** Every question that the host can ask: its parameters and its answer. A UserError may come instead of an answer. */
export interface Queries {
  /** Tokens that touch the ranges of an open document; `version` must be the one asked about. */
  readonly tokens: {
    readonly question: { readonly uri: string; readonly version: number; readonly ranges: readonly Span[] };
    readonly answer: { readonly version: number; readonly ranges: readonly TokenSpan[] };
  };
  /** Sections whose labels stand in the ranges of an open document. */
  readonly sections: {
    readonly question: { readonly uri: string; readonly version: number; readonly ranges: readonly Span[] };
    readonly answer: { readonly version: number; readonly tokens: number; readonly sections: readonly PlacedSection[] };
  };
  /** Bytes of one token, as the vocabulary holds them. */
  readonly tokenBytes: {
    readonly question: { readonly uri: string; readonly id: number };
    readonly answer: { readonly text: string; readonly bytes: readonly number[] };
  };
  /** Tokens of ranges of an open document, each counted as a text of its own, and summed. */
  readonly rangeCount: {
    readonly question: { readonly uri: string; readonly version: number; readonly ranges: readonly Span[] };
    readonly answer: Count;
  };
  /** Where token `token` of an open document begins. */
  readonly tokenOffset: {
    readonly question: { readonly uri: string; readonly token: number };
    readonly answer: number;
  };
  /** Counts a text that is not open, for the target of an open document, and finds what it includes. */
  readonly textCount: {
    readonly question: {
      readonly like: string;
      readonly path: string;
      readonly text: string;
    };
    readonly answer: { readonly count: Count; readonly includes: readonly FoundInclude[] };
  };
  /** Counts the bytes of a file that is not open; a binary file is a UserError. */
  readonly fileCount: {
    readonly question: {
      readonly place: DocumentPlace;
      readonly target: TargetSettings;
      readonly overrides: readonly TargetOverride[];
      readonly bytes: Uint8Array;
    };
    readonly answer: { readonly count: Count; readonly budget: number | null };
  };
  /** Compares the estimate of an open document, or a range of it, with what a request with it took. */
  readonly reading: {
    readonly question: {
      readonly uri: string;
      readonly version: number;
      readonly span: Span | null;
      readonly tokens: number;
    };
    readonly answer: {
      readonly tokenizer: string;
      readonly reading: Reading;
      readonly before: Count;
      readonly after: Count;
    };
  };
  /** Makes an open document, or a range of it, fit a budget; nothing is changed. */
  readonly fit: { readonly question: FitQuestion; readonly answer: Fitted };
  readonly models: { readonly question: Record<string, never>; readonly answer: readonly ListedModel[] };
  readonly tokenizers: { readonly question: Record<string, never>; readonly answer: readonly ListedTokenizer[] };
}

export interface FitQuestion {
  readonly uri: string;
  readonly version: number;
  /** `null`: the whole document. */
  readonly span: Span | null;
  readonly budget: number;
  /** What the text must still answer; empty: nothing in particular. */
  readonly query: string;
  /** `head`: nothing is compressed, the text ends where the budget does. */
  readonly level: FitLevel | "head";
  /** Ranges of the document that the person marked. */
  readonly marks: { readonly keep: readonly Range[]; readonly drop: readonly Range[] };
  /** One element, on shared memory; not 0: stop. */
  readonly cancel: Int32Array;
}

/** A plan for a document; every offset is the document's, also where a range of it was fitted. */
export interface Fitted {
  readonly version: number;
  readonly plan: Plan;
  readonly cuts: readonly Cut[];
  /** What turns the document into the fitted one. */
  readonly replacements: readonly Replacement[];
}

export type QueryName = keyof Queries;
export type Question<N extends QueryName> = Queries[N]["question"];
export type Answer<N extends QueryName> = Queries[N]["answer"];

export type Span = readonly [start: number, end: number];

/** Tokens of one range: `ids[i]` stands at `[offsets[i], offsets[i + 1])`. */
export interface TokenSpan {
  /** Number of the first token in the document. */
  readonly first: number;
  readonly ids: Uint32Array;
  readonly offsets: Uint32Array;
}
