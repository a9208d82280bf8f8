/**
 * What differs between lines of a log that say the same: times, ids, numbers with what separates their parts (addresses,
 * versions). Every alternative is of bounded length or of digits alone.
 */
export const VARIES =
  /\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T -]\d{2}[:.]\d{2}[:.]\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?|\b\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b0x[0-9a-f]{1,32}\b|\b(?=[0-9a-f]{0,63}\d)(?=[0-9a-f]{0,63}[a-f])[0-9a-f]{6,64}\b|\d+(?:[.,:]\d+)*/gi;

/** Of what varies, what is neither a time nor an id. */
export const NUMBER = /^\d+(?:[.,]\d+|(?:[.:]\d+){3,})?$/;

/** Numbers after these words are codes: another one is another message. */
const CODE =
  /(?:status|code|exit|exited|errno|err|error|rc|ret|return|returned|result|severity|priority|http\/\d(?:\.\d)?"?|")\W{1,4}$/i;

const TIME = /\b\d{1,2}:\d{2}:\d{2}/;
const LEVEL =
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b|\[(?:trace|debug|info|notice|warn|warning|error|fatal|critical)\]/;

/** So far into a line its time or level stands. */
const HEAD = 64;

/** Longer lines are records of their own. */
const LONGEST = 2_000;

/** Lines with fewer words are rows of data. */
const WORDS = /\p{L}{2,}\P{L}+\p{L}{2,}/u;

/** Whether a line is one of a log: it begins with a time of day or a level, and says something. */
export function isLogLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const head = line.slice(0, HEAD);
  return (TIME.test(head) || LEVEL.test(head)) && WORDS.test(line);
}

/**
 * A line with its times, ids and numbers masked and its blanks folded: the same for lines that differ in nothing else.
 * Codes stay as they are, and so does zero: "0 errors" is no "3 errors".
 */
export function templateOf(line: string): string {
  const masked = line.replace(VARIES, (found, at: number) => {
    if (!NUMBER.test(found)) return "\u0001";
    return Number(found) === 0 || CODE.test(line.slice(Math.max(0, at - 16), at)) ? found : "\u0002";
  });
  return masked.replace(/\s+/g, " ").trim();
}
