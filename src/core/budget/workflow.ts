import type { Config } from "./config.ts";

export type WorkflowStep = NonNullable<Config["steps"]>[number];

/** What is known of a step besides what the config says. */
export interface StepFacts {
  /** Tokens of its own prompt. */
  readonly prompt: number;
  /** Tokens that it may take in and give out together; `null`: not known. */
  readonly window: number | null;
  /** Dollars for a million tokens; `null`: not known. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

export interface PlannedStep {
  readonly name: string;
  readonly runs: number;
  /** Tokens of one run: its prompt and what the steps before hand on. */
  readonly input: number;
  readonly output: number;
  /** What its budget, or its window less its answer, still holds; `null` where neither is known. */
  readonly left: number | null;
  /** Dollars of all its runs. */
  readonly cost: number | null;
  /** Steps that must be done before it, one after the other, itself included. */
  readonly depth: number;
}

export interface PlannedWorkflow {
  readonly steps: readonly PlannedStep[];
  /** The first step that has not enough room; `null`: all have. */
  readonly breaksAt: string | null;
  /** Tokens that must be written one after the other, along the longest path: what decides how long it takes. */
  readonly longestOutput: number;
  readonly cost: number | null;
}

/**
 * What each step of a workflow has left: drafts in parallel, a refinement of them, a distillate, turns of an agent (paper
 * 21). A step takes in the answers of all runs of the steps that it names; `parseConfig` has seen that they stand before it.
 */
export function planWorkflow(steps: readonly WorkflowStep[], facts: readonly StepFacts[]): PlannedWorkflow {
  const planned: PlannedStep[] = [];
  const until = new Map<string, number>();
  for (const [i, step] of steps.entries()) {
    const { prompt, window, price } = facts[i]!;
    const before = (step.takes ?? []).flatMap((name) => planned.find((other) => other.name === name) ?? []);
    const input = prompt + before.reduce((sum, { output, runs }) => sum + output * runs, 0);
    const runs = step.runs ?? 1;
    const room = step.budget ?? (window === null ? null : window - step.output);
    until.set(step.name, step.output + Math.max(0, ...before.map(({ name }) => until.get(name)!)));
    planned.push({
      ...{ name: step.name, runs, input, output: step.output },
      left: room === null ? null : room - input,
      cost: price === null ? null : (runs * (input * price.input + step.output * price.output)) / 1_000_000,
      depth: 1 + Math.max(0, ...before.map(({ depth }) => depth)),
    });
  }
  const costs = planned.map(({ cost }) => cost);
  return {
    steps: planned,
    breaksAt: planned.find(({ left }) => left !== null && left < 0)?.name ?? null,
    longestOutput: Math.max(0, ...until.values()),
    cost: costs.some((cost) => cost === null) ? null : costs.reduce<number>((sum, cost) => sum + cost!, 0),
  };
}
