import type { Node } from "@vscode/tree-sitter-wasm";
import type { Definition } from "../../core/select/code/definition.ts";
import { CONTAINERS, DEFINITIONS, NAMED_VALUES, WRAPPERS } from "./node-types.ts";

/** Classes in classes in namespaces; what is nested deeper belongs to what it stands in. */
const DEEPEST = 8;
/** Longer heads are cut: enough for any list of parameters that a person reads. UTF-16 code units. */
const LONGEST_SIGNATURE = 1_000;
const LONGEST_NAME = 120;

/** The definitions under a node, in order, those of classes inside them. Bodies of functions are not entered. */
export function definitionsOf(root: Node, text: string): Definition[] {
  const found: Definition[] = [];
  collect(root, text, 0, found);
  return found;
}

interface Lead {
  readonly start: number;
  readonly end: number;
}

/** @param first a comment that the grammar puts before the body, and a reader on its first definition. */
function collect(container: Node, text: string, depth: number, found: Definition[], first?: Lead): void {
  // Comments and attributes right above a definition are its own.
  let lead = first;
  for (const node of container.namedChildren) {
    if (node === null) continue;
    if (isLead(node.type)) {
      const own = lead !== undefined && touches(text, lead.end, node.startIndex);
      const alone = isFirstInLine(text, node.startIndex);
      if (alone) lead = { start: own ? lead!.start : node.startIndex, end: node.endIndex };
      continue;
    }
    const core = unwrapped(node);
    const above = lead !== undefined && touches(text, lead.end, node.startIndex) ? lead : undefined;
    lead = undefined;
    if (core !== undefined) {
      found.push(definitionOf(node, core, text, depth, above?.start));
    } else if (CONTAINERS.has(node.type) && depth < DEEPEST) collect(node, text, depth + 1, found);
  }
}

function definitionOf(whole: Node, core: Node, text: string, depth: number, above: number | undefined): Definition {
  const body = bodyOf(core);
  const children: Definition[] = [];
  const inner = innerLead(core, body);
  if (body !== undefined && !FUNCTIONS.test(core.type) && depth < DEEPEST)
    collect(body, text, depth + 1, children, inner);
  const signatureStart = core.type === "decorated_definition" ? core.startIndex : headStart(whole, core);
  const bodyStart = inner?.start ?? body?.startIndex ?? lineEnd(text, signatureStart, whole.endIndex);
  const signatureEnd = trimmedEnd(text, signatureStart, Math.min(bodyStart, signatureStart + LONGEST_SIGNATURE));
  const doc = above === undefined ? docString(body) : { start: above, end: trimmedEnd(text, above, whole.startIndex) };
  return {
    name: nameOf(core, text).slice(0, LONGEST_NAME),
    start: above ?? whole.startIndex,
    end: whole.endIndex,
    signatureStart,
    signatureEnd,
    ...(doc && { doc }),
    children,
  };
}

const FUNCTIONS = /function|method|constructor|operator|property|declarator|lexical|variable/;

/** The comment between the head and a body that no brace opens: it is no part of the head. */
function innerLead(core: Node, body: Node | undefined): Lead | undefined {
  if (body === undefined || !INDENTED.has(body.type)) return undefined;
  const comments = core.namedChildren.filter((child) => child?.type === "comment" && child.endIndex <= body.startIndex);
  return comments.length === 0 ? undefined : { start: comments[0]!.startIndex, end: comments.at(-1)!.endIndex };
}

/** Bodies that no brace opens. */
const INDENTED: ReadonlySet<string> = new Set(["block", "body_statement"]);

/** The definition inside decorators, exports and templates; undefined where the node is none. */
function unwrapped(node: Node): Node | undefined {
  let core = node;
  for (let depth = 0; WRAPPERS.has(core.type) && depth < DEEPEST; depth++) {
    const inside = core.namedChildren.findLast((child) => child !== null && !isLead(child.type));
    if (!inside) return undefined;
    core = inside;
  }
  if (core.type === "lexical_declaration" || core.type === "variable_declaration") {
    const value = core.namedChildren[0]?.childForFieldName("value");
    return value && NAMED_VALUES.has(value.type) ? core : undefined;
  }
  return DEFINITIONS.has(core.type) ? core : undefined;
}

/** Decorators stay above the signature: it begins with the words of the definition itself. */
function headStart(whole: Node, core: Node): number {
  return whole.type === "decorated_definition" ? core.startIndex : whole.startIndex;
}

function bodyOf(core: Node): Node | undefined {
  const named = core.childForFieldName("body");
  if (named) return named;
  const value = core.namedChildren[0]?.childForFieldName("value")?.childForFieldName("body");
  if (value) return value;
  return core.namedChildren.find((child) => child !== null && CONTAINERS.has(child.type)) ?? undefined;
}

function nameOf(core: Node, text: string): string {
  const of = (node: Node | null | undefined): string => (node ? text.slice(node.startIndex, node.endIndex) : "");
  if (core.type === "impl_item") {
    const trait = of(core.childForFieldName("trait"));
    const type = of(core.childForFieldName("type"));
    return trait === "" ? type : `${trait} for ${type}`;
  }
  const receiver = core.type === "method_declaration" ? core.childForFieldName("receiver") : null;
  const owner = receiver ? /([\p{L}_][\p{L}\p{N}_]*)(?:\[[^\]]*\])?\s*\)$/u.exec(of(receiver))?.[1] : undefined;
  let named = core.childForFieldName("name");
  for (let at = core.childForFieldName("declarator"); !named && at; at = at.childForFieldName("declarator")) {
    if (!at.childForFieldName("declarator")) named = at;
  }
  named ??= core.namedChildren[0]?.childForFieldName("name") ?? null;
  const name = of(named).replace(/\s+/g, " ");
  return owner === undefined ? name || core.type.replaceAll("_", " ") : `${owner}.${name}`;
}

/** A string that a Python body begins with. */
function docString(body: Node | undefined): { start: number; end: number } | undefined {
  if (body?.type !== "block") return undefined;
  const first = body.namedChildren[0];
  const string = first?.type === "expression_statement" ? first.namedChildren[0] : first;
  return string?.type === "string" ? { start: string.startIndex, end: string.endIndex } : undefined;
}

function isLead(type: string): boolean {
  return type.includes("comment") || type === "attribute_item" || type === "decorator" || type === "attribute_list";
}

/** Whether only blanks and at most one line break stand between. */
function touches(text: string, from: number, to: number): boolean {
  if (to - from > 200) return false;
  const between = text.slice(from, to);
  return between.trim() === "" && between.split("\n").length <= 2;
}

function isFirstInLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}

function lineEnd(text: string, from: number, most: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 || feed > most ? most : feed;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
