import type { GlobScope } from "../../core/budget/saved-selections.ts";
import type { LeveledFile } from "../../core/select/file-level.ts";
import type { FileRange, PieceOrder } from "../../core/select/options.ts";
import type { Selection } from "../../core/select/selection.ts";
import type {
  DocumentPlace,
  SharedSettings,
  Target,
  TargetOverride,
  TargetSettings,
} from "../worker/target-settings.ts";
import type { LineBreak } from "./line-breaks.ts";

// What the host can ask the process that holds the indexes of its folders. Paths are those that results show.

/** All that says how what is selected is counted. */
export interface CountedAs {
  readonly place: DocumentPlace;
  readonly settings: TargetSettings;
  readonly overrides: readonly TargetOverride[];
  readonly shared: SharedSettings;
  /** The text of the folder's .promptbudget.json; `null` where there is none. */
  readonly config: string | null;
}

/** Files, and folders with all that is in them; or what globs take of the folder whose paths begin so. */
export type Scope = readonly string[] | (GlobScope & { readonly prefix: string });

export interface SelectRequest {
  readonly query: string;
  readonly budget: number;
  /** `null`: everything. */
  readonly scope: Scope | null;
  /** Texts that are no files, each under a name that no file has: they are selected from whatever the scope is. */
  readonly texts?: readonly { readonly path: string; readonly text: string }[];
  /** How pieces are chosen and stand in the text, where it is not as always. */
  readonly selector?: string;
  readonly order?: PieceOrder;
  /** How much of files a person wants. */
  readonly levels?: readonly LeveledFile[];
  readonly pinned: readonly FileRange[];
  readonly excluded: readonly FileRange[];
  /** Tell of the parts that were chosen from too. */
  readonly wantsConsidered?: boolean;
  /** Those of the document that the text goes into; absent: those of the files that its pieces are taken from. */
  readonly lineBreak?: LineBreak;
  readonly countedAs: CountedAs;
  /** The local model that ranks by meaning, by name or folder; `null`: ranking goes by words alone. */
  readonly localModel: string | null;
}

export interface SelectingQueries {
  readonly target: { readonly question: CountedAs; readonly answer: Target };
  readonly select: { readonly question: SelectRequest; readonly answer: Selected };
}

/** What the command line selects too, and what a person must know of it. */
export interface Selected extends Selection {
  readonly tokenizer: string;
  readonly exact: boolean;
  /** Files that could be chosen from. */
  readonly files: number;
  /** The index was still being built: there is more than was looked at. */
  readonly isPartial: boolean;
  /** What cannot be chosen from, in sentences: secrets, what is too large. */
  readonly leftOut: readonly string[];
  /** Why the local model could not be asked, and the ranking goes by words alone. */
  readonly modelProblem?: string;
}
