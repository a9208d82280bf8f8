import type { Piece, Plan } from "../plan/plan.ts";

/**
 * The text of a plan with pieces put back as they stood in the source: all of them, which gives the source, or those that
 * are wanted. Beside one that is put back the line breaks, and in JSON the commas, are as they must be; whatever else
 * is in the result stays. Time linear in both texts.
 *
 * @param plan made by `fit` for exactly this source.
 */
export function expanded(
  plan: Plan,
  source: string,
  isWanted: (piece: Piece, index: number) => boolean = () => true,
): string {
  const writer = isJson(source) ? new JsonWriter() : new LineWriter(source);
  let last = { index: -1, isBack: true };
  plan.pieces.forEach((piece, index) => {
    const isBack = isWanted(piece, index);
    const part = isBack ? source.slice(piece.start, piece.end) : plan.text.slice(...piece.at!);
    if (part === "") return;
    const followsInSource = isBack && last.isBack && last.index === index - 1;
    const followsInResult = !isBack && !last.isBack;
    if (!followsInSource && !followsInResult && last.index >= 0) writer.join(part, piece.start);
    writer.write(part);
    last = { index, isBack };
  });
  return writer.text;
}

/** So far back the blanks at the end of a part are looked at. */
const NEAR = 40;

/** Writes prose and code. */
class LineWriter {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** The end of what was written. */
  #end = "";

  constructor(source: string) {
    this.#source = source;
  }

  get text(): string {
    return this.#parts.join("");
  }

  write(part: string): void {
    this.#parts.push(part);
    this.#end = (this.#end + part.slice(-NEAR)).slice(-NEAR);
  }

  /** Line breaks, at most a blank line, where the source has them before `start`; a blank where it has one. */
  join(_next: string, start: number): void {
    const before = this.#source.slice(Math.max(0, start - NEAR), start);
    const [wanted, written] = [breaksAtEnd(before), breaksAtEnd(this.#end)].map((breaks) => Math.min(breaks, 2));
    const lineEnd = before.includes("\r\n") ? "\r\n" : "\n";
    if (wanted! > written!) this.write(lineEnd.repeat(wanted! - written!));
    else if (wanted === 0 && /[ \t]$/.test(before) && !/\s$/.test(this.#end)) this.write(" ");
  }
}

const breaksAtEnd = (text: string): number => text.slice(text.trimEnd().length).split("\n").length - 1;

/** Writes JSON. */
class JsonWriter {
  readonly #parts: string[] = [];
  #inString = false;

  get text(): string {
    return this.#parts.join("");
  }

  write(part: string): void {
    this.#parts.push(part);
    for (let at = 0; at < part.length; at++) {
      const char = part[at];
      if (char === '"') this.#inString = !this.#inString;
      else if (char === "\\" && this.#inString) at++;
    }
  }

  /** One comma between two values, none before a closing bracket or another comma. */
  join(next: string): void {
    if (this.#inString) return;
    const before = this.#parts.at(-1)!.trimEnd();
    const after = next.trimStart();
    if (before.endsWith(",") && /^[\]},]/.test(after)) this.#parts[this.#parts.length - 1] = before.slice(0, -1);
    else if (/[\w"\]}]$/.test(before) && /^[-\w"[{]/.test(after)) this.write(",");
  }
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
