import { type PicturePrint, printDistance } from "./picture-print.ts";

/** Two pictures of a prompt that show nearly the same; places in its list of pictures. */
export interface SimilarPictures {
  readonly kept: number;
  readonly again: number;
  /** The share of their prints' bits that differ, 0 to 1. */
  readonly distance: number;
}

/**
 * Prints that differ in at most this share of their bits show nearly the same. Chosen on 60 made-up landscapes and 60 made-up
 * pages of text (scripts/measure-prints.ts), reported on as many others: saved anew as a JPEG of quality 75 or 30 they differ
 * by at most 0.080, lighter and with noise by 0.057, landscapes of half the size by 0.059 and moved by 1 % by 0.090; different
 * pages of one program by 0.178 at least, different landscapes by 0.287. A page that moved is another (0.143 at least for 1 %), mostly
 * also one of half the size (0.064 to 0.244): thin lines of text fall into other cells, and no threshold tells the two apart.
 */
export const SAME_PRINT = 0.12;

/** For each picture that nearly repeats an earlier one, the first that it does; `undefined` stands for one not compared. */
export function similarPictures(prints: readonly (PicturePrint | undefined)[]): SimilarPictures[] {
  const kept: number[] = [];
  const found: SimilarPictures[] = [];
  for (const [again, print] of prints.entries()) {
    if (print === undefined) continue;
    let nearest: SimilarPictures | undefined;
    for (const earlier of kept) {
      const distance = printDistance(prints[earlier]!, print);
      if (distance <= SAME_PRINT && distance < (nearest?.distance ?? 2)) nearest = { kept: earlier, again, distance };
    }
    if (nearest === undefined) kept.push(again);
    else found.push(nearest);
  }
  return found;
}
