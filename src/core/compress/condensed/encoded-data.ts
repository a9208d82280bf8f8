import { findEncoded } from "../../document/waste/encoded.ts";
import type { Waste } from "../../document/waste/waste.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import type { Stage } from "../stage.ts";
import { fixedText } from "./fixed-text.ts";
import { afterEscape, jsonStrings } from "./json-strings.ts";
import { sizeOf } from "./size.ts";

/**
 * A model can hardly read base64 and data URIs: a note of their kind and size stands for them.
 *
 * Worth: nothing on the prompts, 5.8 % of the tokens of the 84 YAML files of codeloc (keys in base64, in 5 of them).
 */
export const encodedData: Stage = {
  name: "encoded-data",
  level: "condensed",
  leaves: "short keys and hashes, names of JSON members, front matter, system messages, what the person keeps",
  run(source) {
    const { text } = source;
    const found: Waste[] = [];
    findEncoded(text, found, Number.POSITIVE_INFINITY);
    const isFixed = insideVerbatim(fixedText(source));
    const edits: Edit[] = [];
    for (const { start, end } of JSON_FORMATS.has(source.document.format) ? inStrings(text, found) : found) {
      if (isFixed(start, end)) continue;
      const what = described(text, start, end);
      const reason = `${what}: a model can hardly read it`;
      edits.push({ start, end, replacement: `[${what} left out]`, level: "condensed", reason });
    }
    return edits;
  },
};

const JSON_FORMATS: ReadonlySet<string> = new Set<Source["document"]["format"]>(["json", "chat-json", "chat-jsonl"]);

/** What stands inside strings of JSON, from the first character that is not a part of an escape. */
function* inStrings(text: string, found: readonly Span[]): Generator<Span> {
  const strings = jsonStrings(text);
  let next = 0;
  for (const { start, end } of found) {
    while (next < strings.length && strings[next]!.end < end) next++;
    const string = strings[next];
    if (string !== undefined && string.start <= start) yield { start: afterEscape(text, string.start, start), end };
  }
}

function described(text: string, start: number, end: number): string {
  const uri = /^data:([\w.+/-]{0,80})[^,]{0,200},/.exec(text.slice(start, Math.min(end, start + 300)));
  if (uri !== null) return `data:${uri[1]}, ${sizeOf((end - start - uri[0].length) * 0.75)}`;
  const isHex = /^[0-9a-f\s]+$/i.test(text.slice(start, Math.min(end, start + 400)));
  return isHex ? `hex, ${sizeOf((end - start) / 2)}` : `base64, ${sizeOf((end - start) * 0.75)}`;
}
