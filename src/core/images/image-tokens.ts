import { IMAGE_RULES, type ImageFormula, type ImageRule } from "./image-formulas.ts";
import type { ImageSize } from "./image-size.ts";
import { ruleFor } from "./rule-for.ts";

export type ImageDetail = "low" | "high" | "auto";

/** The rule for a model's pictures; `undefined` where none is published for it. */
export function imageRule(model: string): ImageRule | undefined {
  return ruleFor(model, IMAGE_RULES);
}

/** Tokens that a picture of that size takes. */
export function imageTokens(rule: ImageRule, size: ImageSize, detail: ImageDetail = "auto"): number {
  return detail === "low" && rule.low !== undefined ? rule.low : tokensBy(rule.formula, size);
}

export function tokensBy(formula: ImageFormula, { width, height }: ImageSize): number {
  switch (formula.kind) {
    case "fixed":
      return formula.tokens;
    case "tiles": {
      const { base, each, side, fit, shortest } = formula;
      const [w, h] = withShorterSide(within([width, height], fit), shortest);
      return base + each * Math.ceil(w / side) * Math.ceil(h / side);
    }
    case "patches":
      return Math.ceil(patchesOf(width, height, formula.side, formula.most) * formula.factor);
    case "area": {
      const scale = Math.min(1, formula.longest / Math.max(width, height));
      return Math.min(formula.most, Math.ceil((width * scale * height * scale) / formula.pixels));
    }
    case "crops": {
      if (width <= formula.small && height <= formula.small) return formula.each;
      const unit = Math.max(formula.least, Math.min(formula.largest, Math.floor(Math.min(width, height) / 1.5)));
      return formula.each * Math.ceil(width / unit) * Math.ceil(height / unit);
    }
    case "rounded": {
      const [w, h] = smartResize(width, height, formula.side, formula.least, formula.most);
      return (w / formula.side) * (h / formula.side) + formula.marks;
    }
  }
}

type Sides = readonly [width: number, height: number];

/**
 * Only ever made smaller. That sides are rounded, halves to even, is what was billed for 2049 and 2050 by 513 pixels
 * (community.openai.com/t/1281361).
 */
function within([width, height]: Sides, longest: number): Sides {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [rounded(width * scale), rounded(height * scale)];
}

function withShorterSide([width, height]: Sides, shortest: number): Sides {
  const scale = Math.min(1, shortest / Math.min(width, height));
  return [rounded(width * scale), rounded(height * scale)];
}

function rounded(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return Math.max(1, rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down);
}

/** Where there are too many, the picture is made smaller until whole patches fit one of its sides. */
function patchesOf(width: number, height: number, side: number, most: number): number {
  const all = Math.ceil(width / side) * Math.ceil(height / side);
  if (all <= most) return all;
  const shrink = Math.sqrt((side * side * most) / (width * height));
  const [across, down] = [(width * shrink) / side, (height * shrink) / side];
  const scale = Math.min(Math.floor(across) / across, Math.floor(down) / down) || shrink;
  // What is a whole number but for the error of its computation stays one.
  const count = (patches: number) => Math.max(1, Math.ceil(patches * scale - 1e-9));
  return Math.min(most, count(across) * count(down));
}

/** `smart_resize` of qwen_vl_utils. */
function smartResize(width: number, height: number, side: number, least: number, most: number): Sides {
  const round = (length: number) => Math.max(side, Math.round(length / side) * side);
  const [w, h] = [round(width), round(height)];
  if (w * h > most) {
    const scale = Math.sqrt((width * height) / most);
    const down = (length: number) => Math.max(side, Math.floor(length / scale / side) * side);
    return [down(width), down(height)];
  }
  if (w * h >= least) return [w, h];
  const scale = Math.sqrt(least / (width * height));
  const up = (length: number) => Math.ceil((length * scale) / side) * side;
  return [up(width), up(height)];
}
