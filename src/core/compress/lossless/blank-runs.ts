import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** Several blank lines become one. */
export const blankRuns: Stage = {
  name: "blank-runs",
  level: "lossless",
  leaves: "protected text, code files, block scalars of YAML",
  run({ text, document, verbatim }) {
    const edits: Edit[] = [];
    if (document.format === "yaml" || document.format === "code") return edits;
    const isProtected = insideVerbatim(verbatim);
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
      if (breaks > 2 && !isProtected(secondFeed + 1, lastFeed + 1)) {
        edits.push({
          start: secondFeed + 1,
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
