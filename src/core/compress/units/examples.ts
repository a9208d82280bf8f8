import type { Section } from "../../document/document.ts";
import type { Range } from "../../plan/plan.ts";

/** Longer ones are cut like other text. */
const LONGEST_EXAMPLE = 6_000;
/** Without an example's name, siblings of one name are taken for records up to this length. */
const LONGEST_RECORD = 2_000;

const NAMED =
  /^(?:example|sample|shot|demo|demonstration|case|turn|pair|qa|item|record|beispiel|exemple|ejemplo)[-_]?\w{0,12}\b/i;

/** Lines of an example in plain text: what is given, and what answers it. */
const ASKING =
  /^[ \t>*_#-]*(?:q|question|user|human|customer|input|in|frage|prompt|eingabe|entrada|utilisateur|usuario)[ \t]?\d{0,3}[*_]{0,3}[:：][*_]{0,3}/i;
const ANSWERING =
  /^[ \t>*_#-]*(?:a|answer|assistant|agent|ai|bot|output|out|antwort|response|ausgabe|sortie|salida|réponse|respuesta)[ \t]?\d{0,3}[*_]{0,3}[:：][*_]{0,3}/i;

/** Examples in tags, each whole, in order: `<example>`s, and the records of one name in one parent. */
export function taggedExamples(sections: readonly Section[], asked: boolean, found: Range[] = []): Range[] {
  const names = new Map<string, number>();
  for (const { kind, title } of sections)
    if (kind === "tag") names.set(nameOf(title), (names.get(nameOf(title)) ?? 0) + 1);
  for (const { kind, title, start, end, children } of sections) {
    const length = end - start;
    const name = nameOf(title);
    const isRecord = NAMED.test(name)
      ? length <= LONGEST_EXAMPLE
      : !asked && names.get(name)! > 1 && length <= LONGEST_RECORD && children.length > 0;
    if (kind === "tag" && isRecord) found.push([start, end]);
    else taggedExamples(children, asked, found);
  }
  return found;
}

const nameOf = (title: string): string => /^[\w.:-]+/.exec(title)?.[0] ?? "";

/** Pairs of a question's lines and its answer's in plain text, from two of them on; a blank line may stand between. */
export function pairedExamples(text: string, start: number, end: number): Range[] {
  const pairs: Range[] = [];
  let asks = -1;
  let answered = false;
  const close = (at: number) => {
    if (asks >= 0 && answered && at - asks <= LONGEST_RECORD) pairs.push([asks, at]);
    asks = -1;
    answered = false;
  };
  let blank = false;
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const line = text.slice(at, Math.min(next, at + 60));
    if (ASKING.test(line)) {
      close(at);
      asks = at;
    } else if (ANSWERING.test(line)) answered = asks >= 0;
    else if (blank && (answered || asks < 0 || /^[^\s]/.test(line))) close(at);
    blank = line.trim() === "";
    at = next;
  }
  close(end);
  return pairs.length > 1 ? pairs : [];
}
