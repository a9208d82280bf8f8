import type { ImageRule } from "./image-formulas.ts";
import type { ImageSize } from "./image-size.ts";
import { imageTokens } from "./image-tokens.ts";

/**
 * The largest size of the same shape that takes no more tokens than `most`; `undefined` where none does. Tokens grow with
 * the size but for the steps of rounding, so the answer is looked for by halves and then looked at.
 */
export function sizeWithin(rule: ImageRule, size: ImageSize, most: number): ImageSize | undefined {
  const at = (width: number): ImageSize => ({
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  });
  if (imageTokens(rule, size) <= most) return size;
  let [low, high] = [0, size.width];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (imageTokens(rule, at(middle)) <= most) low = middle;
    else high = middle;
  }
  return low === 0 ? undefined : at(low);
}

/**
 * The smallest size of the same shape that takes as many tokens as the picture: fewer bytes are sent, and the model is
 * shown as many tiles. Where no size takes fewer tokens, that is the picture's own: a picture of one pixel takes as many.
 */
export function cheapestSize(rule: ImageRule, size: ImageSize): ImageSize {
  const tokens = imageTokens(rule, size);
  const below = sizeWithin(rule, size, tokens - 1);
  if (below === undefined) return size;
  const width = below.width + 1;
  const smallest = { width, height: Math.max(1, Math.round((size.height * width) / size.width)) };
  return imageTokens(rule, smallest) === tokens ? smallest : size;
}
