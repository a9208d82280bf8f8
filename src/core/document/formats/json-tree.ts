import { readString, scanLiteral, scanString, skipTrivia } from "./json-tokens.ts";

/** A value of JSON as it stands in the text, finished or not. */
export interface JsonNode {
  readonly type: "object" | "array" | "string" | "literal";
  /** `[start, end)` in the text; a string with its quotes, an unfinished value to where its text breaks off. */
  readonly start: number;
  readonly end: number;
  /** The member's name and where it stands with its quotes; every child of an object has one, nothing else has. */
  readonly key?: JsonKey;
  /** Members or items in order; empty for values that are none, and below the depth that was asked for. */
  readonly children: readonly JsonNode[];
}

export interface JsonKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

type Mutable = { -readonly [K in keyof JsonNode]: K extends "children" ? Mutable[] : JsonNode[K] };

const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;

/** Brackets nested too deep to be kept: only their kinds matter, so that the right one closes them. */
class Depths {
  readonly #open: number[] = [];
  #braces = 0;
  #brackets = 0;

  get empty(): boolean {
    return this.#open.length === 0;
  }

  push(code: number): void {
    this.#open.push(code);
    if (code === openBrace) this.#braces++;
    else this.#brackets++;
  }

  /** Closes the innermost bracket of the kind, with what was left open in it; false where there is none. */
  close(code: number): boolean {
    const opener = code === closeBrace ? openBrace : openBracket;
    if ((opener === openBrace ? this.#braces : this.#brackets) === 0) return false;
    for (let open = 0; open !== opener; ) {
      open = this.#open.pop()!;
      if (open === openBrace) this.#braces--;
      else this.#brackets--;
    }
    return true;
  }

  clear(): void {
    this.#open.length = this.#braces = this.#brackets = 0;
  }
}

/**
 * Reads JSON, with comments and trailing commas as in JSONC, and never gives up on broken text: what is missing ends
 * where the text does, what is too much is skipped, a string that is not closed ends with its line, an object that is
 * not closed ends where its sibling begins. One pass, no recursion: a hundred thousand brackets cost what other text
 * costs.
 *
 * @param deepest nodes nested deeper than this are read over, not kept; the root has depth 0.
 * @returns the first value of `[from, to)`, or undefined where there is none.
 */
export function parseJson(text: string, deepest: number, from = 0, to = text.length): JsonNode | undefined {
  const stack: Mutable[] = [];
  const deeper = new Depths();
  let root: Mutable | undefined;
  let key: JsonKey | undefined;
  let word: { start: number; end: number } | undefined;
  let reached = from;

  const add = (type: JsonNode["type"], start: number, end: number): Mutable => {
    const node: Mutable =
      key === undefined ? { type, start, end, children: [] } : { type, start, end, key, children: [] };
    if (stack.length > 0) stack[stack.length - 1].children.push(node);
    else root ??= node;
    key = undefined;
    return node;
  };
  const takesValue = (): boolean => stack.length === 0 || stack[stack.length - 1].type === "array" || key !== undefined;
  /** A string that no colon follows is a value, or a key that is still being typed. */
  const settleWord = (): void => {
    if (word !== undefined && takesValue()) add("string", word.start, word.end);
    word = undefined;
  };
  const closeTo = (depth: number, end: number, lastEnd: number): void => {
    key = undefined;
    while (stack.length > depth) {
      stack[stack.length - 1].end = stack.length === depth + 1 ? lastEnd : end;
      stack.pop();
    }
  };
  const open = (code: number, at: number): void => {
    settleWord();
    // An object where a key is due: the one before it was not closed.
    if (!takesValue() && stack.at(-2)?.type === "array") closeTo(stack.length - 1, reached, reached);
    if (!takesValue()) key = { name: "", start: at, end: at };
    const node = add(code === openBrace ? "object" : "array", at, to);
    stack.push(node);
  };

  for (let at = skipTrivia(text, from, to); at < to; at = skipTrivia(text, reached, to)) {
    const code = text.charCodeAt(at);
    let next = at + 1;
    const opens = code === openBrace || code === openBracket;
    const closes = code === closeBrace || code === closeBracket;
    if (opens && (!deeper.empty || stack.length > deepest)) deeper.push(code);
    else if (opens) open(code, at);
    else if (closes) {
      settleWord();
      if (deeper.empty || !deeper.close(code)) {
        deeper.clear();
        const type = code === closeBrace ? "object" : "array";
        const depth = stack.findLastIndex((node) => node.type === type);
        if (depth >= 0) closeTo(depth, reached, next);
      }
    } else if (code === 34) {
      if (deeper.empty) settleWord();
      next = scanString(text, at, to);
      if (deeper.empty) word = { start: at, end: next };
    } else if (!deeper.empty) {
      if (code !== 44 && code !== 58) next = scanLiteral(text, at, to);
    } else if (code === 58) {
      if (word !== undefined) key = { name: readString(text, word.start, word.end), ...word };
      word = undefined;
    } else if (code === 44) {
      settleWord();
      key = undefined;
    } else {
      settleWord();
      next = scanLiteral(text, at, to);
      if (takesValue()) add("literal", at, next);
    }
    reached = next;
    if (root !== undefined && stack.length === 0) return root;
  }
  settleWord();
  closeTo(0, reached, reached);
  return root;
}

/** The member of an object by its name; undefined where there is none or the node is no object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.type === "object" ? node.children.find((child) => child.key?.name === name) : undefined;
}

/** What a string node says; undefined for other nodes. */
export function stringOf(text: string, node: JsonNode | undefined): string | undefined {
  return node?.type === "string" ? readString(text, node.start, node.end) : undefined;
}
