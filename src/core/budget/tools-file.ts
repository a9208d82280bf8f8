import { type ParseError, parse } from "jsonc-parser";
import { type JsonNode, memberOf, parseJson, stringOf } from "../document/formats/json-tree.ts";
import { UserError } from "../user-error.ts";

/** The tools that a file adds to a prompt. */
export interface ToolsFile {
  /** How many it lists, and as what JSON a model is sent them. */
  readonly tools: number;
  readonly json: string;
  /** Names of servers that the file only names: their tools are not known. */
  readonly servers: readonly string[];
}

/** Parts of a tool in `tools/list` that reach a model; the others are for the program around it. */
const SENT = ["name", "description", "inputSchema"];
/** A list of answers to `tools/list`, each with its tools and their parts. */
const DEEPEST = 5;

/**
 * Reads a file of tools: a request's `tools` array, answers to `tools/list` (one, or a list of them), and the `mcp.json` of VS
 * Code (`servers`) or Claude (`mcpServers`), whose servers that are off are left out. A UserError `unreadable-file` names it.
 */
export function readToolsFile(text: string, name: string): ToolsFile | UserError {
  if (!isJson(text))
    return new UserError("unreadable-file", `${name} is no valid JSON; it may be cut short, or hold several answers.`);
  const root = parseJson(text, DEEPEST);
  const lists = root?.type === "array" ? [root, ...root.children.map(listIn)] : [listIn(root)];
  const tools = lists.flatMap((list) => list?.children ?? []).filter((tool) => isTool(tool));
  const named = memberOf(root, "servers") ?? memberOf(root, "mcpServers");
  const isKnown = tools.length > 0 || named?.type === "object" || lists.some((list) => list?.children.length === 0);
  if (!isKnown)
    return new UserError(
      "unreadable-file",
      `${name} lists no tools: a "tools" array, an answer to tools/list, "servers" or "mcpServers" was expected.`,
    );
  const servers = (named?.children ?? []).filter((server) => !isOff(text, server));
  return {
    tools: tools.length,
    json: tools.length === 0 ? "" : `[${tools.map((tool) => toolText(text, tool)).join(",")}]`,
    servers: servers.map(({ key }) => key?.name ?? ""),
  };
}

/** With the comments and the comma after the last item that the files of editors have. */
function isJson(text: string): boolean {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { allowTrailingComma: true });
  } catch {
    // It calls itself for each bracket.
    return false;
  }
  return errors.length === 0;
}

/** `{"tools": [...]}`, also as the `result` of an answer. */
function listIn(node: JsonNode | undefined): JsonNode | undefined {
  const list = memberOf(memberOf(node, "result") ?? node, "tools");
  return list?.type === "array" ? list : undefined;
}

function isTool(node: JsonNode): boolean {
  return ["name", "function", "type", "functionDeclarations"].some((name) => memberOf(node, name) !== undefined);
}

function isOff(text: string, server: JsonNode): boolean {
  const off = memberOf(server, "disabled");
  return off !== undefined && text.slice(off.start, off.end) === "true";
}

function toolText(text: string, tool: JsonNode): string {
  if (memberOf(tool, "inputSchema") === undefined) return compact(text.slice(tool.start, tool.end));
  const parts = SENT.flatMap((name) => {
    const part = memberOf(tool, name);
    if (part === undefined) return [];
    const said = stringOf(text, part);
    return [`"${name}":${said === undefined ? compact(text.slice(part.start, part.end)) : JSON.stringify(said)}`];
  });
  return `{${parts.join(",")}}`;
}

/** Without the blanks that make a file readable; what is no JSON, or too deep for it, stays as it is. */
function compact(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}
