import { documentMessages } from "../../document/formats/chat-messages.ts";
import { eachLine } from "../../document/formats/lines.ts";
import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";

/** Conversations in JSON: by turn, titled with who speaks. */
export const chat: Chunker = {
  name: "chat",
  takes: ({ format }) => format === "chat-json",
  *parts({ text, format }): Generator<Part> {
    let from = 0;
    for (const { start, end, role, name } of documentMessages(text, { format })) {
      if (start < from) continue;
      if (start > from) yield { start: from, end: start, kind: "record", joins: false };
      yield { start, end, kind: "turn", title: name === undefined ? role : `${role} ${name}`, joins: false };
      from = end;
    }
    if (from < text.length) yield { start: from, end: text.length, kind: "record", joins: false };
  },
};

/** JSON Lines: each line that holds messages is a turn, or as many as it holds; other lines are records. */
export const chatLines: Chunker = {
  name: "chat-lines",
  takes: ({ format }) => format === "chat-jsonl",
  *parts({ text, format }): Generator<Part> {
    const messages = documentMessages(text, { format });
    const lines: Part[] = [];
    let next = 0;
    eachLine(text, 0, (start, _end, end) => {
      let from = start;
      for (; next < messages.length && messages[next]!.start < end; next++) {
        const { role, end: messageEnd } = messages[next]!;
        const following = messages[next + 1];
        const to = following === undefined || following.start >= end ? end : Math.max(from, messageEnd);
        if (to > from) lines.push({ start: from, end: to, kind: "turn", title: role, joins: false });
        from = Math.max(from, to);
      }
      if (from < end) lines.push({ start: from, end, kind: "record", joins: true });
    });
    yield* lines;
  },
};
