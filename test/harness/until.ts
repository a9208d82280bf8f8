/**
 * Waits for a condition: looks again every 25 ms until it yields something other than `false` and `undefined`.
 * Throws after `milliseconds`, saying what did not happen and what was seen last.
 */
export async function until<T>(
  what: string,
  milliseconds: number,
  look: () => T | Promise<T>,
  seen: () => unknown = () => "",
): Promise<Exclude<T, false | undefined>> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found !== false && found !== undefined) return found as Exclude<T, false | undefined>;
    if (performance.now() - start > milliseconds) {
      const last = await seen();
      throw new Error(`Within ${milliseconds / 1000} s it did not happen that ${what}${last ? `; seen: ${last}` : ""}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
