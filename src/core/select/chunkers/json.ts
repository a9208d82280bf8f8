import { type JsonNode, parseJson } from "../../document/formats/json-tree.ts";
import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";
import { LARGEST_CHUNK, weigh } from "./weight.ts";

/** Members nested deeper are cut by lines. */
const DEEPEST = 12;
const BETWEEN = " › ";
const LONGEST_TITLE = 300;

/** JSON: by record; a large one by its members, each titled with the keys above it. */
export const json: Chunker = {
  name: "json",
  takes: ({ format, dialect }) => format === "json" && dialect !== "notebook",
  *parts({ text }): Generator<Part> {
    const root = parseJson(text, DEEPEST);
    if (root === undefined) yield { start: 0, end: text.length, kind: "record", joins: false };
    else yield* records(text, root, 0, text.length, "");
  },
};

/** The parts of `[start, end)`, in which the node stands with what surrounds it. */
function* records(text: string, node: JsonNode, start: number, end: number, title: string): Generator<Part> {
  const titled = title === "" ? {} : { title };
  if (node.children.length === 0 || weigh(text, start, end, LARGEST_CHUNK) <= LARGEST_CHUNK) {
    yield { start, end, kind: "record", joins: true, ...titled };
    return;
  }
  let from = start;
  for (const [index, child] of node.children.entries()) {
    const last = index === node.children.length - 1;
    const to = last
      ? end
      : afterComma(text, child.end, node.children[index + 1]!.key?.start ?? node.children[index + 1]!.start);
    const inside = child.key === undefined ? title : joined(title, child.key.name);
    if (child.children.length > 0 && weigh(text, from, to, LARGEST_CHUNK) > LARGEST_CHUNK)
      yield* records(text, child, from, to, inside);
    else yield { start: from, end: to, kind: "record", joins: index > 0, ...titled };
    from = to;
  }
}

function joined(above: string, key: string): string {
  return (above === "" ? key : above + BETWEEN + key).slice(0, LONGEST_TITLE);
}

/** After the comma, and the line break after it, that part two members. */
function afterComma(text: string, from: number, most: number): number {
  const comma = text.indexOf(",", from);
  if (comma < 0 || comma >= most) return most;
  const feed = text.indexOf("\n", comma);
  return feed >= 0 && feed < most ? feed + 1 : comma + 1;
}
