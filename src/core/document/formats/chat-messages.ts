import type { Format } from "../document.ts";
import { type ChatMessage, chatMessages, deepestChat, messagesOf } from "./chat.ts";
import { parseJson } from "./json-tree.ts";
import { eachLine } from "./lines.ts";

/** The messages of a chat in JSON or JSON Lines, in order; of other formats none. */
export function documentMessages(text: string, document: { readonly format: Format }): ChatMessage[] {
  if (document.format === "chat-json") return chatMessages(text);
  if (document.format !== "chat-jsonl") return [];
  const messages: ChatMessage[] = [];
  eachLine(text, 0, (start, end) => {
    const root = parseJson(text, deepestChat, start, end);
    if (root === undefined) return;
    const [alone] = messagesOf(text, { type: "array", start, end, children: [root] });
    if (alone !== undefined) messages.push(alone);
    else for (const message of messagesOf(text, root)) messages.push(message);
  });
  return messages;
}
