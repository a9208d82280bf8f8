const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const WIDTH = 10;

/** A thin bar of block characters, at most ten wide, in steps of an eighth; anything above nothing is seen. */
export function shareBar(share: number): string {
  const eighths = Math.min(WIDTH * 8, Math.max(share > 0 ? 1 : 0, Math.round(share * WIDTH * 8)));
  return "█".repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
