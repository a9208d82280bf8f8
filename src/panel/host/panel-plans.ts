import type * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import type { FitText, FittingService } from "../../vscode/fit/fitting-service.ts";
import { spansOf } from "../../vscode/marks/mark-ranges.ts";
import type { PanelPlan } from "../protocol.ts";
import { bandsOf } from "./bands.ts";
import { type DecisionParts, decisionsOn } from "./decisions.ts";
import { keptSections } from "./kept-sections.ts";

/** Where a curve is looked at, as shares of the whole text. */
const SHARES = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** The page shows the progress itself: no notification does. */
const NEVER_MS = 0x7fffffff;

export interface PlanParts extends DecisionParts {
  readonly fitting: FittingService;
}

/** What one page asks to be planned; the text is held open between its questions. */
export class PanelPlans {
  readonly #parts: PlanParts;
  #text: FitText | undefined;
  /** One for each of the two budgets that are held against each other. */
  readonly #planning: [AbortController?, AbortController?] = [];
  #drawing: AbortController | undefined;

  constructor(parts: PlanParts) {
    this.#parts = parts;
  }

  /** A plan for the first or the second budget; the one that was asked for before is given up. */
  async plan(
    document: vscode.TextDocument,
    { budget, query, isSecond }: { readonly budget: number; readonly query: string; readonly isSecond: boolean },
  ): Promise<PanelPlan | UserError> {
    const text = this.#textOf(document);
    const place = isSecond ? 1 : 0;
    this.#planning[place]?.abort();
    const running = new AbortController();
    this.#planning[place] = running;
    const fitted = await this.#fit(text, budget, query, running.signal);
    if (fitted instanceof UserError) return fitted;
    const { rows } = fitted;
    return { ...figuresOf(fitted, text), bands: bandsOf(rows, text.text), sections: keptSections(rows) };
  }

  /**
   * Plans for budgets from small to large, each given to `found` as it is made. Returns the smallest budget that works,
   * where one did not, or why there are no plans.
   */
  async curve(
    document: vscode.TextDocument,
    before: number,
    query: string,
    found: (plan: PanelPlan, done: number) => void,
  ): Promise<number | null | UserError> {
    const text = this.#textOf(document);
    this.#drawing?.abort();
    const running = new AbortController();
    this.#drawing = running;
    let minimum: number | null = null;
    let budgets = [...new Set(SHARES.map((share) => Math.max(1, Math.round(share * before))))];
    const all = budgets.length;
    while (budgets.length > 0) {
      const [budget, ...larger] = budgets as [number, ...number[]];
      const fitted = await this.#fit(text, budget, query, running.signal);
      if (!(fitted instanceof UserError)) {
        budgets = larger;
        found({ ...figuresOf(fitted, text), bands: [], sections: [] }, 1 - larger.length / all);
      } else if (fitted.minimum === undefined || minimum !== null) return fitted;
      else {
        minimum = fitted.minimum;
        const least = minimum;
        budgets = [least, ...larger.filter((other) => other > least)];
      }
    }
    return minimum;
  }

  /** Gives up what is being planned, and lets go of the text. */
  rest(): void {
    for (const planning of this.#planning) planning?.abort();
    this.#drawing?.abort();
    this.#text?.close();
    this.#text = undefined;
  }

  #fit(text: FitText, budget: number, query: string, signal: AbortSignal): Promise<Fitted | UserError> {
    const marks = spansOf(decisionsOn(text.document, this.#parts));
    const choice = { budget, query, level: "auto", wantsSaid: true } as const;
    return text.plan(choice, { marks, signal, shownAfterMs: NEVER_MS });
  }

  #textOf(document: vscode.TextDocument): FitText {
    const held = this.#text;
    if (held?.document === document && held.version === document.version) return held;
    this.rest();
    this.#text = this.#parts.fitting.open(document, null);
    return this.#text;
  }
}

function figuresOf({ budget, before, after, said }: Fitted, { version }: FitText) {
  return { budget, version, before: before.high, tokens: after.high, said: said ?? 1 };
}
