import { notebookSections } from "../../document/formats/json-sections.ts";
import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";

/** Notebooks: by cell, titled with the cell's number, type and first line. */
export const notebook: Chunker = {
  name: "notebook",
  takes: ({ dialect }) => dialect === "notebook",
  *parts({ text }): Generator<Part> {
    let from = 0;
    for (const { start, end, title } of notebookSections(text)) {
      if (start < from) continue;
      if (start > from) yield { start: from, end: start, kind: "record", joins: false };
      yield { start, end, kind: "cell", title, joins: false };
      from = end;
    }
    if (from < text.length) yield { start: from, end: text.length, kind: "record", joins: false };
  },
};
