import { yamlSections } from "../../document/formats/yaml-sections.ts";
import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";
import { LARGEST_CHUNK, weigh } from "./weight.ts";

/** YAML: by the keys and items at the very left; small ones stand together, a large one is titled with its key. */
export const yaml: Chunker = {
  name: "yaml",
  takes: ({ format }) => format === "yaml",
  *parts({ text }): Generator<Part> {
    let from = 0;
    for (const { start, end, title } of yamlSections(text)) {
      if (start < from) continue;
      if (start > from) yield { start: from, end: start, kind: "record", joins: true };
      const large = weigh(text, start, end, LARGEST_CHUNK) > LARGEST_CHUNK;
      yield { start, end, kind: "record", joins: !large, ...(large && { title }) };
      from = end;
    }
    if (from < text.length) yield { start: from, end: text.length, kind: "record", joins: true };
  },
};
