import { WHITE_SPACE } from "../general-pipeline.ts";
import { type Step, stepsOf, type TokenizerJson } from "../tokenizer-json.ts";
import { type TextStep, textStep } from "./text-steps.ts";

/** The blank of SentencePiece. */
const BLANK = "▁";

const WORDS = new RegExp(`[^${WHITE_SPACE}]+`, "g");
const BEFORE_BLANKS = new RegExp(`(?=${BLANK})`);

/** Behind others the library may find that the first word is not where the text began, and put no blank before it. */
const keepsBeginning = ({ type, content }: Step) => type === "Precompiled" || (type === "Replace" && content !== "");

/** How a `tokenizer.json` of the kind Unigram makes pieces of a text, each of which is cut into tokens by itself. */
export interface UnigramPipeline {
  pieces(text: string, first: boolean): readonly string[];
  /** Whether a blank is put before the text. */
  readonly prefixed: boolean;
  /** Whether no piece goes on past a blank. */
  readonly cutsAtBlanks: boolean;
}

/** The pipeline, or what in it cannot be counted exactly, for a message. */
export function unigramPipeline(json: TokenizerJson): UnigramPipeline | string {
  const steps: TextStep[] = [];
  for (const step of stepsOf(json.normalizer)) {
    const ready = textStep(step);
    if (typeof ready === "string") return ready;
    steps.push(ready);
  }
  const cutters = stepsOf(json.pre_tokenizer);
  const inWords = cutters[0]?.type === "WhitespaceSplit";
  const [blanks, ...more] = inWords ? cutters.slice(1) : cutters;
  if (blanks?.type !== "Metaspace" || more.length > 0)
    return `cuts text with ${cutters.map(({ type }) => type).join(" and ") || "nothing"}`;
  if ((blanks.replacement ?? BLANK) !== BLANK) return `writes blanks as ${JSON.stringify(blanks.replacement)}`;
  const scheme = blanks.prepend_scheme ?? (blanks.add_prefix_space === false ? "never" : "always");
  const before = stepsOf(json.normalizer).find((step) => !keepsBeginning(step)) ?? (inWords ? cutters[0] : undefined);
  if (scheme === "first" && before) return `puts a blank before the first word only, behind ${before.type}`;
  const cutsAtBlanks = blanks.split !== false;
  const pieces = (text: string, first: boolean): readonly string[] => {
    const normal = steps.reduce((ready, step) => step(ready, first), text);
    const words = inWords ? (normal.match(WORDS) ?? []) : normal === "" ? [] : [normal];
    return words.flatMap((word) => {
      const marked = word.replaceAll(" ", BLANK);
      const whole = scheme === "never" || marked.startsWith(BLANK) || !(first || inWords) ? marked : BLANK + marked;
      return cutsAtBlanks ? whole.split(BEFORE_BLANKS) : [whole];
    });
  };
  return { pieces, prefixed: scheme !== "never", cutsAtBlanks: inWords || cutsAtBlanks };
}
