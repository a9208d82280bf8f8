import type { ParsedDocument } from "../document/document.ts";
import { chatOverhead } from "../document/formats/chat.ts";
import { documentMessages } from "../document/formats/chat-messages.ts";
import { memberOf, parseJson } from "../document/formats/json-tree.ts";
import { type ImageLink, imageLinks } from "../images/image-links.ts";
import { type AnswerSchema, askedSchema, requestedSchema } from "./reserve/schema/find-schema.ts";

/** What a prompt is made of, as a model is sent it. */
export interface PromptParts {
  /** What the model reads as text; of a chat the messages and calls, without the JSON around them. */
  readonly texts: readonly string[];
  /** The last message of the user's, or the whole text: what asks for the answer. */
  readonly request: string;
  /** Tokens that the chat format adds. */
  readonly chatOverhead: number;
  /** The tools as the request lists them, as JSON. */
  readonly tools: string;
  readonly images: readonly ImageLink[];
  /** `max_tokens` of the request, by any of its names. */
  readonly maxTokens?: number;
}

const LIMITS = ["max_completion_tokens", "max_output_tokens", "max_tokens", "maxOutputTokens"];

/** The JSON schema that the answer is to follow: of the request, else of the text that asks. */
export function answerSchema(text: string, document: ParsedDocument, { texts }: PromptParts): AnswerSchema | undefined {
  if (document.format !== "chat-json") return askedSchema(text);
  const asked = () => texts.map(askedSchema).findLast((found) => found !== undefined);
  const found = requestedSchema(text) ?? asked();
  return found?.from === "prompt" ? { ...found, line: null } : found;
}

/** Takes a text apart: a chat or request in JSON, or any other text with the pictures and videos that it links. */
export function promptParts(text: string, document: ParsedDocument): PromptParts {
  const images = imageLinks(text, document.format);
  const messages = documentMessages(text, document);
  if (messages.length === 0) {
    const plain = withoutData(text, images);
    return { texts: [plain], request: plain, chatOverhead: 0, tools: "", images };
  }
  const contents = messages.map(({ role, content, toolCalls }) => {
    const said = content.map(([start, end]) => unescaped(text.slice(start, end)));
    const called = toolCalls.map((call) => `${call.name ?? ""}${text.slice(...(call.arguments ?? [0, 0]))}`);
    return { role, text: [...said, ...called].join("\n") };
  });
  const root = document.format === "chat-json" ? parseJson(text, 2) : undefined;
  const tools = memberOf(root, "tools") ?? memberOf(root, "functions");
  const limits = [root, memberOf(root, "generationConfig")].flatMap((node) =>
    LIMITS.map((name) => memberOf(node, name)),
  );
  const limit = limits.find((node) => node?.type === "literal");
  const most = limit === undefined ? Number.NaN : Number(text.slice(limit.start, limit.end));
  return {
    texts: contents.flatMap((message) => [message.role, message.text]),
    request: contents.findLast(({ role }) => role === "user")?.text ?? contents.at(-1)!.text,
    chatOverhead: chatOverhead(messages),
    tools: tools === undefined ? "" : text.slice(tools.start, tools.end),
    images,
    ...(Number.isSafeInteger(most) && most > 0 ? { maxTokens: most } : {}),
  };
}

/** A picture's data are not read as text. */
function withoutData(text: string, images: readonly ImageLink[]): string {
  let kept = "";
  let from = 0;
  for (const { start, end, target } of images) {
    if (target.kind !== "data") continue;
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}

/** The inside of a JSON string as it reads; one that is still being typed stays as it is. */
function unescaped(inside: string): string {
  if (!inside.includes("\\")) return inside;
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return inside;
  }
}
