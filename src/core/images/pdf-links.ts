import type { Format } from "../document/document.ts";
import { deepestChat } from "../document/formats/chat.ts";
import { type JsonNode, memberOf, parseJson, stringOf } from "../document/formats/json-tree.ts";

/** A PDF that a text shows to a model. */
export type PdfLink =
  /** Linked in Markdown: a path as written, never trusted before it is resolved. */
  | { readonly kind: "file"; readonly path: string }
  /** `[start, end)` of its bytes as base64 in a message of a chat, which a model is sent. */
  | { readonly kind: "data"; readonly name: string; readonly start: number; readonly end: number };

/** More than these are not looked for. */
const MOST_PDFS = 100;
const LINKED = /\]\(\s{0,4}<?([^\s"'<>()\\]{1,1000}\.pdf)(?=[\s)>#?])/gi;
const DATA = /^data:application\/pdf(?:;[a-z0-9=.+-]{1,80}){0,4};base64,/i;
const ADDRESS = /^[a-z][a-z0-9+.-]+:|^\/\//i;

/** The PDFs of a text, in order; those on the network are left out. */
export function pdfLinks(text: string, format: Format): PdfLink[] {
  if (format === "chat-json") return attachedPdfs(text);
  const paths = [...text.matchAll(LINKED)].map(([, path]) => path!).filter((path) => !ADDRESS.test(path));
  return [...new Set(paths)].slice(0, MOST_PDFS).map((path) => ({ kind: "file", path: decoded(path) }));
}

/** OpenAI (`file_data`), Anthropic (a `document` with its `source`) and Gemini (`inlineData`). */
function attachedPdfs(text: string): PdfLink[] {
  // Most chats hold none, and each of a million requests need not be parsed for it.
  if (!/application\\?\/pdf/i.test(text)) return [];
  const found: (PdfLink & { kind: "data" })[] = [];
  const add = (name: string | undefined, node: JsonNode | undefined, from = 0) => {
    if (node?.type === "string" && found.length < MOST_PDFS)
      found.push({ kind: "data", name: name ?? "data", start: node.start + 1 + from, end: node.end - 1 });
  };
  const root = parseJson(text, deepestChat);
  const left = root === undefined ? [] : [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const data = memberOf(node, "file_data");
    const head = data?.type === "string" ? DATA.exec(text.slice(data.start + 1, data.start + 400)) : null;
    if (head !== null) add(stringOf(text, memberOf(node, "filename")), data, head[0].length);
    const [source, inline] = [memberOf(node, "source"), memberOf(node, "inlineData") ?? memberOf(node, "inline_data")];
    const isPdf = (type: JsonNode | undefined) => stringOf(text, type) === "application/pdf";
    if (isPdf(memberOf(source, "media_type"))) add(stringOf(text, memberOf(node, "title")), memberOf(source, "data"));
    if (isPdf(memberOf(inline, "mimeType") ?? memberOf(inline, "mime_type"))) add(undefined, memberOf(inline, "data"));
    for (const child of node.children) if (child.children.length > 0) left.push(child);
  }
  return found.sort((a, b) => a.start - b.start);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
