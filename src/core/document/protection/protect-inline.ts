import type { ProtectedRange } from "../document.ts";
import { scanTemplateTags } from "../formats/templates.ts";
import { matchesNear } from "./matches-near.ts";
import { isListNumber, numberPattern } from "./numbers.ts";

/** Addresses on the web and of mail. Each begins at a fixed word or at a word's start, and is of bounded length. */
const url =
  /(?:https?|ftps?|file|wss?|ssh|git|s3|gs|vscode|data):\/{0,2}[^\s<>"'`[\]{}|\\^]{2,2000}|(?<![\w.])www\.[^\s<>"'`[\]{}|\\^]{3,500}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;

const scheme = /^(?:https?|ftps?|file|wss?|ssh|git|s3|gs|vscode):\/\/|^data:[\w-]+\/|^www\.|@/;

const URL_SIGN = /[:@]|www\./g;
/** The longest name before an @. */
const URL_REACH = 64;

/** Words with a slash or a full stop inside; which of them are paths, `isPath` says. */
const pathLike =
  /(?<![\p{L}\p{N}_./\\~@-])(?:[A-Za-z]:|~)?[\p{L}\p{N}_@+*-]{0,200}[./\\][\p{L}\p{N}_./\\@+*-]{1,300}/gu;

const PATH_SIGN = /[./\\](?=[\p{L}\p{N}_./\\@+*-])/gu;
/** Two hundred letters of two code units each behind a drive. */
const PATH_REACH = 402;

const DIGIT = /\p{Nd}/gu;
/** The longest month with a full stop and a blank. */
const NUMBER_REACH = 12;

/** Line breaks that are written as escapes, between two sentences: they look like folders. */
const writtenBreaks = /\\n\\n|\\r\\n(?!\p{Ll})/u;

const knownEnding =
  /\.(?:md|mdx|mdc|txt|json[cl5]?|ya?ml|toml|xml|html?|css|scss|less|csv|tsv|sql|ini|cfg|conf|env|lock|log|[cm]?[jt]sx?|pyi?|rb|rs|go|java|kts?|cs|cpp|hpp|cc|hh|h|c|php|swift|scala|sh|bash|zsh|ps1|bat|lua|vue|svelte|ipynb|proto|graphql|prompty?|hbs|j2|png|jpe?g|gif|svg|webp|pdf|docx?|xlsx?|pptx?|zip|gz|tar|exe|dll|so|wasm|vsix|parquet|db|sqlite)$/i;

/**
 * Variables a program fills in: `${name}`, `{name}`, `$ARGUMENTS`, `%(name)s`, `<|end|>`, `[[name]]`, `[YOUR NAME]`.
 */
const variable =
  /\$\{[^{}\n]{1,200}\}|(?<![\w$\\])\$(?:[A-Z][A-Z0-9_]{1,60}|[a-z_][a-zA-Z0-9_]{0,60})\b|(?<!\{)\{[A-Za-z_][\w.]{0,80}(?:\[[\w"']{1,40}\])?(?:![rsa])?(?::[^{}\n]{0,20})?\}(?!\})|<\|[^|<>\n]{1,80}\|>|%\([A-Za-z_]\w{0,60}\)[sdfr]|\[\[[^[\]\n]{1,80}\]\](?!\()|\[[A-Z][A-Z0-9][A-Z0-9 _/-]{0,60}\](?![(:\]])/g;

/** A tag of XML or HTML anywhere in a line: `<name>`, `</name attr="x">`, `<your name here>`. */
const inlineTag = /<\/?[A-Za-z_][\w.:-]{0,100}(?:[\s/][^<>\n]{0,300})?>/g;

/** Finds what stays as it is inside running text: variables, tags, addresses, paths, numbers; unsorted. */
export function protectInline(text: string, ranges: ProtectedRange[]): void {
  if (text.includes("{{") || text.includes("{%")) {
    scanTemplateTags(text, ({ start, end, kind }) => {
      if (kind !== "comment")
        ranges.push({ start, end, reason: kind === "statement" ? "template tag" : "template variable" });
    });
  }
  for (const match of text.matchAll(variable)) push(ranges, match.index, match[0], "template variable");
  if (text.includes("<")) for (const match of text.matchAll(inlineTag)) push(ranges, match.index, match[0], "tag");
  for (const match of matchesNear(text, url, URL_SIGN, URL_REACH)) {
    const address = trimmedAddress(match[0]);
    if (scheme.test(address)) push(ranges, match.index, address, "URL");
  }
  for (const match of matchesNear(text, pathLike, PATH_SIGN, PATH_REACH)) {
    const path = withoutTail(match[0], ".*@+-");
    if (isPath(path)) push(ranges, match.index, path, "file path");
  }
  for (const match of matchesNear(text, numberPattern, DIGIT, NUMBER_REACH)) {
    const end = match.index + match[0].length;
    if (!isListNumber(text, match.index, end)) push(ranges, match.index, match[0], "number");
  }
}

function push(ranges: ProtectedRange[], start: number, found: string, reason: string): void {
  ranges.push({ start, end: start + found.length, reason });
}

function withoutTail(word: string, marks: string): string {
  let end = word.length;
  while (end > 0 && marks.includes(word[end - 1])) end--;
  return word.slice(0, end);
}

/** Without the full stop, comma or bracket that belongs to the sentence around it. */
function trimmedAddress(address: string): string {
  let end = withoutTail(address, ".,;:!?*_。，、；：！？").length;
  // A closing bracket is a part of the address only where its opening one is.
  if (!address.includes("(")) while (end > 0 && address[end - 1] === ")") end--;
  return address.slice(0, end);
}

/** "src/a.ts", "./x", "C:\\x", "package.json", "a/b/c"; not "and/or", "his/her", "1/2", "e.g", "10.5". */
function isPath(word: string): boolean {
  if (!/\p{L}/u.test(word) || writtenBreaks.test(word)) return false;
  if (knownEnding.test(word)) return word.replace(knownEnding, "").length > 0 || word.length > 3;
  if (/^(?:[A-Za-z]:[\\/]|~[\\/]|\.{1,2}[\\/]).{1,}/.test(word)) return true;
  const separators = word.match(/[\\/]/g)?.length ?? 0;
  if (/^\/[\w.-]{2,}/.test(word)) return separators > 1 || /^\/[a-z][\w-]+$/.test(word);
  return separators > 1 && !/^\p{L}{1,12}(?:\/\p{L}{1,12})+$/u.test(word);
}
