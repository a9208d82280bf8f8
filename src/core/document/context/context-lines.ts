import { type Line, LineReader, LONGEST_LINE } from "./line-reader.ts";
import { beginsBlock, endMark } from "./marks.ts";

/** A line of a prompt that asks for context, and the block below it that holds what was selected for it. */
export interface ContextLine {
  /** Number of the line, from 0, and the offset at which it begins. */
  readonly line: number;
  readonly at: number;
  /** What is asked for; a sentence that says what is wrong where the line cannot be used. */
  readonly asked: ContextQuestion | { readonly problem: string };
  /** Where the block stands with its marks, `[start, end)` without the last line break; where one goes if there is none. */
  readonly start: number;
  readonly end: number;
  /** What stands between the marks, and what tells these from others; absent where there is no block. */
  readonly held?: { readonly start: number; readonly end: number; readonly key: string };
}

export interface ContextQuestion {
  readonly question: string;
  /** Tokens that what is selected may take. */
  readonly budget: number;
}

const OPENS = "{{context:";
const CLOSES = "}}";
const FORM = "Write it as {{context: question, 4000}}: a question, a comma and a number of tokens.";
const UNFINISHED = "The mark that ends the block below is missing: put it back, or take the other one out.";

/** More than these are no hand-written lines. */
const MOST_LINES = 200;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * The lines `{{context: question, 4000}}` of a text, outside code fences, each with its block. What stands in a block is
 * never read for lines or marks of its own, whatever it says. Linear in the text.
 */
export function contextLines(text: string): ContextLine[] {
  const found: ContextLine[] = [];
  if (!text.includes(OPENS)) return found;
  let fence = "";
  const lines = new LineReader(text);
  for (let line = lines.next(); line !== undefined && found.length < MOST_LINES; line = lines.next()) {
    const opened = FENCE.exec(line.text)?.[1];
    if (fence !== "") {
      if (opened?.startsWith(fence) && line.text.trim() === opened) fence = "";
    } else if (opened !== undefined) fence = opened;
    else if (line.text.trimStart().startsWith(OPENS)) found.push(withBlock(line, lines));
  }
  return found;
}

function withBlock({ number, text, start, end }: Line, lines: LineReader): ContextLine {
  const asked = questionOf(text.trim());
  const none = { line: number, at: start, asked, start: end, end };
  const first = lines.peek();
  const key = first && beginsBlock(first.text);
  if (first === undefined || key === undefined) return none;
  const last = lines.find(endMark(key));
  if (last === undefined) return { ...none, asked: { problem: UNFINISHED } };
  const from = Math.min(first.next, last.start);
  const held = { start: from, end: Math.max(from, last.start - lines.breakBefore(last.start)), key };
  return { line: number, at: start, asked, start: first.start, end: last.end, held };
}

function questionOf(line: string): ContextLine["asked"] {
  const comma = line.lastIndexOf(",");
  if (line.length > LONGEST_LINE || !line.endsWith(CLOSES) || comma < 0) return { problem: FORM };
  const question = line.slice(OPENS.length, comma).trim();
  const said = /^([0-9]{1,9})(k?)$/i.exec(line.slice(comma + 1, -CLOSES.length).trim());
  const budget = said ? Number(said[1]) * (said[2] === "" ? 1 : 1_000) : 0;
  return question === "" || question.includes(CLOSES) || budget < 1 ? { problem: FORM } : { question, budget };
}
