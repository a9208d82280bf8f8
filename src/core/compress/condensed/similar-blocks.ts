import { isSpace } from "../../document/waste/folded.ts";
import type { Edit } from "../edits/edit.ts";
import type { Stage } from "../stage.ts";
import { templateOf, VARIES } from "./line-template.ts";
import { References } from "./references.ts";
import { endOf, loose } from "./repeats.ts";

const KINDS: ReadonlySet<string> = new Set(["paragraph", "quote", "code", "item"]);

/** Shorter blocks are no longer than the note that would stand for them. */
const SHORTEST = 120;
const LONGEST = 20_000;

/** So many values may differ for a note to name them all. */
const MOST_DIFFERENCES = 3;

/**
 * A block that differs from an earlier one in up to three numbers, times or ids: a note names that one and what stands
 * for what. Nothing is lost to a reader, but the note refers to text that must be there: only for a result from which
 * nothing is chosen.
 *
 * Worth: nothing on the prompts, 0.021 % of the tokens of the documentation.
 */
export const similarBlocks: Stage = {
  name: "similar-blocks",
  level: "condensed",
  leaves: "headings, tables, short blocks, items with others in them, front matter, what the person keeps",
  run(source, tokenizer) {
    const { text, blocks, document } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown" && document.format !== "text") return edits;
    const mayGo = loose(source);
    let references: References | undefined;
    const first = new Map<number, number>();
    const high = (part: string) => tokenizer.measure(part).high;
    blocks.forEach((block, index) => {
      const { kind, start } = block;
      const end = endOf(text, block);
      if (!KINDS.has(kind) || end - start < SHORTEST || end - start > LONGEST) return;
      const hash = shapeHash(text, start, end);
      const seen = first.get(hash);
      if (seen === undefined) {
        first.set(hash, index);
        return;
      }
      if (!mayGo(index)) return;
      const body = text.slice(start, end);
      const model = text.slice(blocks[seen]!.start, endOf(text, blocks[seen]!));
      const differences = shapeOf(model, kind) === shapeOf(body, kind) ? differencesOf(model, body) : undefined;
      if (differences === undefined) return;
      references ??= new References(source);
      const which = references.to(seen, index);
      const note = `[as ${which}, with ${differences.join(", ")}]`;
      if (high(note) * 2 > high(body)) return;
      const reason = `differs from the one ${which} only in ${differences.join(", ")}`;
      edits.push({ start, end, replacement: references.mark(index) + note, level: "condensed", reason });
    });
    return edits;
  },
};

/** A block with what may differ masked; blanks count in code. */
const shapeOf = (body: string, kind: string): string =>
  kind === "code" ? body.replace(VARIES, "0") : templateOf(body);

/** The same for texts that differ only in blanks and in words with digits: a guess at their shape, in one pass. */
function shapeHash(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let before = hash;
  let hasDigit = false;
  let inWord = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    const isWord = isDigit || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (isWord && !inWord) {
      before = hash;
      hasDigit = false;
    }
    inWord = isWord;
    hasDigit ||= isDigit && isWord;
    if (isWord && hasDigit) hash = before;
    else if (!isSpace(code)) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
}

/** "8081 for 8080"; undefined where there are none, too many, or where one value would stand for two. */
function differencesOf(model: string, body: string): string[] | undefined {
  const [before, after] = [model.match(VARIES) ?? [], body.match(VARIES) ?? []];
  if (before.length !== after.length) return undefined;
  const pairs = new Map<string, string>();
  for (const [i, value] of before.entries()) {
    if ((pairs.get(value) ?? after[i]) !== after[i]) return undefined;
    pairs.set(value, after[i]!);
  }
  const differences = [...pairs].filter(([old, now]) => old !== now).map(([old, now]) => `${now} for ${old}`);
  return differences.length > 0 && differences.length <= MOST_DIFFERENCES ? differences : undefined;
}
