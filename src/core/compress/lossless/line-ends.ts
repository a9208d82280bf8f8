import type { Stage } from "../stage.ts";

/**
 * Carriage return and line feed become line feed, everywhere: one file has one kind of line end.
 *
 * Worth: nothing on the prompts, 0.006 % of the tokens of the documentation.
 */
export const lineEnds: Stage = {
  name: "line-ends",
  level: "lossless",
  leaves: "everything but the carriage returns before line feeds",
  run({ text }) {
    const edits = [];
    for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
      // One after a lone carriage return ends a blank line; together they would end one line.
      if (text[at - 1] === "\r") continue;
      edits.push({
        start: at,
        end: at + 1,
        replacement: "",
        level: "lossless" as const,
        reason: "Windows line ends written as line feeds",
      });
    }
    return edits;
  },
};
