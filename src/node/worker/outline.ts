import type { ParsedDocument, Section } from "../../core/document/document.ts";
import { parseDocument } from "../../core/document/parse.ts";
import type { TokenDocument } from "../../core/tokenizer/tokenizer.ts";
import type { NestedSection, PlacedSection } from "./document-structure.ts";
import type { DocumentPlace } from "./target-settings.ts";
import { offsetAfter } from "./text-changes.ts";
import type { TextChange } from "./worker-protocol.ts";
import type { Span } from "./worker-queries.ts";

/** Kinds that a person thinks of as parts of a prompt; fences and template blocks are parts of those. */
const PARTS = new Set<Section["kind"]>(["heading", "tag", "message", "front-matter", "cell", "symbol", "preamble"]);

/**
 * The sections of a document as they were last read, and where they stand after the changes since: reading is slower
 * than a keystroke, so it waits for a pause, and what is shown meanwhile moves with the text.
 */
export class Outline {
  readonly parsed: ParsedDocument;
  readonly #changes: TextChange[] = [];

  constructor(text: string, place: DocumentPlace) {
    // The name of a notebook says nothing of what is written in its cells.
    const name = place.uri.startsWith("vscode-notebook-cell:") ? {} : { path: place.path };
    this.parsed = parseDocument(text, { languageId: place.languageId, ...name });
  }

  note(changes: readonly TextChange[]): void {
    for (const change of changes) this.#changes.push(change);
  }

  /** The sections whose labels stand in one of the ranges, in order, at most `most`, with their tokens. */
  within(ranges: readonly Span[], counted: TokenDocument, most: number): PlacedSection[] {
    const found: PlacedSection[] = [];
    const reach = this.#reach();
    const stack = [...this.parsed.sections].reverse();
    for (let section = stack.pop(); section && found.length < most; section = stack.pop()) {
      const { start, end, labelEnd, children, kind } = section;
      // Offsets of before the changes are off by no more than all of them together.
      if (!ranges.some(([from, to]) => start - reach <= to && end + reach >= from)) continue;
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Section);
      if (kind === "preamble") continue;
      const at = offsetAfter(labelEnd, this.#changes);
      if (at === null || !ranges.some(([from, to]) => at >= from && at <= to)) continue;
      const placed = this.#place(section, counted);
      if (placed) found.push(placed);
    }
    return found;
  }

  /** All sections in order, at most `most`: level by level from the outermost, then what is left out. */
  nested(counted: TokenDocument, most: number): { sections: NestedSection[]; more: number } {
    let [level, depth, listed, more] = [[...this.parsed.sections], 0, 0, 0];
    const sections: NestedSection[] = [];
    while (level.length > 0) {
      if (more > 0 || listed + level.length > most) more += level.length;
      else {
        listed += level.length;
        for (const section of level) {
          const placed = this.#place(section, counted);
          if (placed) sections.push({ ...placed, depth, at: counted.tokensBefore(placed.start) });
        }
      }
      level = level.flatMap(({ children }) => children);
      depth++;
    }
    return { sections: sections.sort((a, b) => a.start - b.start || a.depth - b.depth), more };
  }

  /** The sections with the most tokens of their own, their parts' not included; the largest whole one first. */
  largest(counted: TokenDocument, most: number): PlacedSection[] {
    let best: { placed: PlacedSection; own: number }[] = [];
    const stack = [...this.parsed.sections];
    for (let section = stack.pop(); section; section = stack.pop()) {
      let own = tokensBetween(counted, section.start, section.end);
      for (const child of section.children) {
        stack.push(child);
        if (PARTS.has(child.kind)) own -= tokensBetween(counted, child.start, child.end);
      }
      if (!PARTS.has(section.kind) || (best.length === most && own <= (best.at(-1)?.own ?? 0))) continue;
      const placed = this.#place(section, counted);
      if (placed) best = [...best, { placed, own }].sort((a, b) => b.own - a.own).slice(0, most);
    }
    return best.map(({ placed }) => placed).sort((a, b) => b.tokens - a.tokens);
  }

  /** Code units by which an offset can have moved. */
  #reach(): number {
    return this.#changes.reduce((sum, { length, text }) => sum + length + text.length, 0);
  }

  #place({ kind, title, start, end, labelEnd }: Section, counted: TokenDocument): PlacedSection | undefined {
    const from = offsetAfter(start, this.#changes);
    const at = offsetAfter(labelEnd, this.#changes);
    const to = offsetAfter(end, this.#changes);
    if (from === null || at === null || to === null) return undefined;
    return { kind, title, labelEnd: at, start: from, end: to, tokens: tokensBetween(counted, from, to) };
  }
}

function tokensBetween(counted: TokenDocument, start: number, end: number): number {
  return counted.tokensBefore(end) - counted.tokensBefore(start);
}
