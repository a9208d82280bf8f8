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
  const cells: Cell[] = [];
  let until = 0;
  for (const { tokens, colour, glyph } of parts) {
    until += tokens;
    const end = Math.round((until / scale) * room);
    while (cells.length < end) cells.push([colour, glyph]);
  }
  while (cells.length < room) cells.push(["dim", "░"]);
  if (isOver) {
    const mark = Math.min(room - 1, Math.round((budget / scale) * room));
    const over: Cell[] = Array.from({ length: room - mark }, () => ["red", "▒"]);
    cells.splice(mark, cells.length, ["bold", "┃"], ...over);
  }
  return painted(cells, paint);
}

type Cell = readonly [colour: Colour, glyph: string];

/** Cells side by side, each run of one look coloured once. */
function painted(cells: readonly Cell[], paint: Paint): string {
  let bar = "";
  for (let i = 0; i < cells.length; ) {
    const [colour, glyph] = cells[i]!;
    let end = i + 1;
    while (end < cells.length && cells[end]![0] === colour && cells[end]![1] === glyph) end++;
    bar += paint(colour, glyph.repeat(end - i));
    i = end;
  }
  return bar;
}
