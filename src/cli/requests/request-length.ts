import { answerSchema, type PromptParts, promptParts } from "../../core/budget/prompt-parts.ts";
import { answerReserve } from "../../core/budget/reserve/reserve.ts";
import { schemaLengths } from "../../core/budget/reserve/schema/schema-lengths.ts";
import type { ParsedDocument } from "../../core/document/document.ts";
import { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";
import { attachedTokens, linkedImages, linkedPdfs } from "../input/linked-files.ts";
import type { CliTarget } from "../input/target.ts";

/** What one request takes; tokens. */
export interface RequestLength {
  /** All that goes in, pictures and PDFs too. */
  readonly tokens: number;
  readonly pictures: number;
  readonly pictureTokens: number;
  /** Pictures that are not in `tokens`: they lie on the network, cannot be read, or have no published formula. */
  readonly uncounted: number;
  /** Room for the answer, where the request bounds it by `max_tokens` or a JSON schema. */
  readonly answer: number | null;
}

const TEXTS = ["text", "prompt", "input", "content"] as const;

/**
 * One line of a file of requests: a text (`text`, `prompt`, `input`), a chat (`messages`, `contents`), one of these in `body` as
 * batch interfaces have it, or a number of `tokens` that somebody counted before. Files that it names are looked for in `folder`.
 */
export async function requestLength(
  line: string,
  target: CliTarget,
  folder: string,
): Promise<RequestLength | UserError> {
  const { tokenizer } = target;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return invalid("is not JSON");
  }
  if (typeof value === "string") return textAlone(tokenizer.measure(value).high);
  if (typeof value !== "object" || value === null) return invalid("is no request");
  const request = value as Readonly<Record<string, unknown>>;
  if (Number.isSafeInteger(request.tokens) && Number(request.tokens) >= 0) return textAlone(Number(request.tokens));
  for (const name of TEXTS) {
    const text = request[name];
    if (typeof text === "string") return textAlone(tokenizer.measure(text).high);
  }
  return chatLength(JSON.stringify(request.body ?? request), target, folder);
}

function textAlone(tokens: number): RequestLength {
  return { tokens, pictures: 0, pictureTokens: 0, uncounted: 0, answer: null };
}

/** As `budget` counts it. */
async function chatLength(text: string, target: CliTarget, folder: string): Promise<RequestLength | UserError> {
  const { tokenizer, model } = target;
  const document: ParsedDocument = { format: "chat-json", sections: [], includes: [] };
  const parts = promptParts(text, document);
  if (parts.chatOverhead === 0) return invalid("holds no text and no messages");
  const said = [...parts.texts, parts.tools].reduce((sum, part) => sum + tokenizer.measure(part).high, 0);
  const images = await linkedImages(parts.images, folder, { model: model?.id ?? null });
  const pictureTokens = images.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0);
  const pdfs = attachedTokens(await linkedPdfs(text, document.format, folder, target));
  return {
    tokens: said + parts.chatOverhead + pictureTokens + pdfs,
    pictures: images.length,
    pictureTokens,
    uncounted: images.filter(({ tokens }) => tokens === null).length,
    answer: answerOf(text, parts, document, target),
  };
}

/** Vendors refuse a request whose `max_tokens` the window does not hold, however short its answer would be. */
function answerOf(
  text: string,
  parts: PromptParts,
  document: ParsedDocument,
  { tokenizer, model }: CliTarget,
): number | null {
  if (parts.maxTokens !== undefined) return parts.maxTokens;
  const found = answerSchema(text, document, parts);
  const schema = found && schemaLengths(found, tokenizer);
  if (schema === undefined) return null;
  const reserve = answerReserve({
    ...{ prompt: parts.request, model: model?.id ?? null, window: null, maxOutput: model?.maxOutput ?? null },
    schema,
  });
  return reserve instanceof UserError ? null : reserve.tokens;
}
