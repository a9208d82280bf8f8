import { promptParts } from "../../core/budget/prompt-parts.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";

const TEXTS = ["text", "prompt", "input", "content"] as const;

/**
 * Tokens of one line of a file of requests: a text (`text`, `prompt`, `input`), a chat (`messages`, `contents`), one of
 * these in `body` as batch interfaces have it, or a number of `tokens` that somebody counted before.
 */
export function requestLength(line: string, tokenizer: Tokenizer): number | UserError {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return invalid("is not JSON");
  }
  if (typeof value === "string") return tokenizer.measure(value).high;
  if (typeof value !== "object" || value === null) return invalid("is no request");
  const request = value as Readonly<Record<string, unknown>>;
  if (Number.isSafeInteger(request.tokens) && Number(request.tokens) >= 0) return Number(request.tokens);
  for (const name of TEXTS) {
    const text = request[name];
    if (typeof text === "string") return tokenizer.measure(text).high;
  }
  const body = request.body ?? request;
  const parts = promptParts(JSON.stringify(body), { format: "chat-json", sections: [], includes: [] });
  if (parts.chatOverhead === 0) return invalid("holds no text and no messages");
  const counted = [...parts.texts, parts.tools].reduce((sum, text) => sum + tokenizer.measure(text).high, 0);
  return counted + parts.chatOverhead;
}
