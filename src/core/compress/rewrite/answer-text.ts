import { LONGEST_ANSWER } from "./limits.ts";
import type { Frame } from "./request.ts";

/** What a rewrite may not hold unless its text does: controls, halves of characters, marks that turn the direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** The rewrite in a model's answer, or why there is none. */
export type AnswerText = { readonly text: string } | { readonly reason: string };

/**
 * Takes the rewrite out of an answer: what stands between the marks, without what a model thought aloud before it and
 * without a code fence around it. The last pair of marks counts. Time linear in the answer, which is not looked at where
 * it is too long.
 */
export function answerText(answer: string, frame: Frame, source: string): AnswerText {
  const most = LONGEST_ANSWER.characters + LONGEST_ANSWER.times * source.length;
  if (answer.length > most)
    return { reason: `the answer has ${answer.length.toLocaleString("en-US")} characters, more than any rewrite` };
  if (answer.trim() === "") return { reason: "the answer is empty" };
  const close = answer.lastIndexOf(frame.close);
  const open = answer.lastIndexOf(frame.open, close < 0 ? answer.length : close);
  if (open < 0) return { reason: `the answer does not begin with ${frame.open}` };
  if (close < open) return { reason: `the answer breaks off before ${frame.close}` };
  const text = unfenced(answer.slice(open + frame.open.length, close).replace(/\r\n?/g, "\n"), source);
  if (text === "") return { reason: "the rewrite is empty" };
  if (!text.isWellFormed() || (UNSEEN.test(text) && !UNSEEN.test(source)))
    return { reason: "the rewrite holds characters that nobody sees" };
  return { text };
}

const FENCED = /^(`{3,}|~{3,})[^\n`]{0,40}\n([\s\S]*)\n\1[ \t]*$/;

/** Without blanks around, and without a fence around all of it where the text has none. */
function unfenced(text: string, source: string): string {
  const trimmed = text.replace(/^\s*\n/, "").trimEnd();
  const fenced = /^(?:```|~~~)/m.test(source) ? null : FENCED.exec(trimmed);
  return (fenced?.[2] ?? trimmed).trimEnd();
}
