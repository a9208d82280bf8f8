import type { PanelPlan } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";

/** What a plan is asked for. */
export interface PlanQuestion {
  readonly uri: string;
  readonly budget: number;
  readonly query: string;
}

/** The plan for one of the two budgets that can be held against each other, as it was asked for last. */
export class AskedPlan {
  readonly #context: Context;
  readonly #isSecond: boolean;
  #plan: PanelPlan | undefined;
  #problem: string | null = null;
  #stop: (() => void) | undefined;

  constructor(context: Context, isSecond: boolean) {
    this.#context = context;
    this.#isSecond = isSecond;
  }

  /** Stays until another one has come, so that what is shown moves from plan to plan. */
  get plan(): PanelPlan | undefined {
    return this.#plan;
  }

  /** Why there is none for what was asked last. */
  get problem(): string | null {
    return this.#problem;
  }

  ask(question: PlanQuestion): void {
    const { host, redraw } = this.#context;
    this.#stop?.();
    this.#stop = host.ask({ type: "plan", ...question, isSecond: this.#isSecond }, (part) => {
      if (part.type === "planned") {
        this.#plan = part.plan;
        this.#problem = null;
      }
      if (part.type === "done" && part.problem !== null) this.#problem = part.problem;
      redraw();
    });
  }

  forget(): void {
    this.#stop?.();
    this.#plan = undefined;
    this.#problem = null;
  }
}
