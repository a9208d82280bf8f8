import type { FitLevel } from "../../core/compress/options.ts";
import type { RewriteRequest } from "../../core/compress/rewrite/rewriting.ts";
import type { Rewrite } from "../../core/compress/rewrite/rewritten-fitting.ts";
import type { Cut } from "../../core/plan/cuts.ts";
import type { Range } from "../../core/plan/plan.ts";
import type { PlanRow } from "../../core/plan/plan-rows.ts";
import type { PutBack } from "../../core/plan/put-backs.ts";
import type { Replacement } from "../../core/plan/replacements.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { DocumentPlace, SharedSettings, Target } from "../worker/target-settings.ts";

// What the host can ask the worker that fits texts. Every offset is the document's, also where a range of it is fitted.

/** A text to be fitted: it goes over once, whatever is asked of it. */
export interface FittingSource {
  /** The whole document. */
  readonly text: string;
  /** What of it is fitted; `null`: all. */
  readonly span: Range | null;
  readonly place: DocumentPlace;
}

/** What a plan is asked for. */
export interface PlanRequest {
  readonly budget: number;
  /** What the text must still answer; empty: nothing in particular. */
  readonly query: string;
  /** `head`: nothing is compressed, the text ends where the budget does. */
  readonly level: FitLevel | "head";
  /** Stands where text is left out; empty: nothing does. */
  readonly omission?: string | undefined;
  /** What a language model wrote for ranges of the document, and was accepted. */
  readonly rewrites?: readonly RewriteInDocument[] | undefined;
  /** Ranges that the person marked. */
  readonly marks: { readonly keep: readonly Range[]; readonly drop: readonly Range[] };
  /** The local model that ranks by meaning, by name or folder; `null`: ranking goes by words alone. */
  readonly localModel: string | null;
  /** Whether a plan by words alone is wanted at once, before the one that knows the meaning. */
  readonly wantsEarly?: boolean | undefined;
  /** Whether to say how much of the text's words the plan still has. */
  readonly wantsSaid?: boolean | undefined;
  /** How the document is counted. */
  readonly target: Target;
  readonly shared: SharedSettings;
}

export interface FittingQueries {
  readonly plan: {
    readonly question: PlanRequest & {
      /** Names the source. */
      readonly key: number;
      /** Two elements on shared memory, since the worker hears nothing while it fits: not 0: stop; thousandths done. */
      readonly control: Int32Array;
    };
    readonly answer: Fitted;
  };
  /** What to ask a language model that is to rewrite a text, and what it answered to the request before. */
  readonly rewrite: {
    readonly question: PlanRequest & {
      readonly key: number;
      readonly control: Int32Array;
      /** `null`: nothing was asked so far. */
      readonly answer: string | null;
    };
    readonly answer: RewriteTurn;
  };
}

/** A rewrite, and what stood there: it counts for no other text. */
export interface RewriteInDocument extends Rewrite {
  readonly before: string;
}

export interface RewriteTurn {
  /** What is to be asked next; `null`: nothing more. */
  readonly request: RewriteRequest | null;
  /** Tokens of the text that all requests together hold. */
  readonly tokens: number;
  /** What was accepted so far; who wrote it, the host knows. */
  readonly rewrites: readonly Omit<RewriteInDocument, "reason">[];
  /** Why the local result stands elsewhere, in sentences for a person. */
  readonly reasons: readonly string[];
}

/** A plan for a document. */
export interface Fitted {
  readonly budget: number;
  /** Of what was fitted, as it is in the document and as it is fitted. */
  readonly before: Count;
  readonly after: Count;
  /** What turns the document into the fitted one. */
  readonly replacements: readonly Replacement[];
  readonly cuts: readonly Cut[];
  readonly putBacks: readonly PutBack[];
  /** What stays as it is, and why. */
  readonly kept: readonly Kept[];
  readonly rows: readonly PlanRow[];
  /** Share of the different words of the text that the fitted one still has, where that was asked. */
  readonly said?: number;
  /** Why the local model could not be asked, and the plan goes by words alone. */
  readonly modelProblem?: string;
}

export interface Kept {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}
