import { createScanner, findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import * as v from "valibot";
import { didYouMean } from "../nearest-names.ts";
import { UserError } from "../user-error.ts";
import {
  CONFIG_NAME,
  type Config,
  configSchema,
  RULE_KEYS,
  SELECTION_KEYS,
  STEP_KEYS,
  THRESHOLD_KEYS,
} from "./config.ts";

const LONGEST = 1_000_000;
const DEEPEST = 20;

/**
 * Reads a `.promptbudget.json`; comments and a comma after the last item are welcome. A UserError `invalid-config`
 * names the file (as `name`), the line and the key, and says what was expected.
 */
export function parseConfig(text: string, name: string = CONFIG_NAME): Config | UserError {
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  const wrong = (offset: number, message: string) =>
    new UserError("invalid-config", `${name}, line ${lineOf(source, offset)}: ${message}`);
  if (source.length > LONGEST) return new UserError("invalid-config", `${name} is longer than ${LONGEST} characters.`);
  const tooDeep = offsetOfDepth(source, DEEPEST);
  if (tooDeep !== undefined) return wrong(tooDeep, `brackets are nested more than ${DEEPEST} deep.`);

  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (tree === undefined || errors.length > 0) {
    const offset = errors[0]?.offset ?? 0;
    return wrong(offset, `this is not JSON${nearby(source, offset)}.`);
  }
  if (tree.type !== "object") return wrong(tree.offset, "the file must hold an object.");
  const parsed = v.safeParse(configSchema, plainValue(tree));
  if (parsed.success) return parsed.output;

  const issue = parsed.issues[0];
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const node = findNodeAtLocation(tree, path) ?? tree;
  const offset = node.parent?.type === "property" ? node.parent.offset : node.offset;
  if (issue.message === "is not known")
    return wrong(offset, `"${keyPath(path)}" is not known.${didYouMean(String(path.at(-1)), knownKeys(path))}`);
  const value = node.value === undefined ? "" : `, not ${clipped(JSON.stringify(node.value), 60)}`;
  return wrong(offset, `"${keyPath(path)}" ${issue.message}${value}.`);
}

/** The tree as plain values; a key named `__proto__` stays a key. */
function plainValue(node: Node): unknown {
  const children = node.children ?? [];
  if (node.type === "array") return children.map(plainValue);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(
    children.flatMap(({ children: pair }) =>
      pair?.[1] === undefined ? [] : [[String(pair[0]?.value), plainValue(pair[1])] as const],
    ),
  );
}

/** Where brackets are nested deeper than `deepest`: the parser calls itself for each. */
function offsetOfDepth(text: string, deepest: number): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  do {
    scanner.scan();
    const first = text[scanner.getTokenOffset()];
    if (first === "{" || first === "[") depth++;
    if (first === "}" || first === "]") depth--;
    if (depth > deepest) return scanner.getTokenOffset();
  } while (scanner.getTokenLength() > 0);
  return undefined;
}

function knownKeys(path: readonly (string | number)[]): readonly string[] {
  if (path.length === 1) return Object.keys(configSchema.entries);
  if (path[0] === "steps") return STEP_KEYS;
  if (path[0] === "selections") return SELECTION_KEYS;
  return path[0] === "files" ? RULE_KEYS : THRESHOLD_KEYS;
}

/** `files[0].budget` */
function keyPath(path: readonly (string | number)[]): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`)).join("");
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

function nearby(text: string, offset: number): string {
  const rest = text.slice(offset).trimStart();
  if (rest === "") return ": something is missing at its end";
  return ` at ${JSON.stringify(clipped(rest.split(/\r?\n/, 1)[0] ?? "", 30))}`;
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
