import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { applied, type Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import type { Stage } from "../stage.ts";
import { fixedText } from "./fixed-text.ts";
import { isLogLine } from "./line-template.ts";
import { frequentPhrases } from "./phrases.ts";
import { textLines } from "./text-lines.ts";

/** One token each in most vocabularies, easy to tell from other text. */
const LETTERS = [..."αβγδεζηθλμπρσφψωΓΔΘΛΞΠΣΦΨΩ"];

const MOST_FORMS = 12;

/** A log of fewer lines needs no legend. */
const SHORTEST_LOG = 20;

/** So many other lines (a stack trace) may stand between two lines of one log. */
const WIDEST_GAP = 12;

/** Phrases are looked for in so many characters, lines from all over the log. */
const SAMPLED = 60_000;
const MOST_TRIED = 200;

/** What a letter in the legend takes beside its phrase, in tokens. */
const LEGEND_COST = 4;

/** Share of a log's tokens that must be saved for it to be written with letters. */
const LEAST_SHARE = 0.15;

/**
 * In logs strings that occur again and again (a date, a host, a class) are written as one Greek letter each, with a legend
 * above the log: a dictionary as in papers 50 and 71, made of the log's own phrases.
 *
 * Worth: 29.6 % of the tokens of the 16 logs of Loghub after all other stages. On the prompts a dictionary would save
 * 0.95 % (over 5 % in 22 of 1,146, most of them code) and make instructions a riddle; so it is for logs alone, and the last
 * of the stages.
 */
export const shortForms: Stage = {
  name: "short-forms",
  level: "condensed",
  leaves: "everything but logs of at least 20 lines, front matter, what the person keeps",
  run(source, tokenizer, before) {
    const edits: Edit[] = [];
    const letters = LETTERS.filter((letter) => !source.text.includes(letter));
    for (const { start, end } of logsOf(source)) {
      const log = applied(source.text, before, start, end);
      const written = withLetters(log, letters, tokenizer);
      if (written === undefined) continue;
      letters.splice(0, written.used);
      const reason = "strings that occur often written as letters, with a legend above";
      edits.push({ start, end, replacement: written.text, level: "condensed", reason });
    }
    return edits;
  },
};

/** Runs of lines that are a log, from its first to its last line. */
function logsOf(source: Source): Span[] {
  const { text, document } = source;
  const logs: Span[] = [];
  if (document.format !== "markdown" && document.format !== "text") return logs;
  const isFixed = insideVerbatim(fixedText(source));
  let open = { start: 0, end: 0, lines: 0, gap: 0 };
  const close = () => {
    const log = text.slice(open.start, open.end);
    const indentation = log.length - log.trimStart().length;
    if (open.lines >= SHORTEST_LOG)
      logs.push({ start: open.start + indentation, end: open.start + log.trimEnd().length });
    open = { start: 0, end: 0, lines: 0, gap: 0 };
  };
  for (const { start, end, kind } of textLines(source)) {
    if (kind === "other" || isFixed(start, end)) close();
    else if (kind !== "blank" && isLogLine(text.slice(start, end))) {
      open = { start: open.lines === 0 ? start : open.start, end, lines: open.lines + 1, gap: 0 };
    } else if (++open.gap > WIDEST_GAP) close();
  }
  close();
  return logs;
}

function withLetters(
  log: string,
  letters: readonly string[],
  tokenizer: Tokenizer,
): { text: string; used: number } | undefined {
  const high = (text: string) => tokenizer.measure(text).high;
  const lines = log.split("\n").filter((line) => !/^\s*\[(?:\d+ more|this line|these \d+) /.test(line));
  const step = Math.max(1, Math.ceil(log.length / SAMPLED));
  const sample = lines.filter((_, i) => i % step === 0);
  const letterCost = high("of α in") - high("of in");
  const waiting = frequentPhrases(sample, MOST_TRIED).map(({ text, count }) => {
    const tokens = high(` ${text}`);
    return { text, tokens, saved: savedBy(tokens, count * step) };
  });
  let rest = sample.join("\n");
  const chosen: string[] = [];
  function savedBy(tokens: number, count: number): number {
    return count * (tokens - letterCost) - tokens - LEGEND_COST;
  }
  while (chosen.length < Math.min(MOST_FORMS, letters.length) && waiting.length > 0) {
    waiting.sort((a, b) => a.saved - b.saved);
    const best = waiting.pop()!;
    // What was chosen before took some of its places away.
    const saved = savedBy(best.tokens, (rest.split(best.text).length - 1) * step);
    if (saved <= 0) continue;
    const next = waiting.at(-1)?.saved ?? 0;
    if (saved < next) {
      waiting.push({ ...best, saved });
      continue;
    }
    rest = rest.replaceAll(best.text, letters[chosen.length]!);
    chosen.push(best.text);
  }
  if (chosen.length === 0) return undefined;
  const legend = chosen.map((phrase, i) => `${letters[i]} = ${phrase}\n`).join("");
  const body = chosen.reduce((text, phrase, i) => text.replaceAll(phrase, letters[i]!), log);
  const text = `[Below, these letters stand for:\n${legend}]\n${body}`;
  return high(text) <= high(log) * (1 - LEAST_SHARE) ? { text, used: chosen.length } : undefined;
}
