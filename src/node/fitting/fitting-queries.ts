import type { FitLevel } from "../../core/compress/options.ts";
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
  /** Ranges that the person marked. */
  readonly marks: { readonly keep: readonly Range[]; readonly drop: readonly Range[] };
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
}

export interface Kept {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}
