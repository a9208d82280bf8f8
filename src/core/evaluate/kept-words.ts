/** How many of the words that count stand in a text and in what was made of it. */
export interface Kept {
  readonly of: number;
  readonly kept: number;
}

/** English words that deny, contractions included. */
const NEGATION =
  /(?<![\p{L}\p{N}])(?:not|no|never|none|nor|neither|nothing|nobody|nowhere|without|cannot|\p{L}+n['’]t)(?![\p{L}\p{N}])/giu;

/** Figures with what groups their digits, and English number words. */
const NUMBER =
  /\p{Nd}+(?:[.,:/]\p{Nd}+)*|(?<![\p{L}\p{N}])(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|halves|thirds?|quarters?|twice|thrice|doubled?|tripled?|dozens?|couple|pair)(?![\p{L}\p{N}])/giu;

/** The English negations of a text that its result still has. */
export const negationsKept = (text: string, result: string): Kept => kept(text, result, NEGATION);

/** The numbers of a text, in figures or English words, that its result still has. */
export const numbersKept = (text: string, result: string): Kept => kept(text, result, NUMBER);

/** Words are matched as a bag: each in the result stands for one in the text. */
function kept(text: string, result: string, pattern: RegExp): Kept {
  const left = new Map<string, number>();
  for (const [found] of result.toLowerCase().matchAll(pattern)) left.set(found, (left.get(found) ?? 0) + 1);
  let of = 0;
  let stays = 0;
  for (const [wanted] of text.toLowerCase().matchAll(pattern)) {
    of++;
    const count = left.get(wanted) ?? 0;
    if (count === 0) continue;
    stays++;
    left.set(wanted, count - 1);
  }
  return { of, kept: stays };
}
