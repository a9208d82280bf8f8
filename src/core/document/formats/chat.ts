import type { Range } from "../../plan/plan.ts";
import { isClosedString } from "./json-tokens.ts";
import { type JsonNode, memberOf, parseJson, stringOf } from "./json-tree.ts";

/** A message of a chat as its JSON tells it. */
export interface ChatMessage {
  /** As a chat API names it: "system", "user", "assistant", "tool", ...; other dialects' words are translated. */
  readonly role: string;
  /** `[start, end)` of the whole message in the text. */
  readonly start: number;
  readonly end: number;
  /** End of the role's value: where the message's label ends. */
  readonly labelEnd: number;
  /** A participant's or function's name. */
  readonly name?: string;
  /** The text that a model reads: the insides of strings, without quotes, still with JSON's escapes. */
  readonly content: readonly Range[];
  readonly toolCalls: readonly ToolCall[];
  /** The call that the message answers. */
  readonly toolCallId?: string;
}

/** A call that a message makes. */
export interface ToolCall {
  readonly id?: string;
  readonly name?: string;
  /** The value of the arguments, as JSON or as a string of JSON. */
  readonly arguments?: Range;
}

/** A message's text is never nested deeper: root, messages, message, content, part, tool result's content, part, text. */
export const deepestChat = 8;

const lists = ["messages", "contents", "conversations", "conversation", "input", "chat_history"] as const;
const systems = ["system", "instructions", "systemInstruction", "system_instruction"] as const;

const roleNames: Readonly<Record<string, string>> = {
  model: "assistant",
  human: "user",
  gpt: "assistant",
  ai: "assistant",
};

/**
 * The messages of a chat: an array of messages, or a request with `messages` (OpenAI, Anthropic), `contents` (Gemini),
 * `input` (OpenAI responses) or `conversations` (ShareGPT); a system prompt that stands apart is a message too. They
 * come in the order of the text. JSON that is still being typed gives what can be read of it.
 */
export function chatMessages(text: string, from = 0, to = text.length): ChatMessage[] {
  const root = parseJson(text, deepestChat, from, to);
  return root === undefined ? [] : messagesOf(text, root);
}

/** The messages under a root that was parsed before. */
export function messagesOf(text: string, root: JsonNode): ChatMessage[] {
  if (root.type === "array") return root.children.flatMap((node) => messageOf(text, node) ?? []);
  const result: ChatMessage[] = [];
  for (const member of root.children) {
    const name = member.key!.name;
    if ((systems as readonly string[]).includes(name) && member.type !== "literal") {
      result.push(systemMessage(text, member));
    } else if ((lists as readonly string[]).includes(name) && member.type === "array") {
      for (const node of member.children) {
        const message = messageOf(text, node);
        if (message !== undefined) result.push(message);
      }
    }
  }
  return hasList(root) ? result : [];
}

function hasList(root: JsonNode): boolean {
  return lists.some((name) => memberOf(root, name)?.type === "array");
}

function systemMessage(text: string, node: JsonNode): ChatMessage {
  const content: Range[] = [];
  collectText(text, node, content);
  const { start, end } = node.key!;
  return { role: "system", start, end: node.end, labelEnd: end, content, toolCalls: [] };
}

function messageOf(text: string, node: JsonNode): ChatMessage | undefined {
  const roleNode = memberOf(node, "role") ?? (memberOf(node, "value") && memberOf(node, "from"));
  const type = stringOf(text, memberOf(node, "type"));
  const spoken = stringOf(text, roleNode) ?? callRole(type);
  if (spoken === undefined) return undefined;
  const content: Range[] = [];
  for (const name of ["content", "parts", "value", "output", "refusal", "reasoning_content"]) {
    const member = memberOf(node, name);
    if (member !== undefined) collectText(text, member, content);
  }
  content.sort((a, b) => a[0] - b[0]);
  const name = stringOf(text, memberOf(node, "name"));
  const answers = stringOf(text, memberOf(node, "tool_call_id") ?? memberOf(node, "call_id")) ?? answeredBy(text, node);
  return {
    role: roleNames[spoken] ?? spoken,
    start: node.start,
    end: node.end,
    labelEnd: roleNode?.end ?? node.start + 1,
    ...(name === undefined ? {} : { name }),
    content,
    toolCalls: callsOf(text, node),
    ...(answers === undefined || type === "function_call" ? {} : { toolCallId: answers }),
  };
}

/** OpenAI's responses list calls and their results as items without a role. */
function callRole(type: string | undefined): string | undefined {
  return type === "function_call" ? "assistant" : type === "function_call_output" ? "tool" : undefined;
}

/** Anthropic answers a call in a part of a user's message. */
function answeredBy(text: string, node: JsonNode): string | undefined {
  for (const part of memberOf(node, "content")?.children ?? []) {
    const id = stringOf(text, memberOf(part, "tool_use_id"));
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Appends the text of a string, of a list of parts, or of a part. */
function collectText(text: string, node: JsonNode, content: Range[]): void {
  if (node.type === "string") {
    const end = isClosedString(text, node.start, node.end) ? node.end - 1 : node.end;
    if (end > node.start + 1) content.push([node.start + 1, end]);
  } else if (node.type === "array") {
    for (const child of node.children) collectText(text, child, content);
  } else if (node.type === "object") {
    for (const name of ["text", "content", "thinking", "parts"]) {
      const member = memberOf(node, name);
      if (member !== undefined) collectText(text, member, content);
    }
  }
}

function callsOf(text: string, node: JsonNode): ToolCall[] {
  const calls: ToolCall[] = [];
  const add = (call: JsonNode, inner: JsonNode): void => {
    const id = stringOf(text, memberOf(call, "id") ?? memberOf(call, "call_id"));
    const name = stringOf(text, memberOf(inner, "name"));
    const values = memberOf(inner, "arguments") ?? memberOf(inner, "input") ?? memberOf(inner, "args");
    calls.push({
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(values === undefined ? {} : { arguments: [values.start, values.end] }),
    });
  };
  for (const call of memberOf(node, "tool_calls")?.children ?? []) add(call, memberOf(call, "function") ?? call);
  const single = memberOf(node, "function_call");
  if (single !== undefined) add(single, single);
  if (stringOf(text, memberOf(node, "type")) === "function_call") add(node, node);
  for (const list of [memberOf(node, "content"), memberOf(node, "parts")]) {
    for (const part of list?.children ?? []) {
      const called = memberOf(part, "functionCall") ?? memberOf(part, "function_call");
      if (called !== undefined) add(called, called);
      else if (stringOf(text, memberOf(part, "type")) === "tool_use") add(part, part);
    }
  }
  return calls;
}

/**
 * Tokens that the chat format adds around the messages' own text: 3 for each message, 1 more where it has a name, and 3
 * that begin the reply. The role's word is text and is counted as such (one token in OpenAI's vocabularies).
 * Source: OpenAI Cookbook, "How to count tokens with tiktoken" (gpt-3.5-turbo-0613 to gpt-4o-mini). Other vendors do
 * not publish theirs; for them this is an estimate.
 */
export function chatOverhead(messages: readonly ChatMessage[]): number {
  if (messages.length === 0) return 0;
  return 3 * messages.length + messages.filter((message) => message.name !== undefined).length + 3;
}
