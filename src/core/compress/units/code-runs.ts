import type { Range } from "../../plan/plan.ts";

/** Lines that nobody writes in prose. */
const CODE_LINE =
  /^\s*(?:#include\b|#define\b|using namespace\b|import [\w{*.]+.*(?:from ['"]|;$)|from [\w.]+ import\b|(?:def|class|async def) \w+.*:$|(?:public|private|protected|static|const|let|var|func|fn|void|int|float|double|bool|return|for|while|if|else|switch|case|template|struct|enum|namespace|try|catch)\b.*[;{})]$|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:OR REPLACE )?(?:TABLE|VIEW|FUNCTION|TASK|STREAM|WAREHOUSE))\b.*|["'][\w -]{1,60}["']\s*:.*|[\])}]+[,;]?$|[\w.[\]>*&-]+\s*(?:=|\+=|<<|>>)\s*.*;$|[\w.]+\(.*\);?$|.*[;{[(]$|[\w.]+\s*=\s*['"[{(].*|#(?:ifndef|ifdef|endif|pragma|else|undef)\b.*|using \w.*;$|\/\/.*|\/\*.*|\*\/$|@\w+(?:\(.*\))?$)/;

/** The runs that begin and end with braces, brackets or code lines, each at least so many lines. */
const FEWEST_LINES = 3;
const LONGEST_LINE = 400;
const LONGEST_RUN = 60_000;

/**
 * Runs of lines in `[start, end)` that are code or JSON pasted without a fence, each whole: from a line of code on, as
 * long as brackets are open or lines look like code or are indented below one. A blank line at depth 0 ends a run.
 */
export function codeRuns(text: string, start: number, end: number): Range[] {
  const runs: Range[] = [];
  let from = -1;
  let to = -1;
  let lines = 0;
  let sure = 0;
  let depth = 0;
  const close = () => {
    if (from >= 0 && lines >= FEWEST_LINES && sure * 2 >= lines && to - from <= LONGEST_RUN) runs.push([from, to]);
    from = -1;
    lines = sure = depth = 0;
  };
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const line = next - at > LONGEST_LINE ? "" : text.slice(at, next).trimEnd();
    const isBlank = line.trim() === "" && next - at <= LONGEST_LINE;
    const isCode = !isBlank && isCodeLine(line);
    if (
      from < 0
        ? isCode
        : isCode ||
          (next - at <= LONGEST_LINE &&
            (depth > 0 || (isBlank ? lines < FEWEST_LINES && sure === lines : /^(?:\t| {2,})\S/.test(line))))
    ) {
      if (from < 0) from = at;
      if (!isBlank) {
        to = next;
        lines++;
        if (isCode) sure++;
        else if (depth > 0) sure += 0.5;
      }
      for (const char of line) {
        if (char === "{" || char === "[" || char === "(") depth++;
        else if (char === "}" || char === "]" || char === ")") depth = Math.max(0, depth - 1);
      }
    } else close();
    at = next;
  }
  close();
  return runs;
}

function isCodeLine(line: string): boolean {
  if (!CODE_LINE.test(line)) return false;
  // A sentence that ends in an opening bracket or a semicolon is still a sentence.
  return !/^\s*(?:[-*+•]|\d+[.)])\s/.test(line) && !/^\s*\p{Lu}\p{Ll}+(?: [\p{Ll}\d,'’-]+){4,}/u.test(line);
}
