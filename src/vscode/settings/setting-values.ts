import { isAbsolute } from "node:path";
import type { Reading } from "../../core/tokenizer/calibration.ts";
import { BUILT_IN_ENCODER } from "../../node/inference/built-in-encoder.ts";
import type { TargetOverride } from "../../node/worker/target-settings.ts";

/** What a setting must be, for its message, and how it is read: `undefined` where the value is something else. */
export interface SettingValue<T> {
  readonly expected: string;
  parse(value: unknown): T | undefined;
}

/** Reads settings one by one; a value of the wrong type leaves one sentence in `problems` and gives the default. */
export class SettingReader {
  readonly problems: string[] = [];
  readonly #source: { get(key: string): unknown };
  readonly #section: string;

  constructor(source: { get(key: string): unknown }, section: string) {
    this.#source = source;
    this.#section = section;
  }

  read<T>(key: string, value: SettingValue<T>, otherwise: T): T {
    const given = this.#source.get(key);
    if (given === undefined) return otherwise;
    const parsed = value.parse(given);
    if (parsed !== undefined) return parsed;
    const name = `${this.#section}.${key}`;
    this.problems.push(`The setting "${name}" must be ${value.expected}, not ${quote(given)}; its default is used.`);
    return otherwise;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTokens = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

export const flag: SettingValue<boolean> = {
  expected: "true or false",
  parse: (value) => (typeof value === "boolean" ? value : undefined),
};

/** An empty text means: not set. */
export const textOrNull: SettingValue<string | null> = {
  expected: "a text",
  parse: (value) => (value === null || value === "" ? null : typeof value === "string" ? value : undefined),
};

/** What is written into a text many times over. */
export const mark: SettingValue<string> = {
  expected: "a text of one line, at most 40 characters long",
  parse: (value) => (typeof value === "string" && /^.{0,40}$/.test(value) ? value : undefined),
};

/** The built-in model's name, a folder, or "none". */
export const localModel: SettingValue<string | null> = {
  expected: `"${BUILT_IN_ENCODER}", "none", or the absolute path of a model's folder`,
  parse(value) {
    if (value === "none") return null;
    return value === BUILT_IN_ENCODER || (typeof value === "string" && isAbsolute(value)) ? value : undefined;
  },
};

export const tokensOrNull: SettingValue<number | null> = {
  expected: "a number of tokens, 0 or more",
  parse: (value) => (value === null || isTokens(value) ? value : undefined),
};

/** The form alone; what a budget comes to is decided where the window is known. */
export const budget: SettingValue<number | string | null> = {
  expected: 'a number of tokens above 0, a share of the window like "50%", or "window - 8000"',
  parse(value) {
    if (value === null || value === "") return null;
    if (typeof value === "number") return isTokens(value) && value > 0 ? value : undefined;
    return typeof value === "string" && value.length <= 100 ? value : undefined;
  },
};

export const severity: SettingValue<"error" | "warning" | "information" | "hint"> = {
  expected: '"error", "warning", "information" or "hint"',
  parse: (value) =>
    value === "error" || value === "warning" || value === "information" || value === "hint" ? value : undefined,
};

export const thresholds: SettingValue<{ warning: number; error: number }> = {
  expected: 'shares of the budget like { "warning": 0.8, "error": 1 }',
  parse(value) {
    if (!isRecord(value)) return undefined;
    const { warning = 0.8, error = 1 } = value;
    if (typeof warning !== "number" || typeof error !== "number") return undefined;
    return warning > 0 && error > 0 && Number.isFinite(warning + error) ? { warning, error } : undefined;
  },
};

export const switches: SettingValue<Record<string, boolean>> = {
  expected: 'language modes with true or false, like { "*": true, "log": false }',
  parse(value) {
    if (!isRecord(value)) return undefined;
    return Object.values(value).every((on) => typeof on === "boolean")
      ? { ...(value as Record<string, boolean>) }
      : undefined;
  },
};

const isAmount = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value) && value >= 0;

const isReading = (value: unknown): value is Reading =>
  isRecord(value) &&
  isAmount(value.tokens) &&
  isRecord(value.base) &&
  Object.values(value.base).every(isAmount) &&
  (value.sketch === undefined || typeof value.sketch === "string");

export const readings: SettingValue<Record<string, readonly Reading[]>> = {
  expected: 'tokenizers with readings like [{ "base": { "prose": 900 }, "tokens": 1010 }]',
  parse(value) {
    if (!isRecord(value)) return undefined;
    const right = Object.values(value).every((list) => Array.isArray(list) && list.every(isReading));
    return right ? { ...(value as Record<string, Reading[]>) } : undefined;
  },
};

export const record: SettingValue<Record<string, unknown>> = {
  expected: "an object",
  parse: (value) => (isRecord(value) ? { ...value } : undefined),
};

/** `{ "prompts/**": { "model": "...", "budget": 8000 } }`, in the order written; the last match counts. */
export const overrides: SettingValue<TargetOverride[]> = {
  expected: 'globs with a model or budget, like { "prompts/**": { "budget": 8000 } }',
  parse(value) {
    if (!isRecord(value)) return undefined;
    const found: TargetOverride[] = [];
    for (const [glob, given] of Object.entries(value)) {
      const target = isRecord(given) ? targetOf(given) : undefined;
      if (!target) return undefined;
      found.push({ glob, ...target });
    }
    return found;
  },
};

const TARGET_KEYS = {
  model: textOrNull,
  tokenizer: textOrNull,
  tokenizerFile: textOrNull,
  budget,
  reserve: tokensOrNull,
};

function targetOf(given: Record<string, unknown>): Omit<TargetOverride, "glob"> | undefined {
  const target: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const kind = Object.hasOwn(TARGET_KEYS, key) ? TARGET_KEYS[key as keyof typeof TARGET_KEYS] : undefined;
    const parsed = kind?.parse(value);
    if (parsed === undefined) return undefined;
    target[key] = parsed;
  }
  return target;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
