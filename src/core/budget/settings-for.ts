import { UserError } from "../user-error.ts";
import type { Config, ConfigRule } from "./config.ts";
import { compileGlob } from "./glob.ts";

/** What a config says about one file; `null`: nothing. */
export interface FileSettings {
  readonly model: string | null;
  readonly tokenizer: string | null;
  /** As written: relative to the config's folder. */
  readonly tokenizerFile: string | null;
  readonly window: number | null;
  /** For `resolveBudget`. */
  readonly budget: number | string | null;
  readonly reserve: number | null;
  /** Shares of the budget at which a person is warned, and told that it is over. */
  readonly thresholds: { readonly warning: number; readonly error: number };
  /** Number of the last rule in `files` that matched; `null`: none did, and the file has the settings of all. */
  readonly rule: number | null;
}

type Target = { -readonly [K in Exclude<keyof FileSettings, "thresholds" | "rule">]: FileSettings[K] };

const NOTHING: Target = {
  model: null,
  tokenizer: null,
  tokenizerFile: null,
  window: null,
  budget: null,
  reserve: null,
};

/**
 * What a config says about the file at `path` (relative to the config's folder, with `/`). Every rule that matches adds
 * to the ones before it, so that the last one that names a key wins. A rule that names a model takes back the tokenizer
 * and the window that were named before it, one that names a tokenizer the tokenizer's file.
 */
export function settingsFor(config: Config, path: string): FileSettings {
  let target = withRule(NOTHING, config);
  let rule: number | null = null;
  for (const [i, candidate] of (config.files ?? []).entries()) {
    if (!matches(candidate, path)) continue;
    target = withRule(target, candidate);
    rule = i;
  }
  const { warning = 0.8, error = 1 } = config.thresholds ?? {};
  return { ...target, thresholds: { warning, error }, rule };
}

function withRule(before: Target, said: Omit<ConfigRule, "glob" | "files">): Target {
  const kept = { ...before };
  if (said.model !== undefined) Object.assign(kept, { tokenizer: null, tokenizerFile: null, window: null });
  if (said.tokenizer !== undefined) kept.tokenizerFile = null;
  const { model = kept.model, tokenizer = kept.tokenizer, tokenizerFile = kept.tokenizerFile } = said;
  const { window = kept.window, budget = kept.budget, reserve = kept.reserve } = said;
  return { model, tokenizer, tokenizerFile, window, budget, reserve };
}

const compiled = new WeakMap<ConfigRule, ((path: string) => boolean)[]>();

function matches(rule: ConfigRule, path: string): boolean {
  let tests = compiled.get(rule);
  if (tests === undefined) {
    tests = [rule.glob ?? [], rule.files ?? []].flat().flatMap((glob) => {
      const test = compileGlob(glob);
      return test instanceof UserError ? [] : [test];
    });
    compiled.set(rule, tests);
  }
  return tests.some((test) => test(path));
}
