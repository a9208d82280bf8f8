import { documentMessages } from "../../document/formats/chat-messages.ts";
import { foldedHash } from "../../document/waste/folded.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { fixedText } from "./fixed-text.ts";

/** Shorter results ("ok", "no matches") repeat for good reasons, and cost next to nothing. */
const SHORTEST = 200;

const NOTE = "[the same again below]";

/**
 * A long text of a chat that a later message has in the same letters, most often the result of a tool that was called
 * again: the last one stays, since old turns are the first to go.
 *
 * Worth: a whole result for each that came again; the data has no chats with tools.
 */
export const repeatedResults: Stage = {
  name: "repeated-results",
  level: "condensed",
  leaves: "system messages, the last of its kind, texts that differ in a letter, what the person keeps",
  run(source) {
    const { text, document } = source;
    // In JSON Lines each line may be a conversation of its own.
    if (document.format !== "chat-json") return [];
    const isFixed = insideVerbatim(fixedText(source));
    const texts = documentMessages(text, document)
      .flatMap(({ content }) => content.map(([start, end]): Span => ({ start, end })))
      .filter(({ start, end }) => end - start >= SHORTEST)
      .sort((a, b) => a.start - b.start);
    const last = new Map<number, Span>();
    for (const span of texts) last.set(foldedHash(text, span.start, span.end), span);
    return texts.flatMap(({ start, end }): Edit[] => {
      const later = last.get(foldedHash(text, start, end))!;
      if (isFixed(start, end) || later.start <= start) return [];
      if (text.slice(later.start, later.end) !== text.slice(start, end)) return [];
      const reason = "the same text stands again in a later message";
      const textEnd = start + text.slice(start, end).trimEnd().length;
      return [{ start, end: textEnd, replacement: NOTE, level: "condensed", reason }];
    });
  },
};
