import type { SavedSelection } from "../../core/budget/config.ts";
import type { EditedConfig, Said } from "../../core/budget/edit-config.ts";
import type { NamedCheapest } from "../../core/compare/cheapest-exact.ts";
import type { Comparison } from "../../core/compare/comparison.ts";
import type { TokensByKind } from "../../core/compare/tokens-by-kind.ts";
import type { Reading } from "../../core/tokenizer/calibration.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { FoundInclude, NestedSection, PlacedSection } from "./document-structure.ts";
import type { DocumentPlace, TargetModel, TargetOverride, TargetSettings } from "./target-settings.ts";

// What the host can ask the worker. Offsets are UTF-16 code units, ranges `[start, end)`.

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
  /** All sections of an open document, in order; where they are very many, without the innermost ones. */
  readonly outline: {
    readonly question: { readonly uri: string };
    readonly answer: {
      readonly version: number;
      readonly tokens: number;
      readonly sections: readonly NestedSection[];
      /** Sections that are left out. */
      readonly more: number;
    };
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
  /** Counts an open document with another tokenizer. */
  readonly countWith: {
    readonly question: { readonly uri: string; readonly tokenizer: string };
    /** `bytes` of the text in UTF-8. */
    readonly answer: { readonly count: Count; readonly bytes: number };
  };
  /** What the tokens of an open document are made of; `null` where they are estimated. */
  readonly kinds: {
    readonly question: { readonly uri: string };
    readonly answer: { readonly kinds: TokensByKind | null };
  };
  /** Counts another version of an open document, with its sections down to those inside the outermost. */
  readonly versionCount: {
    readonly question: { readonly like: string; readonly path: string; readonly text: string };
    readonly answer: {
      readonly count: Count;
      readonly sections: readonly { readonly title: string; readonly depth: number; readonly tokens: number }[];
    };
  };
  /** Which paths of a folder are prompt files: called so, or given a budget of their own by a rule or a glob. */
  readonly promptFiles: {
    readonly question: {
      readonly folder: string;
      readonly globs: readonly string[];
      readonly paths: readonly string[];
    };
    readonly answer: readonly boolean[];
  };
  /** An open document, or a range of it, under every tokenizer, fewest tokens first. */
  readonly comparison: {
    readonly question: { readonly uri: string; readonly span: Span | null };
    readonly answer: readonly Comparison[];
  };
  /** Files that are not open, summed under every tokenizer; those that are no text are left out. */
  readonly filesComparison: {
    readonly question: { readonly files: readonly NamedBytes[] };
    readonly answer: {
      readonly rows: readonly Comparison[];
      /** Texts that were counted. */
      readonly files: number;
      /** `null` for fewer than two texts. */
      readonly cheapest: NamedCheapest | null;
    };
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
      /** What a text like this one, but not this very one, is estimated at from now on. */
      readonly others: Count;
    };
  };
  /** Writes what is chosen for a file, or for all of its folder, into the text of a .promptbudget.json. */
  readonly editConfig: {
    readonly question: {
      readonly text: string;
      readonly path: string;
      readonly of: "file" | "all";
      readonly said: Said;
    };
    readonly answer: EditedConfig;
  };
  /** The selections that the text of a .promptbudget.json has, by name. */
  readonly savedSelections: {
    readonly question: { readonly text: string };
    readonly answer: readonly (readonly [name: string, selection: SavedSelection])[];
  };
  /** The text of a .promptbudget.json with a selection in it. */
  readonly saveSelection: {
    readonly question: { readonly text: string; readonly name: string; readonly selection: SavedSelection };
    readonly answer: { readonly text: string };
  };
  readonly models: { readonly question: Record<string, never>; readonly answer: readonly ListedModel[] };
  readonly tokenizers: { readonly question: Record<string, never>; readonly answer: readonly ListedTokenizer[] };
}

/** A file as read, with its name. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
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
