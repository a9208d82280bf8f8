import type { Format } from "../document/document.ts";
import { deepestChat } from "../document/formats/chat.ts";
import { type JsonNode, memberOf, parseJson, stringOf } from "../document/formats/json-tree.ts";
import { eachLine } from "../document/formats/lines.ts";
import { HEADER_BYTES } from "./image-size.ts";
import type { ImageDetail } from "./image-tokens.ts";

/** Where a picture comes from. */
export type ImageTarget =
  /** A path as written; never trusted before it is resolved. */
  | { readonly kind: "file"; readonly path: string }
  /** The beginning of its bytes, as base64. */
  | { readonly kind: "data"; readonly base64: string }
  | { readonly kind: "url"; readonly url: string };

/** A picture that a text shows to a model. */
export interface ImageLink {
  /** `[start, end)` of what is no text for the model: the link's target, or the data. */
  readonly start: number;
  readonly end: number;
  readonly target: ImageTarget;
  readonly detail: ImageDetail;
}

/** More pictures than this are not looked for. */
const MOST_IMAGES = 10_000;
const LONGEST_PATH = 1_000;
const MOST_BASE64 = Math.ceil((HEADER_BYTES * 4) / 3);

/** `![alt](` and `<img … src=`, up to the target; what stands between is bounded, so that a text full of `![` is fast. */
const BEFORE_TARGET = /!\[[^[\]\n]{0,300}\]\(\s{0,4}<?|<img\s(?:[^<>]{0,300}\s)?src\s{0,3}=\s{0,3}["']?/gi;
const TARGET = /[^\s"'<>()\\]+/y;
const DATA_URI = /^data:image\/[a-z0-9.+-]{1,40}(?:;[a-z0-9=.+-]{1,40}){0,4};base64,/i;

/** The pictures of a text, in order: linked in Markdown and HTML, or parts of chat messages. */
export function imageLinks(text: string, format: Format): ImageLink[] {
  if (format === "chat-json") return chatImages(text, 0, text.length);
  if (format !== "chat-jsonl") return linkedImages(text);
  const found: ImageLink[] = [];
  eachLine(text, 0, (start, end) => {
    if (found.length < MOST_IMAGES) found.push(...chatImages(text, start, end));
  });
  return found;
}

function linkedImages(text: string): ImageLink[] {
  const found: ImageLink[] = [];
  for (const match of text.matchAll(BEFORE_TARGET)) {
    if (found.length >= MOST_IMAGES) break;
    const start = match.index + match[0].length;
    TARGET.lastIndex = start;
    const end = TARGET.test(text) ? TARGET.lastIndex : start;
    const target = targetOf(text.slice(start, Math.min(end, start + MOST_BASE64 + 200)));
    if (target !== undefined) found.push({ start, end, target, detail: "auto" });
  }
  return found;
}

/** OpenAI (`image_url`), Anthropic (`source`) and Gemini (`inlineData`, `fileData`). */
function chatImages(text: string, from: number, to: number): ImageLink[] {
  const root = parseJson(text, deepestChat, from, to);
  const found: ImageLink[] = [];
  const add = (node: JsonNode | undefined, isData: boolean, detail?: string): void => {
    if (node?.type !== "string" || found.length >= MOST_IMAGES) return;
    const start = node.start + 1;
    const said = text.slice(start, Math.min(node.end - 1, start + MOST_BASE64 + 200)).replaceAll("\\/", "/");
    const target: ImageTarget | undefined = isData ? { kind: "data", base64: said } : targetOf(said);
    const known = detail === "low" || detail === "high" ? detail : "auto";
    if (target !== undefined) found.push({ start, end: node.end - 1, target, detail: known });
  };
  const left = root === undefined ? [] : [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const url = memberOf(node, "image_url");
    const detail = stringOf(text, memberOf(url, "detail") ?? memberOf(node, "detail"));
    add(url?.type === "object" ? memberOf(url, "url") : url, false, detail);
    const source = stringOf(text, memberOf(node, "type")) === "image" ? memberOf(node, "source") : undefined;
    add(memberOf(source, "data"), true);
    add(memberOf(source, "url"), false);
    const inline = memberOf(node, "inlineData") ?? memberOf(node, "inline_data");
    if (isPicture(text, inline)) add(memberOf(inline, "data"), true);
    const file = memberOf(node, "fileData") ?? memberOf(node, "file_data");
    if (isPicture(text, file)) add(memberOf(file, "fileUri") ?? memberOf(file, "file_uri"), false);
    for (const child of node.children) if (child.children.length > 0) left.push(child);
  }
  return found.sort((a, b) => a.start - b.start);
}

function isPicture(text: string, node: JsonNode | undefined): boolean {
  const type = memberOf(node, "mimeType") ?? memberOf(node, "mime_type");
  return stringOf(text, type)?.startsWith("image/") ?? false;
}

function targetOf(said: string): ImageTarget | undefined {
  const data = DATA_URI.exec(said);
  if (data !== null) return { kind: "data", base64: said.slice(data[0].length) };
  if (said === "" || said.startsWith("data:") || said.length > LONGEST_PATH) return undefined;
  if (/^file:\/\//i.test(said)) return { kind: "file", path: decoded(said.replace(/^file:\/\//i, "")) };
  return /^[a-z][a-z0-9+.-]+:|^\/\//i.test(said)
    ? { kind: "url", url: said }
    : { kind: "file", path: decoded(said.replace(/[?#].*$/, "")) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** All of a picture's data as base64, of which `target` has the beginning. */
export function wholeData(text: string, { start, end }: ImageLink): string {
  const said = text
    .slice(start, end)
    .replaceAll("\\/", "/")
    .replace(/\\[nr]/g, "");
  return said.slice(DATA_URI.exec(said)?.[0].length ?? 0);
}

/** The bytes at the beginning of base64; `undefined` where it is none. */
export function bytesOfBase64(base64: string): Uint8Array | undefined {
  const whole = base64.slice(0, MOST_BASE64).replace(/\\[nr]|\s|=+$/g, "");
  try {
    return Uint8Array.from(atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0))), (c) =>
      c.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
