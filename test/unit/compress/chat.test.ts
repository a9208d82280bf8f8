import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fit as fitText } from "../../../src/core/compress/fit.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function planOf(text: string, budget: number, query = ""): Plan {
  const plan = fitText(text, { budget, tokenizer, query, hint: { path: "chat.json" } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  return plan;
}

interface Message {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: { readonly id: string }[];
  readonly tool_call_id?: string;
}

const LONG =
  "The parser reads the file. It fails on line 12. We then tried another way. Nothing else happened that day.";
const CHAT: { model: string; messages: Message[] } = {
  model: "m",
  messages: [
    { role: "system", content: "You are careful.\nNever guess." },
    { role: "user", content: `Look at the parser.\n\n${LONG}` },
    { role: "assistant", content: null, tool_calls: [{ id: "c1" }] },
    { role: "tool", tool_call_id: "c1", content: `${LONG} ${LONG}\nMore: "quoted" text. End.` },
    { role: "assistant", content: `I found it. ${LONG}` },
    { role: "user", content: "Then fix the comma." },
  ],
};
const TEXT = JSON.stringify(CHAT, null, 2);

const messagesOf = (plan: Plan): Message[] => JSON.parse(plan.text).messages;

describe("fit a chat", () => {
  test("a long result gives up its sentences and stays with its call, and the last message stays", () => {
    const events = Array.from(
      { length: 40 },
      (_, i) => `Event ${i}: parcel ${1000 + i} was scanned in Depot ${i % 9}.`,
    ).join(" ");
    const messages = CHAT.messages.map((message) =>
      message.role === "tool" ? { ...message, content: events } : message,
    );
    const text = JSON.stringify(messages);
    for (const query of ["", "Where was parcel 1007 scanned?"]) {
      const plan = planOf(text, 350, query);
      const left: Message[] = JSON.parse(plan.text);
      const result = left.find(({ role }) => role === "tool")?.content ?? "";
      assert.ok(result.length > 0 && result.length < events.length, plan.text);
      if (query !== "") assert.match(result, /parcel 1007 was scanned in Depot 7\./);
      assert.equal(left.at(-1)?.content, "Then fix the comma.");
      assert.ok(plan.tokens > 300, plan.text);
    }
  });

  test("at every budget that works the result is the same chat with less in it", () => {
    const least = fitText(TEXT, { budget: 1, tokenizer, hint: { path: "chat.json" } });
    assert.ok(least instanceof UserError && least.minimum !== undefined);
    for (let budget = least.minimum; budget < 360; budget += 9) {
      const plan = planOf(TEXT, budget);
      assert.ok(plan.tokens <= budget);
      const messages = messagesOf(plan);
      assert.deepEqual(messages[0], CHAT.messages[0]);
      assert.equal(messages.at(-1)?.role, "user");
      assert.equal(messages.filter((m) => m.tool_calls).length, messages.filter((m) => m.tool_call_id).length);
      for (const message of messages) assert.notEqual(message.content, "");
    }
  });

  test("tool results give up their sentences before people's messages do", () => {
    const plan = planOf(TEXT, 170);
    const messages = messagesOf(plan);
    const tool = messages.find((m) => m.role === "tool");
    assert.ok(tool !== undefined && tool.content!.length < CHAT.messages[3]!.content!.length);
    assert.equal(messages.at(-1)?.content, "Then fix the comma.");
    assert.equal(messages[1]?.content, CHAT.messages[1]?.content);
  });

  test("each message has a piece with its reason", () => {
    const plan = planOf(TEXT, 90);
    assert.ok(plan.pieces.some((piece) => piece.reason === "protected: system message"));
    assert.ok(plan.pieces.some((piece) => piece.level === "omitted" && /weight in the text/.test(piece.reason)));
  });

  test("a message marked to go goes, also where the chat fits, and the rest stays a chat", () => {
    const [start, end] = [TEXT.indexOf("I found it"), TEXT.lastIndexOf("Then fix")];
    const message = [TEXT.lastIndexOf("{", start), TEXT.lastIndexOf("{", end)] as const;
    for (const budget of [tokenizer.count(TEXT), 200]) {
      const plan = fitText(TEXT, { budget, tokenizer, hint: { path: "chat.json" }, marks: { drop: [message] } });
      assert.ok(!(plan instanceof UserError));
      const contents = messagesOf(plan).map(({ content }) => content);
      assert.ok(!contents.some((content) => content?.startsWith("I found it")), plan.text);
      assert.equal(contents.at(-1), "Then fix the comma.");
      assert.equal(plan.pieces.find(({ level }) => level === "omitted")?.reason, "marked to go");
    }
  });

  test("half of a tool call that is marked to go stays as long as its other half", () => {
    const start = TEXT.lastIndexOf("{", TEXT.indexOf('"tool"'));
    const drop = [[start, TEXT.indexOf("I found it") - 30] as const];
    const plan = fitText(TEXT, { budget: 300, tokenizer, hint: { path: "chat.json" }, marks: { drop } });
    assert.ok(!(plan instanceof UserError));
    const messages = messagesOf(plan);
    assert.equal(messages.filter((m) => m.tool_calls).length, messages.filter((m) => m.tool_call_id).length);
  });

  test("JSON Lines stay lines, and entries of an array stay an array", () => {
    const entries = Array.from({ length: 20 }, (_, id) => ({
      id,
      note: id === 13 ? "rain in Paris" : "plain weather",
    }));
    const lines = entries.map((entry) => JSON.stringify(entry)).join("\n");
    const plan = fitText(lines, { budget: 60, tokenizer, query: "Paris", hint: { path: "a.jsonl" } });
    assert.ok(!(plan instanceof UserError));
    const kept = plan.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.ok(kept.some((entry) => entry.id === 13));
    const array = planOf(JSON.stringify(entries, null, 2), 60, "Paris");
    assert.ok(JSON.parse(array.text).some((entry: { id: number }) => entry.id === 13));
  });
});
