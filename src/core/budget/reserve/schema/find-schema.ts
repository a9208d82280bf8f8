import { type JsonNode, memberOf, parseJson } from "../../../document/formats/json-tree.ts";

/** A JSON schema that the answer is to follow. */
export interface AnswerSchema {
  /** As it was parsed; nothing is known of its shape. */
  readonly schema: unknown;
  /** A parameter of the request, which the vendor holds the answer to, or a block in the prompt, which it is asked to follow. */
  readonly from: "request" | "prompt";
  /** Its line in the text, from 1; `null` where it stands inside of a message's string. */
  readonly line: number | null;
}

/** Where requests of OpenAI (both), Gemini (both), Anthropic (both), vLLM and Ollama hold it. */
const PLACES = [
  ["response_format", "json_schema", "schema"],
  ["response_format", "schema"],
  ["text", "format", "schema"],
  ["generationConfig", "responseSchema"],
  ["generationConfig", "responseJsonSchema"],
  ["output_config", "format", "schema"],
  ["output_format", "schema"],
  ["guided_json"],
  ["format"],
] as const;
const DEEPEST_PLACE = 3;
/** A schema of more is not read. */
const LONGEST_SCHEMA = 200_000;

/** The schema that a request names. */
export function requestedSchema(text: string): AnswerSchema | undefined {
  // Most requests name none, and need not be parsed for it.
  if (!/schema|format|guided_json/i.test(text)) return undefined;
  const root = parseJson(text, DEEPEST_PLACE);
  for (const place of PLACES) {
    const node = place.reduce<JsonNode | undefined>((inner, name) => memberOf(inner, name), root);
    if (node?.type !== "object") continue;
    const schema = schemaOf(text.slice(node.start, node.end));
    if (schema !== undefined) return { schema, from: "request", line: lineAt(text, node.start) };
  }
  return undefined;
}

/** Words of a sentence that asks for an answer by a schema; they stand before its block. */
const ASKS = /\b(?:answer|respond|response|reply|output|outputs|return|result|produce|conform|match|follow)/i;
const OF_SCHEMA = /\bschema\b/i;
const LOOKED_BEFORE = 300;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]{0,8}(?:json[c5]?|jsonschema|json-schema)?[ \t]{0,8}\r?$/gim;

/** The schema in a fenced block that follows words like "answer with JSON of this schema". */
export function askedSchema(text: string): AnswerSchema | undefined {
  if (!OF_SCHEMA.test(text)) return undefined;
  FENCE.lastIndex = 0;
  for (let fence = FENCE.exec(text); fence !== null; fence = FENCE.exec(text)) {
    const start = FENCE.lastIndex + 1;
    const end = text.indexOf(`\n${fence[0].trim().slice(0, fence[1]!.length)}`, FENCE.lastIndex);
    if (end === -1) return undefined;
    const before = text.slice(Math.max(0, fence.index - LOOKED_BEFORE), fence.index);
    const schema = ASKS.test(before) && OF_SCHEMA.test(before) ? schemaOf(text.slice(start, end)) : undefined;
    if (schema !== undefined) return { schema, from: "prompt", line: lineAt(text, start) };
    // Behind the line that closes the block.
    const next = text.indexOf("\n", end + 1);
    if (next === -1) return undefined;
    FENCE.lastIndex = next;
  }
  return undefined;
}

function schemaOf(json: string): unknown {
  if (json.length > LONGEST_SCHEMA) return undefined;
  try {
    const parsed: unknown = JSON.parse(json);
    const isSchema = typeof parsed === "object" && parsed !== null && SIGNS.some((sign) => Object.hasOwn(parsed, sign));
    return isSchema ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const SIGNS = ["type", "properties", "items", "$ref", "anyOf", "oneOf", "allOf", "enum", "$schema"];

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
