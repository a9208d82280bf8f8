import type { PatternNode } from "./pattern-syntax.ts";

/** How a backtracking matcher takes to a pattern. */
export interface PatternCost {
  /** Repeats without a bound worth the name, side by side: the work grows as the text's length to this power, plus 1. */
  readonly openRepeats: number;
  /** A repeat in a repeat, or a choice in one: the work may double with each character. */
  readonly nested: boolean;
  /** Look-around or back references. */
  readonly irregular: boolean;
}

/** A bounded repeat of more than this is as good as open. */
const mostBounded = 10;
/** How many ways nested bounded repeats may multiply to. */
const mostProduct = 30;

/** Measures a pattern by its structure alone; errs on the side of caution. */
export function patternCost(pattern: PatternNode): PatternCost {
  let openRepeats = 0;
  let nested = false;
  let irregular = false;
  const visit = (node: PatternNode, around: number): void => {
    switch (node.type) {
      case "repeat": {
        if (node.most > mostBounded) openRepeats++;
        const product = around * Math.max(1, node.most);
        if (around > 1 && node.most !== node.least && product > mostProduct) nested = true;
        visit(node.item, product);
        break;
      }
      case "choice":
        if (around > mostBounded) nested = true;
        for (const item of node.items) visit(item, around);
        break;
      case "sequence":
        for (const item of node.items) visit(item, around);
        break;
      case "irregular":
        irregular = true;
        visit(node.item, around);
        break;
    }
  };
  visit(pattern, 1);
  return { openRepeats, nested, irregular };
}
