import type { Format } from "../document/document.ts";
import { deepestChat } from "../document/formats/chat.ts";
import { type JsonNode, memberOf, parseJson, stringOf } from "../document/formats/json-tree.ts";
import { eachLine } from "../document/formats/lines.ts";
import { isVideoPath } from "../videos/video-path.ts";
import { HEADER_BYTES } from "./image-size.ts";
import type { ImageDetail } from "./image-tokens.ts";
import { shownMarkup } from "./shown-markup.ts";

/** Where a picture comes from. */
export type ImageTarget =
  /** A path as written; never trusted before it is resolved. */
  | { readonly kind: "file"; readonly path: string }
  /** The beginning of its bytes, as base64. */
  | { readonly kind: "data"; readonly base64: string }
  | { readonly kind: "url"; readonly url: string };

/** A picture, or a video as pictures, that a text shows to a model. */
export interface ImageLink {
  readonly kind: "picture" | "video";
  /** `[start, end)` of what is no text for the model: the link's target, or the data. */
  readonly start: number;
  readonly end: number;
  readonly target: ImageTarget;
  readonly detail: ImageDetail;
}

type Kind = ImageLink["kind"];

/** More pictures than this are not looked for. */
const MOST_IMAGES = 10_000;
const LONGEST_PATH = 1_000;
const MOST_BASE64 = Math.ceil((HEADER_BYTES * 4) / 3);

/** `![alt](`, `<img … src=` and those of videos, up to the target; what stands between is bounded, so that a text full of `![` is fast. */
const BEFORE_TARGET =
  /!\[[^[\]\n]{0,300}\]\(\s{0,4}<?|<(?:img|video|source)\s(?:[^<>]{0,300}\s)?src\s{0,3}=\s{0,3}["']?/gi;
const TARGET = /[^\s"'<>()\\]+/y;
/** Between marks a path may hold blanks. */
const MARKED: Readonly<Record<string, RegExp>> = {
  "<": /[^<>\n]+(?=>)/y,
  '"': /[^"<>\n]+(?=")/y,
  "'": /[^'<>\n]+(?=')/y,
};
const DATA_URI = /^data:(image|video)\/[a-z0-9.+-]{1,40}(?:;[a-z0-9=.+-]{1,40}){0,4};base64,/i;

/** The pictures and videos of a text, in order: linked in Markdown and HTML, or parts of chat messages. */
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
  const isShown = shownMarkup(text);
  for (const match of text.matchAll(BEFORE_TARGET)) {
    if (found.length >= MOST_IMAGES) break;
    if (!isShown(match.index)) continue;
    const start = match.index + match[0].length;
    const end = targetEnd(text, start);
    const said = text.slice(start, Math.min(end, start + MOST_BASE64 + 200));
    const [target, kind] = [targetOf(said), kindOf(said)];
    // A source may also be one of sounds.
    if (target === undefined || (kind === "picture" && /^<[vs]/i.test(match[0]))) continue;
    found.push({ kind, start, end, target, detail: "auto" });
  }
  return found;
}

function targetEnd(text: string, start: number): number {
  for (const pattern of [MARKED[text[start - 1]!], TARGET]) {
    if (pattern === undefined) continue;
    pattern.lastIndex = start;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return start;
}

/** OpenAI (`image_url`), Anthropic (`source`), Gemini (`inlineData`, `fileData`), and servers that take a `video_url`. */
function chatImages(text: string, from: number, to: number): ImageLink[] {
  const root = parseJson(text, deepestChat, from, to);
  const found: ImageLink[] = [];
  const add = (node: JsonNode | undefined, how: { isData?: boolean; kind?: Kind; detail?: string } = {}): void => {
    if (node?.type !== "string" || found.length >= MOST_IMAGES) return;
    const { isData = false, detail } = how;
    const start = node.start + 1;
    const said = text.slice(start, Math.min(node.end - 1, start + MOST_BASE64 + 200)).replaceAll("\\/", "/");
    const target: ImageTarget | undefined = isData ? { kind: "data", base64: said } : targetOf(said);
    const known = detail === "low" || detail === "high" ? detail : "auto";
    const kind = how.kind ?? kindOf(said);
    if (target !== undefined) found.push({ kind, start, end: node.end - 1, target, detail: known });
  };
  const left = root === undefined ? [] : [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const url = memberOf(node, "image_url");
    const detail = stringOf(text, memberOf(url, "detail") ?? memberOf(node, "detail"));
    add(url?.type === "object" ? memberOf(url, "url") : url, detail === undefined ? {} : { detail });
    const video = memberOf(node, "video_url");
    add(video?.type === "object" ? memberOf(video, "url") : video, { kind: "video" });
    const source = stringOf(text, memberOf(node, "type")) === "image" ? memberOf(node, "source") : undefined;
    add(memberOf(source, "data"), { isData: true, kind: "picture" });
    add(memberOf(source, "url"), { kind: "picture" });
    const inline = memberOf(node, "inlineData") ?? memberOf(node, "inline_data");
    const file = memberOf(node, "fileData") ?? memberOf(node, "file_data");
    const [inlineKind, fileKind] = [kindOfPart(text, inline), kindOfPart(text, file)];
    if (inlineKind !== undefined) add(memberOf(inline, "data"), { isData: true, kind: inlineKind });
    if (fileKind !== undefined) add(memberOf(file, "fileUri") ?? memberOf(file, "file_uri"), { kind: fileKind });
    for (const child of node.children) if (child.children.length > 0) left.push(child);
  }
  return found.sort((a, b) => a.start - b.start);
}

function kindOfPart(text: string, node: JsonNode | undefined): Kind | undefined {
  const type = stringOf(text, memberOf(node, "mimeType") ?? memberOf(node, "mime_type"));
  if (type?.startsWith("image/")) return "picture";
  return type?.startsWith("video/") ? "video" : undefined;
}

function kindOf(said: string): Kind {
  const type = DATA_URI.exec(said)?.[1]?.toLowerCase();
  return type === "video" || (type === undefined && isVideoPath(said.replace(/[?#].*$/, ""))) ? "video" : "picture";
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
