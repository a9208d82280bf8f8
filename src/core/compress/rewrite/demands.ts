import type { ProtectedRange } from "../../document/document.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { NameReader } from "./names.ts";
import { numbersIn } from "./numbers.ts";

/** What a rewrite of a text must hold. */
export interface Demands {
  readonly text: string;
  /** Letter for letter, each at least once: variables, addresses, code, what the person keeps. */
  readonly spans: readonly Demand[];
  /** Letter for letter, as often as in the text and in this order: headings, tags. */
  readonly frame: readonly Demand[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
}

/** A text that must stay, and what it is, for a person. */
export interface Demand {
  readonly text: string;
  readonly what: string;
}

/** What frames a text: its order says something, and an opening tag needs its closing one. */
export const FRAMES: ReadonlySet<string> = new Set(["heading", "tag", "template tag", "message structure"]);

/**
 * Reads what a rewrite must hold. `ranges` are what the document's protection says of this text, offsets its own.
 */
export function demandsOf(text: string, ranges: readonly ProtectedRange[], names: NameReader): Demands {
  const spans = new Map<string, string>();
  const frame: Demand[] = [];
  let bare = "";
  let at = 0;
  for (const { start, end, reason } of ranges) {
    const said = text.slice(start, end).trim();
    if (FRAMES.has(reason)) frame.push({ text: said, what: reason });
    else if (reason !== "number" && said !== "") spans.set(said, spans.get(said) ?? reason);
    // Blanked with a mark that is part of no word; numbers stay, since "SHA-256" is one name.
    bare += reason === "number" ? text.slice(at, end) : text.slice(at, start) + ",".repeat(end - start);
    at = end;
  }
  bare += text.slice(at);
  return {
    text,
    spans: Array.from(spans, ([text, what]) => ({ text, what })),
    frame,
    numbers: numbersIn(bare),
    names: names.namesIn(bare),
  };
}

/** Tokens that what must stay takes by itself, about: no rewrite is shorter. */
export function leastTokens({ spans, frame, numbers, names }: Demands, tokenizer: Tokenizer): number {
  const texts = [...frame, ...spans].map(({ text }) => text);
  return tokenizer.measure([...texts, ...numbers, ...names].join(" ")).high;
}
