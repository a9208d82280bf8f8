import type { Dialect, Format, Include } from "./document.ts";
import { scanMarkdownLines } from "./formats/markdown-lines.ts";
import { scanTemplateTags } from "./formats/templates.ts";
import { inlineCode, isInCode } from "./protection/inline-code.ts";

/** Paths are never longer; what runs on is no path. */
const longestPath = 400;

/** More includes than this are not looked for. */
const mostIncludes = 10_000;

/** `@docs/rules.md`, `@~/.claude/me.md`, `@README`: after a blank or a bracket, up to the next blank. */
const atPath = /(?:^|[\s([{"'*:>|-])@((?:~\/|\.{1,2}\/|\/)?[\p{L}\p{N}_.@+~-][\p{L}\p{N}_./@+~\\-]{0,400})/gu;

/** `#file:src/a.ts`, `#file:'a b.ts'`. */
const fileReference = /(?:^|[\s([{"'])#file:(?:'([^'\n]{1,400})'|"([^"\n]{1,400})"|([^\s'"()[\]<>`]{1,400}))/g;

/** The target of `[text](target)` and `[text](target "title")`; not of an image. */
const link = /\]\(\s{0,4}(?:<([^<>\n]{1,400})>|([^\s()<>]{1,400}))(?:\s{1,4}["'(][^\n]{0,200}?["')])?\s{0,4}\)/g;

/**
 * The files that a text pulls in, in order, as written; the disk is not touched.
 *
 * - AGENTS.md, CLAUDE.md and their like: `@path`, outside code. A path has a slash or an ending; `@decorator`, `@user`
 *   and packages (`@scope/name`) are none, and neither are e-mail addresses.
 * - .prompt.md, .instructions.md, .chatmode.md, .agent.md, SKILL.md: links to files, outside code, and `#file:path`.
 * - `#file:path` in every other Markdown and plain text.
 * - `{% include "name" %}` (also import, extends, from) and `{{> partial}}` in every text format.
 */
export function findIncludes(
  text: string,
  document: { readonly format: Format; readonly dialect?: Dialect },
): Include[] {
  const { format, dialect } = document;
  const found: Include[] = [];
  if (format === "markdown" || format === "text") {
    const agent = dialect === "agent" && text.includes("@");
    const links = dialect === "prompt-file" && text.includes("](");
    const references = text.includes("#file:");
    if (agent || links || references) {
      eachProseLine(text, (start, end) => {
        if (found.length >= mostIncludes) return;
        if (agent) addMatches(text, start, end, atPath, "@", isFilePath, found);
        if (links) addMatches(text, start, end, link, "](", isFileLink, found);
        if (references) addMatches(text, start, end, fileReference, "#file:", () => true, found);
      });
    }
  }
  if (format === "markdown" || format === "text" || format === "xml" || format === "html" || format === "yaml") {
    addTemplateIncludes(text, found);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Lines outside fences, indented code and comments. */
function eachProseLine(text: string, visit: (start: number, end: number) => void): void {
  scanMarkdownLines(text, 0, (kind, start, _body, end) => {
    if (kind === "fence" || kind === "fenced" || kind === "fence-end" || kind === "indented" || kind === "html") return;
    if (kind !== "blank") visit(start, end);
  });
}

function addMatches(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
  needle: string,
  accepts: (target: string) => boolean,
  found: Include[],
): void {
  const line = text.slice(start, end);
  if (!line.includes(needle)) return;
  let code: number[] | undefined;
  for (const match of line.matchAll(pattern)) {
    const raw = match[1] ?? match[2] ?? match[3];
    const target = trimmedPath(raw);
    if (target.length > longestPath || !accepts(target)) continue;
    const at = match.index + match[0].indexOf(raw, needle === "](" ? 2 : match[0].indexOf(needle) + needle.length);
    code ??= inlineCode(line, 0, line.length);
    if (isInCode(code, at)) continue;
    const opens = needle === "@" ? at - 1 : needle === "#file:" ? match.index + match[0].indexOf("#") : at;
    found.push({ start: start + opens, end: start + at + target.length, target });
  }
}

/** Full stops, commas and closing marks after a path belong to the sentence. */
function trimmedPath(raw: string): string {
  let end = raw.length;
  while (end > 0 && ".,;:!?)]}'\"*".includes(raw[end - 1])) end--;
  return raw.slice(0, end);
}

/** Endings that make a word without a slash a file: `@rules.md`, but neither `@app.get` nor `@example.com`. */
const fileEndings = new Set(
  (
    "md mdc mdx txt rst adoc json jsonc jsonl yaml yml toml xml html htm css scss csv tsv sql ini cfg conf env ts tsx " +
    "mts js jsx mjs py pyi rb rs go java kt c h cpp hpp cs php sh ps1 lua swift prompt prompty ipynb lock proto graphql"
  ).split(" "),
);
const bareNames = /^(?:README|LICENSE|CHANGELOG|CONTRIBUTING|Makefile|Dockerfile)$/;

function isFilePath(target: string): boolean {
  if (target.includes("@")) return false;
  const ending = /\.([a-z][a-z0-9]{0,9})$/i.exec(target)?.[1].toLowerCase();
  if (ending !== undefined && fileEndings.has(ending)) return true;
  if (/^(?:~|\.{1,2})\//.test(target)) return true;
  // "@scope/name" is a package and "@/components" an alias of a bundler; "@docs/team/rules" is a path.
  if (!target.startsWith("/") && target.split("/").length > 2) return true;
  return bareNames.test(target);
}

/** A relative link to a file of text: no address, no anchor, no picture. */
function isFileLink(target: string): boolean {
  if (/\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|mp4|webm|pdf)$/i.test(target)) return false;
  if (/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(target)) return false;
  return target.includes("/") || /\.[a-z0-9]{1,10}(?:#[^#]*)?$/i.test(target);
}

const templateInclude = /^(?:include|import|extends|from|render|embed)\s+(?:["']([^"'\n]{1,400})["'])/;
const partial = /^>\s*(?:["']([^"'\n]{1,400})["']|([\p{L}\p{N}_./@-]{1,400}))/u;

function addTemplateIncludes(text: string, found: Include[]): void {
  if (!text.includes("{%") && !/\{\{[~-]?>/.test(text)) return;
  scanTemplateTags(text, ({ start, end, inside, kind }) => {
    if (kind === "comment" || found.length >= mostIncludes) return;
    const match = (kind === "statement" ? templateInclude : partial).exec(inside);
    const target = match?.[1] ?? match?.[2];
    if (target !== undefined) found.push({ start, end, target });
  });
}
