import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/**
 * Several blank lines become one.
 *
 * Worth: 0.002 % of the tokens of the prompts, 0.003 % of the documentation: most runs are one token.
 */
export const blankRuns: Stage = {
  name: "blank-runs",
  level: "lossless",
  leaves: "protected text, code files, YAML, HTML inside Markdown, text that HTML shows as it stands",
  run(source) {
    const { text, document, verbatim } = source;
    const edits: Edit[] = [];
    if (document.format === "yaml" || document.format === "code") return edits;
    const isProtected = insideVerbatim(verbatim);
    const isLiteral = insideVerbatim(literalText(source));
    for (let feed = text.indexOf("\n"); feed >= 0; ) {
      let breaks = 1;
      let lastFeed = feed;
      let secondFeed = feed;
      let at = feed + 1;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 10) {
          breaks++;
          if (breaks === 2) secondFeed = at;
          lastFeed = at;
        } else if (!isBlank(code)) break;
      }
      const from = secondFeed + 1;
      // What is protected up to the first of the line breaks ends there; a fence that nobody closed does not.
      if (breaks > 2 && !isProtected(feed + 1, lastFeed + 1) && !isLiteral(from, lastFeed + 1)) {
        edits.push({
          start: from,
          end: lastFeed + 1,
          replacement: "",
          level: "lossless",
          reason: "runs of blank lines reduced to one",
        });
      }
      feed = text.indexOf("\n", Math.max(at, feed + 1));
    }
    return edits;
  },
};
