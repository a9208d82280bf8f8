const WIDTH = 10;

/** A thin bar, at most ten characters wide, in steps of a half; anything above nothing is seen. */
export function shareBar(share: number): string {
  const halves = Math.min(WIDTH * 2, Math.max(share > 0 ? 1 : 0, Math.round(share * WIDTH * 2)));
  return "━".repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? "╸" : "");
}
