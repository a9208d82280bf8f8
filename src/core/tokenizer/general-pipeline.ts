import { type Step, stepsOf, type TokenizerJson } from "./tokenizer-json.ts";

/** How a tokenizer outside the fast path prepares text, and how its tokens are spelt. */
export interface Pipeline {
  /**
   * `characters`: pieces of the text itself, blanks written as `▁` (Llama 2, Gemma). `bytes`: byte-level, cut by an
   * expression of its own. `words`: WordPiece.
   */
  readonly spelling: "characters" | "bytes" | "words";
  /** Makes ready a part of the text, `first` where it stands at the beginning. */
  prepare(text: string, first: boolean): string;
  /** Characters that `prepare` puts before the text. */
  readonly prefix: string;
  /** What is left to the library. */
  readonly normalizer: Step | null;
  readonly preTokenizer: Step | null;
}

/** The blank of SentencePiece. */
const BLANK = "▁";

/** Unicode's White_Space, which `\s` means in these files and not quite in JavaScript (U+0085 in, U+FEFF out). */
export const WHITE_SPACE = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

/** The pipeline, or what in it cannot be counted exactly, for a message. */
export function pipelineOf(json: TokenizerJson): Pipeline | string {
  const { type, options } = json.model;
  if (options.dropout) return "merges at random (dropout)";
  if (type === "WordPiece") return wordPipeline(json);
  if (type !== "BPE") return `is of the kind ${type}`;
  if (options.continuing_subword_prefix || options.end_of_word_suffix)
    return "marks the ends or insides of words (BPE)";
  const steps = stepsOf(json.pre_tokenizer);
  return steps.some((step) => step.type === "ByteLevel") ? bytePipeline(json, steps) : characterPipeline(json, steps);
}

function characterPipeline(json: TokenizerJson, steps: readonly Step[]): Pipeline | string {
  let prefix = "";
  const replaced: [string, string][] = [];
  for (const step of stepsOf(json.normalizer)) {
    const from = (step.pattern as { String?: unknown } | undefined)?.String;
    if (step.type === "Prepend" && typeof step.prepend === "string") prefix = step.prepend;
    else if (step.type === "Replace" && typeof from === "string" && from.length === 1)
      replaced.push([from, String(step.content)]);
    else return `normalises text with ${step.type}`;
  }
  let unlessThere = false;
  for (const step of steps) {
    const splitsAtBlanks = (step.pattern as { String?: unknown } | undefined)?.String === " ";
    // Gemma splits at blanks when its normaliser has left none.
    if (step.type === "Split" && splitsAtBlanks && replaced.some(([from]) => from === " ")) continue;
    if (step.type !== "Metaspace" || step.split !== false) return `cuts text with ${step.type}`;
    replaced.push([" ", BLANK]);
    const scheme = step.prepend_scheme ?? (step.add_prefix_space === false ? "never" : "always");
    if (scheme !== "never") prefix = BLANK;
    unlessThere = true;
  }
  if (prefix !== "" && prefix !== BLANK) return `puts ${JSON.stringify(prefix)} before the text`;
  const prepare = (text: string, first: boolean): string => {
    let ready = text;
    for (const [from, to] of replaced) ready = ready.replaceAll(from, to);
    return first && ready !== "" && !(unlessThere && ready.startsWith(BLANK)) ? prefix + ready : ready;
  };
  return { spelling: "characters", prepare, prefix, normalizer: null, preTokenizer: null };
}

const UNICODE_FORMS = ["NFC", "NFD", "NFKC", "NFKD"];

function bytePipeline(json: TokenizerJson, steps: readonly Step[]): Pipeline | string {
  const other = stepsOf(json.normalizer).find(({ type }) => !UNICODE_FORMS.includes(type));
  if (other) return `normalises text with ${other.type}`;
  const ready: Step[] = [];
  let prefix = "";
  for (const step of steps) {
    if (step.type === "Split") {
      const regex = (step.pattern as { Regex?: unknown } | undefined)?.Regex;
      const exact = typeof regex === "string" ? withUnicodeSpaces(regex) : null;
      const supported =
        step.behavior === "Isolated" ? step.invert !== true : step.behavior === "Removed" && step.invert;
      if (exact === null || !supported) return "cuts text with a Split that cannot be followed exactly";
      ready.push({ ...step, pattern: { Regex: exact } });
    } else if (step.type === "ByteLevel") {
      if (step.add_prefix_space === true && steps.length > 1) return "puts a blank before every piece";
      if (step.add_prefix_space === true) prefix = " ";
      if (step.use_regex !== false)
        ready.push({
          type: "Split",
          pattern: { Regex: withUnicodeSpaces(GPT2)! },
          behavior: "Isolated",
          invert: false,
        });
      ready.push({ ...step, use_regex: false, add_prefix_space: false });
    } else return `cuts text with ${step.type}`;
  }
  return {
    spelling: "bytes",
    prepare: (text, first) => (first && text !== "" && !text.startsWith(" ") ? prefix + text : text),
    prefix,
    normalizer: json.normalizer,
    preTokenizer: { type: "Sequence", pretokenizers: ready },
  };
}

/** Ideographs beyond the basic plane, which BERT's normaliser puts between blanks and the library does not. */
const RARE_IDEOGRAPH =
  /[\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

function wordPipeline(json: TokenizerJson): Pipeline | string {
  const normalizers = stepsOf(json.normalizer).map(({ type }) => type);
  const cutters = stepsOf(json.pre_tokenizer).map(({ type }) => type);
  if (normalizers.join() !== "BertNormalizer") return `normalises text with ${normalizers.join(" and ") || "nothing"}`;
  if (cutters.join() !== "BertPreTokenizer") return `cuts text with ${cutters.join(" and ") || "nothing"}`;
  const spaced = stepsOf(json.normalizer)[0]?.handle_chinese_chars !== false;
  return {
    spelling: "words",
    prepare: (text) => (spaced ? text.replace(RARE_IDEOGRAPH, " $& ") : text),
    prefix: "",
    normalizer: json.normalizer,
    preTokenizer: json.pre_tokenizer,
  };
}

/** Writes `\s` and `\S` as the classes they stand for; `null` for `\S` inside a class, which has no such form. */
function withUnicodeSpaces(regex: string): string | null {
  let written = "";
  let depth = 0;
  for (let i = 0; i < regex.length; i++) {
    const character = regex[i]!;
    if (character === "\\") {
      const escaped = regex[++i] ?? "";
      if (escaped === "s") written += depth > 0 ? WHITE_SPACE : `[${WHITE_SPACE}]`;
      else if (escaped === "S" && depth > 0) return null;
      else if (escaped === "S") written += `[^${WHITE_SPACE}]`;
      else written += character + escaped;
      continue;
    }
    if (character === "[") depth++;
    if (character === "]" && depth > 0) depth--;
    written += character;
  }
  return written;
}
