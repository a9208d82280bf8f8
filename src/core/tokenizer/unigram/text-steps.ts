import { WHITE_SPACE } from "../general-pipeline.ts";
import { isWholeMap } from "../sentencepiece/characters-map.ts";
import type { Step } from "../tokenizer-json.ts";
import { Precompiled } from "./precompiled.ts";

/** Makes ready a part of a text, `first` where it stands at the beginning; other parts begin with one blank. */
export type TextStep = (text: string, first: boolean) => string;

const FORMS = ["NFC", "NFD", "NFKC", "NFKD"];
const MARKS = /\p{M}/gu;
const AT_START = new RegExp(`^[${WHITE_SPACE}]+`);
const WHITE_SPACE_UNIT = new RegExp(`[${WHITE_SPACE}]`);

/** Characters that `Nmt` drops, and those that it makes a blank. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it drops
const DROPPED = /[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]/g;
const BLANKS = /[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/g;

/** One step of a `tokenizer.json`'s normaliser as Hugging Face's `tokenizers` has it, or what it does that is not known. */
export function textStep(step: Step): TextStep | string {
  if (FORMS.includes(step.type)) return (text) => text.normalize(step.type);
  switch (step.type) {
    case "Precompiled":
      return precompiled(step);
    case "Replace":
      return replacement(step);
    case "Strip":
      return (text, first) => {
        const from = step.strip_left !== false && first ? text.replace(AT_START, "") : text;
        return step.strip_right === false ? from : withoutEnd(from);
      };
    case "StripAccents":
      // Marks of scripts that Unicode took up after its version 9 are none to the library yet.
      return (text) => text.replace(MARKS, "");
    case "Lowercase":
      // One character at a time: what a letter becomes does not depend on its neighbours (a sigma that ends a word).
      return (text) => Array.from(text, (character) => character.toLowerCase()).join("");
    case "Nmt":
      return (text) => text.replace(DROPPED, "").replace(BLANKS, " ");
    default:
      return `normalises text with ${step.type}`;
  }
}

/** The bytes of the map of a `Precompiled` step; `null` where it is none, empty, no base64 or cut short. */
export function charactersMapOf({ precompiled_charsmap: charsmap }: Step): Uint8Array | null {
  if (typeof charsmap !== "string" || charsmap === "") return null;
  try {
    const bytes = Uint8Array.from(atob(charsmap), (byte) => byte.charCodeAt(0));
    return isWholeMap(bytes) ? bytes : null;
  } catch {
    return null;
  }
}

function precompiled(step: Step): TextStep {
  const map = new Precompiled(charactersMapOf(step) ?? new Uint8Array());
  return (text) => map.normalise(text);
}

function replacement({ pattern, content }: Step): TextStep | string {
  const { String: from, Regex: regex } = (pattern ?? {}) as { String?: unknown; Regex?: unknown };
  if (typeof content !== "string") return "normalises text with a Replace that says nothing to put in place";
  if (regex === " {2,}") return (text) => text.replace(/ {2,}/g, () => content);
  // A blank that is replaced might not be where a text can be cut.
  if (typeof from !== "string" || from === "" || from.includes(" "))
    return "normalises text with a Replace that cannot be followed exactly";
  return (text) => text.replaceAll(from, () => content);
}

/** Without a loop over the blanks for each of them, which an expression for the end would need. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && WHITE_SPACE_UNIT.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
