import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import type { DocumentHint, Format } from "../../src/core/document/document.ts";
import { parseDocument } from "../../src/core/document/parse.ts";
import { treeOf } from "./markdown-tree.ts";

/** Fails unless both texts are the same to who reads their format: the same tree, value or markup. */
export function assertSameMeaning(after: string, before: string, hint: DocumentHint): void {
  const { format } = parseDocument(before, hint);
  if (format === "markdown" || format === "text") {
    assertSameTree(after, before);
    return;
  }
  const meaning = readers[format](before);
  // What has mistakes means nothing.
  if (meaning !== undefined) assert.deepEqual(readers[format](after), meaning);
}

/** Fails unless both are the same Markdown. */
export function assertSameTree(after: string, before: string): void {
  const isFolded = before.includes("<!--");
  assert.deepEqual(treeOf(after, isFolded), treeOf(before, isFolded));
}

const lineFeeds = (text: string): string => text.replaceAll("\r\n", "\n");

const readers: Readonly<Record<Exclude<Format, "markdown" | "text">, (text: string) => unknown>> = {
  html: markupOf,
  xml: markupOf,
  json: jsonOf,
  "chat-json": jsonOf,
  "chat-jsonl": jsonOf,
  yaml: yamlOf,
  code: lineFeeds,
};

/** The value of JSON, or those of JSON Lines; undefined where it is neither. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return undefined;
    }
  }
}

/** The values of all documents; undefined where one has mistakes. */
export function yamlOf(text: string): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.map((document) => document.toJS({ maxAliasCount: -1, mapAsMap: true }) as unknown);
}

/** Without comments, each run of white space as one blank, but where it is shown as it stands. */
function markupOf(text: string): string {
  const parts = lineFeeds(text).split(/(<(pre|textarea|script|style)\b[\s\S]*?(?:<\/\2|$)|<!\[CDATA\[[\s\S]*?\]\]>)/i);
  return parts
    .filter((_, i) => i % 3 !== 2)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/<!--(?!\[if)[\s\S]*?-->/g, "").replace(/\s+/g, " ")))
    .join("")
    .trim();
}

/** A template as a program fills it in: each variable with a value, tags gone with their line breaks kept. */
export function rendered(text: string, value: string): string {
  return text
    .replace(/\{%[^%]{0,500}%\}|\{\{[#/^!>][^{}]{0,500}\}\}|\{#[^#]{0,500}#\}/g, "")
    .replace(/\{\{\{?[^{}]{1,500}\}\}\}?|\$\{[^{}\n]{1,200}\}/g, () => value);
}
