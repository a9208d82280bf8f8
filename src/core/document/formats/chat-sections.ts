import type { Section } from "../document.ts";
import { type ChatMessage, deepestChat, messagesOf } from "./chat.ts";
import { type JsonNode, memberOf, parseJson } from "./json-tree.ts";
import { mostSections } from "./section-tree.ts";
import { plainTitle } from "./title.ts";

/** Sections of a chat in JSON: its messages, and the tools it offers. */
export function chatSections(text: string): Section[] {
  const root = parseJson(text, deepestChat);
  return root === undefined ? [] : requestSections(text, root);
}

/** Sections of JSON Lines: a line that is a message is one; a line that is a request holds its messages. */
export function chatLinesSections(text: string): Section[] {
  const sections: Section[] = [];
  let line = 0;
  for (let start = 0; start < text.length && sections.length < mostSections; ) {
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? text.length : feed + 1;
    line++;
    const root = parseJson(text, deepestChat, start, next);
    start = next;
    if (root === undefined) continue;
    const [alone] = messagesOf(text, { type: "array", start: root.start, end: root.end, children: [root] });
    const children = alone === undefined ? requestSections(text, root) : [];
    const title = alone === undefined ? `Line ${line}` : messageTitle(alone, line);
    const labelEnd = alone?.labelEnd ?? root.start + 1;
    sections.push({ kind: "message", title, start: root.start, end: root.end, labelEnd, children });
  }
  return sections;
}

function requestSections(text: string, root: JsonNode): Section[] {
  const sections: Section[] = messagesOf(text, root).map((message, index) => ({
    kind: "message",
    title: messageTitle(message, index + 1),
    start: message.start,
    end: message.end,
    labelEnd: message.labelEnd,
    children: [],
  }));
  for (const name of ["tools", "functions"]) {
    const tools = memberOf(root, name);
    if (tools?.key === undefined) continue;
    const { start, end } = tools.key;
    sections.push({ kind: "symbol", title: name, start, end: tools.end, labelEnd: end, children: [] });
  }
  return sections.sort((a, b) => a.start - b.start);
}

/** "3. user", "4. assistant: get_weather", "5. tool". */
function messageTitle(message: ChatMessage, number: number): string {
  const names = message.toolCalls.flatMap((call) => call.name ?? []);
  const about = message.name ?? (names.length > 0 ? names.join(", ") : undefined);
  return plainTitle(`${number}. ${message.role}${about === undefined ? "" : `: ${about}`}`);
}
