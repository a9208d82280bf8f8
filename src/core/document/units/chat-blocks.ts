import type { Format } from "../document.ts";
import { documentMessages } from "../formats/chat-messages.ts";
import type { Block } from "./block.ts";

/**
 * Blocks of a chat: what stands between the messages' texts is `structure`; a text is cut at its line breaks (JSON
 * writes them `\n`), fences are `code`, headings `heading`, the rest `content`. A block ends after its line breaks, and
 * never inside an escape.
 */
export function chatBlocks(text: string, document: { readonly format: Format }): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const { content } of documentMessages(text, document)) {
    for (const [start, end] of content) {
      if (start < from) continue;
      if (start > from) blocks.push({ kind: "structure", start: from, end: start, depth: 0 });
      addContent(text, start, end, blocks);
      from = end;
    }
  }
  if (from < text.length) blocks.push({ kind: "structure", start: from, end: text.length, depth: 0 });
  return blocks;
}

function addContent(text: string, start: number, end: number, blocks: Block[]): void {
  let fenceStart = -1;
  for (let from = start; from < end; ) {
    const to = afterLineBreaks(text, from, end);
    const fence = text.startsWith("```", from);
    if (fenceStart >= 0) {
      if (fence) {
        blocks.push({ kind: "code", start: fenceStart, end: to, depth: 0 });
        fenceStart = -1;
      }
    } else if (fence) fenceStart = from;
    else {
      const level = /^#{1,6}(?= )/.exec(text.slice(from, Math.min(to, from + 8)))?.[0].length ?? 0;
      blocks.push({ kind: level > 0 ? "heading" : "content", start: from, end: to, depth: level });
    }
    from = to;
  }
  if (fenceStart >= 0) blocks.push({ kind: "code", start: fenceStart, end, depth: 0 });
}

/** The place after the line's text and the escaped line breaks that follow it. */
function afterLineBreaks(text: string, from: number, end: number): number {
  let broken = false;
  for (let at = from; at < end; ) {
    if (text.charCodeAt(at) !== 92) {
      if (broken) return at;
      at++;
      continue;
    }
    const escaped = text.charCodeAt(at + 1);
    if (escaped === 110) broken = true;
    else if (broken && escaped !== 114) return at;
    at += 2;
  }
  return end;
}
