const MOST_DIGITS = 19;

/**
 * A score as Hugging Face's `tokenizers` reads it: its reader of JSON (serde_json) divides the rounded digits by a power
 * of ten, which is now and then one bit away from the nearest number, and decides between paths that are nearly equal.
 */
export function readScore(score: number): number {
  const [digits = "", exponent = "0"] = String(Math.abs(score)).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const kept = (whole + fraction).slice(0, MOST_DIGITS);
  const power = Number(exponent) + whole.length - kept.length;
  const read = power < 0 ? Number(kept) / 10 ** -power : Number(kept) * 10 ** power;
  return score < 0 ? -read : read;
}
