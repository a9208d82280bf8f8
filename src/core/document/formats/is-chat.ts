import type { ParsedDocument } from "../document.ts";
import { eachLine } from "./lines.ts";

const SPEAKER =
  /^\s{0,3}(?:[-*>]\s+)?[*_#]{0,3}\s?([\p{L}\p{N}][^\s:\n]{0,30}(?: [^\s:\n]{1,30}){0,3}):(?:[*_]{1,3})?(?:\s|$)/u;
/** So many lines are looked at: a conversation is one from its beginning. */
const LOOKED_LINES = 400;
const LONGEST_LOOKED = 200;
/** Fewer turns are no conversation. */
const FEWEST_TURNS = 4;
/** A name speaks this often on average; the keys of a list (`Title: ...`) stand there once each. */
const TURNS_EACH = 2;
/** At least this share of the paragraphs begins with a speaker's name. */
const SPOKEN = 0.6;

/** Whether a text is a conversation: messages in JSON, roles of a prompt file, or a transcript with speakers. */
export function isChat(text: string, { format, sections }: ParsedDocument): boolean {
  if (format === "chat-json" || format === "chat-jsonl") return true;
  if (sections.filter(({ kind }) => kind === "message").length > 1) return true;
  return (format === "text" || format === "markdown") && isTranscript(text);
}

function isTranscript(text: string): boolean {
  const names = new Set<string>();
  let turns = 0;
  let paragraphs = 0;
  let lines = 0;
  let follows = false;
  eachLine(text.slice(0, LOOKED_LINES * LONGEST_LOOKED), 0, (start, end) => {
    if (lines++ >= LOOKED_LINES) return;
    const line = text.slice(start, Math.min(end, start + LONGEST_LOOKED));
    const name = SPEAKER.exec(line)?.[1];
    if (name !== undefined) {
      names.add(name);
      turns++;
    }
    const isBlank = line.trim() === "";
    if (!isBlank && (name !== undefined || !follows)) paragraphs++;
    follows = !isBlank;
  });
  return turns >= FEWEST_TURNS && turns >= paragraphs * SPOKEN && turns >= names.size * TURNS_EACH;
}
