import type { OutputStream, Terminal } from "./terminal.ts";

export type Colour = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "bold" | "dim";

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** Colours on a terminal only, unless NO_COLOR (see no-color.org) is set; FORCE_COLOR asks for them elsewhere. */
export function paintFor({ env }: Terminal, stream: OutputStream): Paint {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0";
  const on = !env.NO_COLOR && (forced || (stream.isTTY === true && env.TERM !== "dumb"));
  if (!on) return (_colour, text) => text;
  return (colour, text) => `\u001b[${CODES[colour][0]}m${text}\u001b[${CODES[colour][1]}m`;
}

/** Columns to fill: the terminal's, between 40 and 100; 80 where there is none. */
export function widthOf(stream: OutputStream): number {
  return Math.max(40, Math.min(100, stream.columns ?? 80));
}
