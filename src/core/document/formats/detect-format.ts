import type { Dialect, DocumentHint, Format } from "../document.ts";
import { memberOf, parseJson } from "./json-tree.ts";

/** The format, and the habit on top of it where the file's name tells one. */
export interface DetectedFormat {
  readonly format: Format;
  readonly dialect?: Dialect;
}

/** Only so much of the text is looked at. */
const looked = 65_536;

const languages: Readonly<Record<string, Format>> = {
  markdown: "markdown",
  mdx: "markdown",
  quarto: "markdown",
  rmd: "markdown",
  prompt: "markdown",
  instructions: "markdown",
  chatmode: "markdown",
  chatagent: "markdown",
  skill: "markdown",
  prompty: "markdown",
  dotprompt: "markdown",
  html: "html",
  vue: "html",
  "vue-html": "html",
  xml: "xml",
  xsl: "xml",
  svg: "xml",
  yaml: "yaml",
  dockercompose: "yaml",
  "github-actions-workflow": "yaml",
};

/** Languages whose text may be anything: the text itself decides. */
const anything = new Set(
  "plaintext jinja jinja-md jinja-html handlebars mustache liquid django-txt django-html twig log raw".split(" "),
);

const extensions: Readonly<Record<string, Format>> = {
  md: "markdown",
  markdown: "markdown",
  mdx: "markdown",
  mdc: "markdown",
  qmd: "markdown",
  rmd: "markdown",
  prompty: "markdown",
  prompt: "markdown",
  html: "html",
  htm: "html",
  xml: "xml",
  xsl: "xml",
  svg: "xml",
  yaml: "yaml",
  yml: "yaml",
};

const codeExtensions = new Set(
  (
    "ts tsx mts cts js jsx mjs cjs py pyi rb rs go java kt kts scala c h cc cpp cxx hpp hh cs fs fsx vb swift m mm php " +
    "pl pm lua r jl dart ex exs erl hrl hs lhs ml mli clj cljs cljc lisp el scm sh bash zsh fish ps1 psm1 bat cmd sql " +
    "css scss sass less vue svelte astro zig nim d pas f90 f95 groovy gradle tf hcl proto graphql gql cmake mk asm s sol " +
    "toml ini cfg conf properties"
  ).split(" "),
);

const textExtensions = new Set(
  "txt text rst adoc log j2 jinja jinja2 hbs handlebars mustache liquid tmpl template".split(" "),
);

/** Files that take instructions for an agent, and pull in others with `@path`. */
const agentFiles = new Set([
  "agents.md",
  "claude.md",
  "claude.local.md",
  "gemini.md",
  "agent.md",
  "copilot-instructions.md",
]);

const promptFile = /(?:\.(?:prompt|instructions|chatmode|agent)\.md|(?:^|[\\/])skill\.md)$/i;
const promptLanguages = new Set(["prompt", "instructions", "chatmode", "chatagent", "skill"]);

/** What a text is written in: from the editor's language, else from the file's name, else from the text itself. */
export function detectFormat(text: string, hint: DocumentHint = {}): DetectedFormat {
  const name = (hint.path ?? "").toLowerCase().split(/[\\/]/).pop()!;
  const dialect = dialectOf(name, hint);
  if (dialect === "notebook") return { format: "json", dialect };
  const format = formatOf(text, name, hint.languageId);
  return dialect === undefined ? { format } : { format, dialect };
}

function dialectOf(name: string, hint: DocumentHint): Dialect | undefined {
  if (name.endsWith(".ipynb")) return "notebook";
  if (agentFiles.has(name)) return "agent";
  if (promptFile.test(name) || promptLanguages.has(hint.languageId ?? "")) return "prompt-file";
  if (name.endsWith(".prompty") || hint.languageId === "prompty") return "prompty";
  if (name.endsWith(".prompt") || hint.languageId === "dotprompt") return "dotprompt";
  return undefined;
}

function formatOf(text: string, name: string, languageId: string | undefined): Format {
  const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? "";
  const language = languageId ?? "";
  if (language === "jsonl" || /^(?:jsonl|ndjson|jsonlines)$/.test(extension)) return "chat-jsonl";
  if (/^json[c5]?$/.test(language) || (language === "" && /^json[c5]?$/.test(extension))) {
    return isChat(text) ? "chat-json" : "json";
  }
  const known = languages[language];
  if (known !== undefined) return known;
  if (anything.has(language) || language === "") {
    // "notes.md.j2" is Markdown with a template around it.
    const inner = textExtensions.has(extension) ? (/\.([a-z0-9]+)\.[a-z0-9]+$/.exec(name)?.[1] ?? "") : extension;
    const named = extensions[inner];
    if (named !== undefined) return named;
    if (codeExtensions.has(inner)) return "code";
    return sniffed(text);
  }
  return "code";
}

function isChat(text: string): boolean {
  const start = text.slice(0, looked);
  if (!/"(?:role|from|messages|contents|conversations)"/.test(start)) return false;
  const root = parseJson(start, 2);
  if (root?.type === "array") return root.children.some((node) => hasRole(node));
  return ["messages", "contents", "conversations", "input"].some((name) => {
    const list = memberOf(root, name);
    return list?.type === "array" && (list.children.length === 0 || list.children.some((node) => hasRole(node)));
  });
}

function hasRole(node: Parameters<typeof memberOf>[0]): boolean {
  return (
    memberOf(node, "role") !== undefined ||
    (memberOf(node, "from") !== undefined && memberOf(node, "value") !== undefined)
  );
}

/** The format of a text that nothing is known of: JSON, XML, Markdown where its marks are plain to see, else text. */
function sniffed(text: string): Format {
  const start = text.slice(0, looked);
  const first = /\S/.exec(start)?.[0] ?? "";
  if (first === "{" || first === "[") {
    if (isChat(text)) return "chat-json";
    const lines = start.split("\n", 3).filter((line) => line.trim() !== "");
    if (lines.length > 1 && lines.slice(0, 2).every(isWholeObject)) return "chat-jsonl";
    if (/^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{["\d\]]))/.test(start) && parsesFully(text)) return "json";
  }
  if (/^\s*<\?xml\b/.test(start)) return "xml";
  if (/^\s*(?:<!doctype html|<html)\b/i.test(start)) return "html";
  return isMarkdown(start) ? "markdown" : "text";
}

function isWholeObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function parsesFully(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One mark that hardly anything but Markdown has, or two headings: a single `# line` may be a comment. */
function isMarkdown(start: string): boolean {
  if (/^(?:\uFEFF)?---[ \t]*\r?\n[\s\S]{0,4000}?\n---[ \t]*(?:\r?\n|$)/.test(start)) return true;
  if (/^(?:```|~~~)/m.test(start) || /^\|[ \t]*:?-{3}/m.test(start)) return true;
  const headings = start.match(/^#{1,6} \S/gm)?.length ?? 0;
  return headings >= 2 || /^\s*#{1,6} \S[^\n]*\n/.test(start) || /^#{2,6} \S/m.test(start);
}
