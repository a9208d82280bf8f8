import type { Plan } from "../../plan/plan.ts";
import type { Replacement } from "../../plan/replacements.ts";
import { UserError } from "../../user-error.ts";
import { fit } from "../fit.ts";
import { keptRanges } from "../marks.ts";
import type { FitOptions } from "../options.ts";
import { isAsked } from "../protection.ts";
import { sourceOf, withKept } from "../source.ts";
import { answerText } from "./answer-text.ts";
import { type FactReader, reasonsAgainst } from "./judge.ts";
import { MOST_REASONS, MOST_RETRIES } from "./limits.ts";
import { nameReader } from "./names.ts";
import { type ModelMessage, retryRequest, rewriteRequest } from "./request.ts";
import { RewrittenFitting, rewrittenBy } from "./rewritten-fitting.ts";
import { signReader } from "./signs.ts";
import { type Task, tasksOf } from "./tasks.ts";

/** What a model is asked next. */
export interface RewriteRequest {
  readonly messages: readonly ModelMessage[];
  /** Tokens that a right answer has at most, about. */
  readonly mostTokens: number;
  /** Number of the stretch that is asked for, from 1, and of all. */
  readonly number: number;
  readonly of: number;
}

/** What became of a rewrite. */
export interface Rewritten {
  /** At or under the budget by a recount: with the rewrites that were accepted, else the local one. */
  readonly plan: Plan;
  readonly accepted: boolean;
  /** Why the local result stands where it does, in sentences for a person. */
  readonly reasons: readonly string[];
}

/**
 * Rewrites a text to a budget with a language model, stretch by stretch, as an optional last stage (methods, 35): `turn`
 * says what to ask the model, and judges its answer. It sends nothing itself. The local plan is made first, and stands
 * wherever an answer is not accepted.
 */
export class Rewriting {
  readonly local: Plan;
  readonly #text: string;
  readonly #options: FitOptions;
  readonly #facts: FactReader;
  readonly #tasks: readonly Task[];
  readonly #rewrites: Replacement[] = [];
  readonly #reasons: string[];
  #next = 0;
  #retries = 0;
  #messages: readonly ModelMessage[] = [];

  private constructor(
    text: string,
    options: FitOptions,
    { local, facts, tasks, reasons }: { local: Plan; facts: FactReader; tasks: readonly Task[]; reasons: string[] },
  ) {
    this.#text = text;
    this.#options = options;
    this.local = local;
    this.#facts = facts;
    this.#tasks = tasks;
    this.#reasons = reasons;
  }

  /** Says what a model is to be asked about a text and its local plan; a UserError is one that `fit` returns. */
  static begin(text: string, options: FitOptions, local = fit(text, options)): Rewriting | UserError {
    if (local instanceof UserError) return local;
    const read = sourceOf(text, options.hint, options.keep);
    if (read instanceof UserError) return read;
    const source = withKept(read, keptRanges({ keep: options.marks?.keep ?? [] }));
    const facts = { names: nameReader(text), signs: signReader(text) };
    const { tasks, reasons } = tasksOf(source, local, facts.names, options);
    return new Rewriting(text, options, { local, facts, tasks, reasons });
  }

  /** Stretches that are asked for, and the tokens of all of them. */
  get extent(): { readonly stretches: number; readonly tokens: number } {
    return {
      stretches: this.#tasks.length,
      tokens: this.#tasks.reduce((sum, { stretch }) => sum + stretch.tokens, 0),
    };
  }

  /** Judges the answer to the last request, and gives the next; `null` before the first, and when there is none left. */
  turn(answer: string | null): RewriteRequest | null {
    const task = this.#tasks[this.#next];
    if (task === undefined) return null;
    if (answer === null) return this.#ask(rewriteRequest(task.demands, task.wish, task.frame));
    const reasons = this.#judge(task, answer);
    if (reasons.length > 0 && this.#retries < MOST_RETRIES) {
      this.#retries++;
      const { demands, wish, frame } = task;
      return this.#ask(retryRequest(this.#messages, answer, reasons, { text: demands.text, wish, frame }));
    }
    if (reasons.length > 0) this.#reasons.push(`${task.lines}: ${reasons.join("; ")}.`);
    this.#next++;
    this.#retries = 0;
    return this.turn(null);
  }

  /** What was accepted so far. */
  get rewrites(): readonly Replacement[] {
    return this.#rewrites;
  }

  /** Why the local result stands where it does, so far, in sentences for a person. */
  get reasons(): readonly string[] {
    return this.#reasons;
  }

  /** The plan with what was accepted so far; `stopped` says why no more was asked. */
  end(model: string, stopped?: string): Rewritten | UserError {
    const reasons = [...this.#reasons, ...(stopped === undefined ? [] : [stopped])];
    if (this.#rewrites.length === 0) return { plan: this.local, accepted: false, reasons };
    const named = this.#rewrites.map((rewrite) => ({ ...rewrite, reason: rewrittenBy(model) }));
    const result = new RewrittenFitting(this.#text, named, this.#options).plan(this.#options);
    if (result instanceof UserError) return result;
    const { plan, rewrites } = result;
    const left = this.#rewrites.length - rewrites.length;
    if (left > 0) reasons.push(`What must stay of the rest leaves no room for ${left} of the rewrites.`);
    return { plan, accepted: rewrites.length > 0, reasons };
  }

  #ask(messages: readonly ModelMessage[]): RewriteRequest {
    this.#messages = messages;
    const { budget } = this.#tasks[this.#next]!.wish;
    return { messages, mostTokens: budget, number: this.#next + 1, of: this.#tasks.length };
  }

  #judge({ stretch, demands, wish, frame }: Task, answer: string): string[] {
    const found = answerText(answer, frame, demands.text);
    if ("reason" in found) return [found.reason];
    const { tokenizer, budget } = wish;
    const every = !isAsked(this.#options);
    const reasons = reasonsAgainst(demands, found.text, { facts: this.#facts, tokenizer, budget, every });
    if (reasons.length > MOST_REASONS)
      return [...reasons.slice(0, MOST_REASONS), `and ${reasons.length - MOST_REASONS} more`];
    const { start, end } = stretch;
    if (reasons.length === 0) this.#rewrites.push({ start, end, text: found.text });
    return reasons;
  }
}
