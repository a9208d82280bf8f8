import { isOrder } from "./imperative.ts";
import {
  BACKGROUND_TITLE,
  CONDITION,
  EXAMPLE,
  EXAMPLE_TITLE,
  EXPLAINS,
  OBLIGES,
  OUTPUT,
  PERSONA,
  POLITE,
  RULES_TITLE,
} from "./instruction-signs.ts";

/** What a unit does in a prompt. */
export type Role =
  | "task"
  | "rule"
  | "output"
  | "order"
  | "condition"
  | "code"
  | "example"
  | "further example"
  | "under rules"
  | "statement"
  | "explanation"
  | "background"
  | "courtesy"
  | "repeat";

/** A text of a document, as far as its role shows in it. */
export interface Part {
  readonly text: string;
  readonly kind: "sentence" | "item" | "row" | "heading" | "verbatim" | "mark";
  /** Title of the section it stands in, "" where there is none. */
  readonly title: string;
  readonly isCode: boolean;
  /** Whether a line that ends in a colon introduces it. */
  readonly isIntroduced: boolean;
  /** Whether it was found to be a whole example. */
  readonly isExample: boolean;
  /** Whether a sentence of its paragraph stands before it. */
  readonly follows: boolean;
}

/** So much of a unit is read. */
const MOST_READ = 600;

/** At this share of orders and obligations to a reader a text is a prompt and not an article. */
const PROMPT = 0.08;

/** So many units at the beginning may state the task. */
const OPENING = 12;

const READER = /\b(?:you|your)\b|(?:ください|하세요|请|您|你)/iu;

const MARK = /^(?:[\s>*_#"“'(]|[-+•–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\[[ xX]\]\s|[^\p{L}\p{N}\s<{["'`]{1,3}\s)+/u;
const LABEL = /^[^:.!?\n]{1,60}:[*_]{0,3}\s+/;

const isExampleTitle = remembering(EXAMPLE_TITLE);
const isBackgroundTitle = remembering(BACKGROUND_TITLE);
const isRulesTitle = remembering(RULES_TITLE);

/** Tests a pattern; all units of a section ask with the same title. */
function remembering(pattern: RegExp): (title: string) => boolean {
  let last = "";
  let found = pattern.test("");
  return (title) => {
    if (title !== last) found = pattern.test(title);
    last = title;
    return found;
  };
}

/** What each part does, and for one that says again what an earlier part said, that part. */
export interface Roles {
  readonly roles: readonly Role[];
  readonly repeated: ReadonlyMap<number, number>;
}

/** What the parts of a text do, or undefined where it gives no orders: an article, minutes, a report. */
export function rolesOf(parts: readonly Part[]): Roles | undefined {
  const stripped = parts.map(({ text }) => text.slice(0, MOST_READ).replace(MARK, ""));
  let orders = 0;
  let said = 0;
  stripped.forEach((text, i) => {
    const { kind } = parts[i]!;
    if (kind !== "sentence" && kind !== "item") return;
    said++;
    if (isOrder(text) || (READER.test(text) && OBLIGES.test(text))) orders++;
  });
  const isPrompt =
    stripped.slice(0, OPENING).some((text) => PERSONA.test(text)) || orders >= Math.max(1, said * PROMPT);
  if (!isPrompt) return undefined;
  const examples = new Map<string, number>();
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  const roles = parts.map((part, i): Role => {
    const { kind, title, isExample } = part;
    const text = stripped[i]!;
    if (isExample || (part.isCode && isExampleTitle(title))) {
      const count = (examples.get(title) ?? 0) + 1;
      examples.set(title, count);
      return count === 1 ? "example" : "further example";
    }
    if (part.isCode) return "code";
    if (kind === "heading" || kind === "mark") return "statement";
    const same = wordsOf(text);
    if (same.length > 24) {
      const earlier = first.get(same);
      if (earlier !== undefined) {
        repeated.set(i, earlier);
        return "repeat";
      }
      first.set(same, i);
    }
    if (i < OPENING && PERSONA.test(text)) return "task";
    return roleOfSentence(text, part);
  });
  return { roles, repeated };
}

function roleOfSentence(text: string, { kind, title, follows, isIntroduced }: Part): Role {
  if (POLITE.test(text) && text.length < 80) return "courtesy";
  const labelled = text.replace(LABEL, "");
  if (EXAMPLE.test(text)) return "further example";
  const explains = follows && EXPLAINS.test(text);
  if (!explains && OBLIGES.test(text)) return "rule";
  if (OUTPUT.test(text)) return "output";
  if (isOrder(text) || isOrder(labelled)) return isBackgroundTitle(title) ? "statement" : "order";
  if (CONDITION.test(text)) return "condition";
  if (explains) return "explanation";
  if (PERSONA.test(text)) return "order";
  if (isExampleTitle(title)) return "further example";
  if (isBackgroundTitle(title)) return "background";
  // In a prompt the items of a list say what is wanted, also without a verb: "One export per file."
  return kind === "item" || isIntroduced || isRulesTitle(title) ? "under rules" : "statement";
}

/** The words of a text without what stands between them. */
function wordsOf(text: string): string {
  const lower = text.toLowerCase();
  // Of plain ASCII the same letters are found in a fifth of the time.
  const between = ASCII.test(lower) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  return lower.replace(between, " ").trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
