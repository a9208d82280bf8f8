import type { Colour, Paint } from "./style.ts";

/** A part of a bar; parts stand in the order of the text. */
export interface BarPart {
  readonly tokens: number;
  readonly colour: Colour;
  /** One character wide: tells parts apart where there are no colours. */
  readonly glyph: string;
}

const COLOURS: readonly Colour[] = ["cyan", "magenta", "blue", "green", "yellow"];
const GLYPHS = ["█", "▓"];

/** How the n-th section is drawn, in the bar and in its legend. */
export function lookOf(index: number): { colour: Colour; glyph: string } {
  return { colour: COLOURS[index % COLOURS.length]!, glyph: GLYPHS[index % GLYPHS.length]! };
}

/**
 * A bar of `width` columns: parts in proportion, then what is free up to the budget as `░`. Where the text is over, the
 * bar shows the whole text, `┃` stands where the budget ends, and what comes after it is `▒` in red.
 */
export function budgetBar(parts: readonly BarPart[], budget: number | null, width: number, paint: Paint): string {
  const total = parts.reduce((sum, part) => sum + part.tokens, 0);
  const isOver = budget !== null && total > budget;
  const room = isOver ? width - 1 : width;
  const scale = Math.max(1, total, budget ?? 0);
  const cells: string[] = [];
  let until = 0;
  for (const { tokens, colour, glyph } of parts) {
    until += tokens;
    const end = Math.round((until / scale) * room);
    while (cells.length < end) cells.push(paint(colour, glyph));
  }
  while (cells.length < room) cells.push(paint("dim", "░"));
  if (!isOver) return cells.join("");
  const mark = Math.min(room - 1, Math.round((budget / scale) * room));
  const over = paint("red", "▒".repeat(room - mark));
  return `${cells.slice(0, mark).join("")}${paint("bold", "┃")}${over}`;
}
