import type { Range } from "../../plan/plan.ts";
import type { PatternNode } from "./pattern-syntax.ts";

type Step =
  | { readonly type: "character"; readonly accepts: (code: number) => boolean }
  | { readonly type: "assertion"; readonly source: string }
  | { readonly type: "fork"; readonly first: number; readonly second: number }
  | { readonly type: "match" };

/** A pattern that takes more steps, for its counted repeats, is refused. */
const mostSteps = 4_000;

/**
 * A matcher that follows all ways through a pattern at once, so that no text makes it take more than its length times
 * the pattern's. Finds what `RegExp` finds: leftmost, and of several the one preferred by order and greed. (Only
 * where the inside of a repeat may itself be empty, `(a|^)*`, the one preferred may be another.)
 * Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach" (Pike's algorithm).
 */
export class LinearMatcher {
  readonly #steps: readonly Step[];
  readonly #unicode: boolean;

  private constructor(steps: readonly Step[], unicode: boolean) {
    this.#steps = steps;
    this.#unicode = unicode;
  }

  /** @returns undefined where the pattern has look-around or back references, or takes too many steps. */
  static of(pattern: PatternNode, flags: string): LinearMatcher | undefined {
    const steps: Step[] = [];
    const reduced = flags.replace(/[^isu]/g, "");
    if (!compile(pattern, reduced, steps)) return undefined;
    steps.push({ type: "match" });
    return new LinearMatcher(steps, flags.includes("u"));
  }

  /** The matches in `text`, in order, apart, none of them empty. */
  matches(text: string): Range[] {
    const found: Range[] = [];
    for (let from = 0; from < text.length; ) {
      const range = this.#next(text, from);
      if (range === undefined) break;
      if (range[1] > range[0]) found.push(range);
      from = Math.max(range[1], range[0] + 1, from + 1);
    }
    return found;
  }

  #next(text: string, from: number): Range | undefined {
    const size = this.#steps.length;
    let current = new Threads(size);
    let following = new Threads(size);
    let best: Range | undefined;
    for (let at = from; ; ) {
      if (best === undefined) this.#follow(current, 0, at, text, at);
      if (current.count === 0 && (best !== undefined || at >= text.length)) return best;
      const code = at < text.length ? (this.#unicode ? text.codePointAt(at)! : text.charCodeAt(at)) : -1;
      const next = at + (code > 0xffff ? 2 : 1);
      following.clear();
      for (let i = 0; i < current.count; i++) {
        const step = this.#steps[current.step[i]];
        if (step.type === "match") {
          best = [current.start[i], at];
          // Whatever comes after in order is less preferred.
          break;
        }
        if (step.type === "character" && code >= 0 && step.accepts(code)) {
          this.#follow(following, current.step[i] + 1, current.start[i], text, next);
        }
      }
      if (code < 0) return best;
      [current, following] = [following, current];
      at = next;
    }
  }

  /** Adds a step to the threads, through forks and assertions, in order of preference. */
  #follow(threads: Threads, first: number, start: number, text: string, at: number): void {
    const pending = [first];
    while (pending.length > 0) {
      const index = pending.pop()!;
      if (!threads.visit(index)) continue;
      const step = this.#steps[index];
      if (step.type === "fork") pending.push(step.second, step.first);
      else if (step.type === "assertion") {
        if (holds(step.source, text, at)) pending.push(index + 1);
      } else threads.add(index, start);
    }
  }
}

/** The ways that are open at one place of the text, the preferred first. */
class Threads {
  readonly step: Int32Array;
  readonly start: Int32Array;
  readonly #seen: Uint8Array;
  count = 0;

  constructor(size: number) {
    this.step = new Int32Array(size);
    this.start = new Int32Array(size);
    this.#seen = new Uint8Array(size);
  }

  clear(): void {
    this.count = 0;
    this.#seen.fill(0);
  }

  visit(step: number): boolean {
    if (this.#seen[step] === 1) return false;
    this.#seen[step] = 1;
    return true;
  }

  add(step: number, start: number): void {
    this.step[this.count] = step;
    this.start[this.count++] = start;
  }
}

function compile(node: PatternNode, flags: string, steps: Step[]): boolean {
  if (steps.length > mostSteps) return false;
  switch (node.type) {
    case "character":
      steps.push({ type: "character", accepts: acceptor(node.source, flags) });
      return true;
    case "assertion":
      steps.push({ type: "assertion", source: node.source });
      return true;
    case "sequence":
      return node.items.every((item) => compile(item, flags, steps));
    case "choice":
      return compileChoice(node.items, flags, steps);
    case "repeat":
      return compileRepeat(node, flags, steps);
    case "irregular":
      return false;
  }
}

function compileChoice(items: readonly PatternNode[], flags: string, steps: Step[]): boolean {
  const exits: number[] = [];
  for (let i = 0; i < items.length; i++) {
    const fork = steps.length;
    const isLast = i === items.length - 1;
    if (!isLast) steps.push({ type: "fork", first: fork + 1, second: -1 });
    if (!compile(items[i], flags, steps)) return false;
    if (isLast) break;
    exits.push(steps.length);
    steps.push({ type: "fork", first: -1, second: -1 });
    steps[fork] = { type: "fork", first: fork + 1, second: steps.length };
  }
  for (const exit of exits) steps[exit] = { type: "fork", first: steps.length, second: steps.length };
  return true;
}

function compileRepeat(node: PatternNode & { type: "repeat" }, flags: string, steps: Step[]): boolean {
  const fork = (into: number, past: number): Step =>
    node.lazy ? { type: "fork", first: past, second: into } : { type: "fork", first: into, second: past };
  for (let i = 0; i < node.least; i++) if (!compile(node.item, flags, steps)) return false;
  if (node.most === Infinity) {
    const loop = steps.length;
    steps.push(fork(loop + 1, -1));
    if (!compile(node.item, flags, steps)) return false;
    steps.push({ type: "fork", first: loop, second: loop });
    steps[loop] = fork(loop + 1, steps.length);
    return true;
  }
  const forks: number[] = [];
  for (let i = node.least; i < node.most; i++) {
    forks.push(steps.length);
    steps.push(fork(steps.length + 1, -1));
    if (!compile(node.item, flags, steps)) return false;
  }
  for (const at of forks) steps[at] = fork(at + 1, steps.length);
  return true;
}

/** Whether one character fits; asks `RegExp` itself, once for each character of ASCII. */
function acceptor(source: string, flags: string): (code: number) => boolean {
  const pattern = new RegExp(`^${source}$`, flags);
  const ascii = new Uint8Array(128);
  for (let code = 0; code < 128; code++) if (pattern.test(String.fromCharCode(code))) ascii[code] = 1;
  return (code) => (code < 128 ? ascii[code] === 1 : pattern.test(String.fromCodePoint(code)));
}

function holds(assertion: string, text: string, at: number): boolean {
  if (assertion === "^") return at === 0 || text.charCodeAt(at - 1) === 10;
  if (assertion === "$") return at === text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13;
  const border = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
  return assertion === "\\b" ? border : !border;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
