import type { Section } from "../document/document.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { OrderedSection } from "./section-order.ts";

/** A text cut at its outermost sections, what lies before and between them included: the parts that could be moved. */
export function topSections(text: string, sections: readonly Section[], tokenizer: Tokenizer): OrderedSection[] {
  const outer = opened(sections);
  const borders = [...new Set([0, ...outer.map(({ start }) => start), text.length])].sort((a, b) => a - b);
  const titles = new Map(outer.map(({ start, title }) => [start, title]));
  return borders.slice(0, -1).map((start, i) => {
    const part = text.slice(start, borders[i + 1]);
    return { title: titles.get(start) ?? "(beginning)", text: part, tokens: tokenizer.count(part) };
  });
}

/** One heading around everything says nothing: what is in it counts. */
function opened(sections: readonly Section[]): readonly Section[] {
  const [only] = sections;
  return sections.length === 1 && only!.children.length > 1 ? opened(only!.children) : sections;
}
