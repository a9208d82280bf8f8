import type { Section } from "../document.ts";
import { eachLine } from "./lines.ts";
import { mostSections, type Span, sectionTree } from "./section-tree.ts";
import { plainTitle } from "./title.ts";

/** A declaration that begins a line, in the words of the common languages; group 1 is the name. */
const declaration = new RegExp(
  "^(?:(?:export|default|declare|abstract|public|private|protected|internal|static|final|sealed|partial|open|data|" +
    "inline|suspend|override|virtual|async|unsafe|extern|pub(?:\\([a-z]+\\))?|const) +)*" +
    "(?:function\\*?|class|interface|enum|struct|union|trait|impl(?:<[^>]{0,80}>)?|fn|func|fun|def|defp?|defmodule|" +
    "module|namespace|object|record|type|protocol|extension|macro_rules!|contract|sub|proc)\\b *" +
    "(?:\\([^)]{0,120}\\) *)?([\\p{L}_$][\\p{L}\\p{N}_$.:<>]{0,100})?",
  "u",
);

/** `const name = (...) => {`, `exports.name = function`, `let name = class`. */
const assigned =
  /^(?:export +)?(?:default +)?(?:const|let|var)? *([\p{L}_$][\p{L}\p{N}_$.]{0,100})[^=\n]{0,120}= *(?:async *)?(?:function\b|class\b|\([^\n]{0,300}=>|[\p{L}_$][\p{L}\p{N}_$]* *=>|\($)/u;

/** `int main(void) {`, `static String name(...)`: words, a name and a parameter list, as C, Java and their kin write it. */
const typed =
  /^(?:[\p{L}_][\p{L}\p{N}_:<>,*&[\]]{0,80}[ *&]+){1,6}\*?([\p{L}_~][\p{L}\p{N}_:~]{0,100})\([^;\n]{0,300}$/u;

/** `name() {` of a shell; `CREATE TABLE name` of SQL. */
const others = /^(?:([\w-]{1,80}) *\(\) *\{|CREATE +(?:OR +REPLACE +)?\w+ +([\w."]{1,80}))/i;

const notNames = new Set(
  "if else for while switch return case do try catch with using new throw await yield import from".split(" "),
);

/**
 * Top-level functions and classes, by a heuristic on lines and indentation: a declaration at the very left begins one,
 * which reaches over all lines that are indented, blank, or begin with a closing bracket or a word that closes a block.
 */
export function codeSections(text: string): Section[] {
  const spans: Span[] = [];
  let open: { title: string; start: number; labelEnd: number; end: number } | undefined;
  const finish = (): void => {
    if (open !== undefined) spans.push({ kind: "symbol", ...open });
    open = undefined;
  };
  eachLine(text, 0, (start, end) => {
    if (start === end) return;
    const code = text.charCodeAt(start);
    if (code === 32 || code === 9) {
      if (open !== undefined && !isShortBlank(text, start, end)) open.end = end;
      return;
    }
    const line = text.slice(start, Math.min(end, start + 500));
    if (open !== undefined && closesBlock(line)) {
      open.end = end;
      return;
    }
    finish();
    const title = declaredName(line);
    if (title !== undefined && spans.length < mostSections) open = { title, start, labelEnd: end, end };
  });
  finish();
  return sectionTree(text, [], spans);
}

function isShortBlank(text: string, start: number, end: number): boolean {
  return end - start < 200 && text.slice(start, end).trim() === "";
}

/** Whether a line ends the block before it, or goes on with its other branch. */
export function closesBlock(line: string): boolean {
  return /^(?:[)\]}{]|end\b|else\b|elif\b|except\b|finally\b|catch\b|rescue\b|ensure\b|when\b|where\b)/.test(line);
}

/** The name that a line at the left declares; undefined where it declares nothing. */
export function declaredName(line: string): string | undefined {
  // Comments, decorators, preprocessor lines and the like begin otherwise.
  if (!/^[\p{L}_$]/u.test(line)) return undefined;
  const declared = declaration.exec(line);
  if (declared !== null && declared[0].trim() !== "")
    return plainTitle(declared[0].replace(/[.:<]+\s*$/, "")) || undefined;
  const other = assigned.exec(line) ?? typed.exec(line) ?? others.exec(line);
  const name = other?.[1] ?? other?.[2];
  if (name === undefined || notNames.has(/^\w*/.exec(line)![0])) return undefined;
  return plainTitle(name);
}
