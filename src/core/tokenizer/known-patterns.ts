import { type Step, stepsOf } from "./tokenizer-json.ts";
import type { PatternName } from "./vocabulary.ts";

/** The words of English contractions, as most patterns write them. */
const CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const TIKTOKEN_CONTRACTIONS = "'(?i:[sdmt]|ll|ve|re)";
const SPACES = "\\s+(?!\\S)|\\s+";
const UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
const LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";

const cl100k = (contractions: string, digits: string) =>
  `${contractions}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|${SPACES}`;

const o200k = (contractions: string, digits: string) =>
  `[^\\r\\n\\p{L}\\p{N}]?${UPPER}*${LOWER}+${contractions}|[^\\r\\n\\p{L}\\p{N}]?${UPPER}+${LOWER}*${contractions}|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|${SPACES}`;

/** The regular expressions that a family's scanner stands for, however its file writes them. */
const SINGLE: Readonly<Record<string, PatternName>> = {
  [`'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|${SPACES}`]: "r50k",
  [`'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|${SPACES}`]: "r50k",
  [cl100k(CONTRACTIONS, "\\p{N}{1,3}")]: "llama3",
  [cl100k(TIKTOKEN_CONTRACTIONS, "\\p{N}{1,3}")]: "cl100k",
  [cl100k(CONTRACTIONS, "\\p{N}")]: "qwen2",
  [o200k(`${CONTRACTIONS}?`, "\\p{N}{1,3}")]: "o200k",
  [o200k("", "\\p{N}")]: "tekken",
};

/** DeepSeek cuts three times: figures, then Chinese and Japanese, then the rest. */
const DEEPSEEK3: readonly string[] = [
  "\\p{N}{1,3}",
  "[一-龥\u3040-ゟ゠-ヿ]+",
  "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
];

/** Possessive quantifiers save time and match the same here; `\r` may be written as the character. */
const plain = (regex: string) =>
  regex
    .replace(/([?+*]|\{\d+,\d*\})\+/g, "$1")
    .replaceAll("\r", "\\r")
    .replaceAll("\n", "\\n");

/** The scanner for a pre-tokeniser, or `null` where none does exactly the same. */
export function patternOfPreTokenizer(preTokenizer: Step | null): PatternName | null {
  const steps = stepsOf(preTokenizer);
  const last = steps.pop();
  if (last?.type !== "ByteLevel" || last.add_prefix_space === true) return null;
  if (steps.length === 0) return last.use_regex === false ? null : "r50k";
  if (last.use_regex !== false) return null;
  const regexes = steps.map(isolatedRegex);
  if (regexes.some((regex) => regex === null)) return null;
  if (regexes.length === 1) return patternOfRegex(regexes[0]!);
  const isDeepSeek = regexes.length === 3 && regexes.every((regex, i) => plain(regex!) === plain(DEEPSEEK3[i]!));
  return isDeepSeek ? "deepseek3" : null;
}

/** The scanner for an expression that cuts text by itself; `null` where there is none. */
export function patternOfRegex(regex: string): PatternName | null {
  return SINGLE[plain(regex)] ?? null;
}

/** The expression of a Split that keeps what it matches and what lies between as pieces. */
function isolatedRegex(step: Step): string | null {
  const pattern = step.pattern as { Regex?: unknown } | undefined;
  const keepsAll = step.behavior === "Isolated" && step.invert !== true;
  // Taking away everything that does not match is the same for patterns that match everything.
  const keepsMatches = step.behavior === "Removed" && step.invert === true;
  if (step.type !== "Split" || !(keepsAll || keepsMatches)) return null;
  return typeof pattern?.Regex === "string" ? pattern.Regex : null;
}
