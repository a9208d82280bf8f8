import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { LeveledFile } from "./file-level.ts";
import type { SelectorName } from "./selectors/selectors.ts";

/** `lines`: each piece stands under a line with its path and lines. `none`: pieces are parted by a blank line. */
export type Headers = "lines" | "none";

export const HEADERS: readonly Headers[] = ["lines", "none"];

/**
 * `file`: as the files were given, and as their text runs. `score`: the best piece first. `ends`: the best pieces at the
 * beginning and at the end, where models read best (Liu et al. 2023).
 */
export type PieceOrder = "file" | "score" | "ends";

export const PIECE_ORDERS: readonly PieceOrder[] = ["file", "score", "ends"];

/** What holds for every selection from the same files. */
export interface SelectingOptions {
  readonly tokenizer: Tokenizer;
  readonly selector?: SelectorName;
  readonly headers?: Headers;
  readonly order?: PieceOrder;
}

/** A range of a file, `[start, end)` in UTF-16 code units; an end past the file's is its end. */
export interface FileRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What one selection is asked for. */
export interface Wanted {
  readonly query: string;
  /** The ceiling in tokens: a whole number above 0. For an estimate it is held against the high end. */
  readonly budget: number;
  /** Narrows the candidates to these paths. */
  readonly paths?: readonly string[];
  /** What a person wants to be there, whatever it is worth; of what stands in `excluded` too it is left out. */
  readonly pinned?: readonly FileRange[];
  /** The level of detail of files, of those that may be chosen from, that a person decided it for. */
  readonly levels?: readonly LeveledFile[];
  /** What is not to be there. */
  readonly excluded?: readonly FileRange[];
  /** Tell of the parts that were chosen from too. */
  readonly wantsConsidered?: boolean;
}

/** What `select` is asked for besides the candidates. */
export type SelectOptions = SelectingOptions & Wanted;
