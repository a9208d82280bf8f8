import type { Section } from "../document.ts";
import { type JsonNode, memberOf, parseJson, stringOf } from "./json-tree.ts";
import { mostSections } from "./section-tree.ts";
import { markdownTitle, plainTitle } from "./title.ts";

/** Sections of plain JSON: the members of its root, or the items of a root that is a list of objects. */
export function jsonSections(text: string): Section[] {
  const root = parseJson(text, 1);
  if (root === undefined || root.children.length > mostSections) return [];
  if (root.type === "object") {
    return root.children.map((node) => section("symbol", node.key!.name, node.key!.start, node.key!.end, node));
  }
  return root.children
    .filter((node) => node.type === "object")
    .map((node, index) => section("symbol", `Item ${index + 1}`, node.start, node.start + 1, node));
}

/** Sections of a notebook's file: its cells, named after their first line. */
export function notebookSections(text: string): Section[] {
  const cells = memberOf(parseJson(text, 4), "cells")?.children ?? [];
  return cells.slice(0, mostSections).map((cell, index) => {
    const source = memberOf(cell, "source");
    const lines = source?.type === "array" ? source.children : source === undefined ? [] : [source];
    const first = lines.length === 0 ? "" : (stringOf(text, lines[0]) ?? "").trimStart().split("\n", 1)[0];
    const type = memberOf(cell, "cell_type");
    const kind = stringOf(text, type) ?? "cell";
    const about = kind === "markdown" ? markdownTitle(first.replace(/^#{1,6} /, "")) : first;
    const title = `${index + 1}. ${kind}${about === "" ? "" : `: ${about}`}`;
    return section("cell", title, cell.start, type?.end ?? cell.start + 1, cell);
  });
}

function section(kind: "symbol" | "cell", title: string, start: number, labelEnd: number, node: JsonNode): Section {
  return { kind, title: plainTitle(title) || kind, start, end: node.end, labelEnd, children: [] };
}
