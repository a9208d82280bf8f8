import { UserError } from "../../user-error.ts";
import type { ParsedDocument, ProtectedRange, Section } from "../document.ts";
import { documentMessages } from "../formats/chat-messages.ts";
import { keepComments } from "./keep-comments.ts";
import { keepMatches } from "./keep-patterns.ts";
import { mergeRanges } from "./merge-ranges.ts";
import { protectInline } from "./protect-inline.ts";
import { protectStructure } from "./protect-structure.ts";

/** What else a person wants to keep. */
export interface ProtectionOptions {
  /** What matches stays verbatim; `^` and `$` stand for the borders of a line. */
  readonly keep?: readonly RegExp[];
}

/**
 * The parts of a text that must stay letter for letter where they stay at all, sorted and disjoint, each with a reason
 * for a person. Where parts overlap they become one, with the reason of the widest.
 *
 * Reasons: "front matter", "heading", "code fence", "indented code", "inline code", "link definition", "template
 * variable", "template tag", "tag", "URL", "file path", "number", "keep comment", "keep pattern"; in chats "message
 * structure", "system message", "tool message"; in code, JSON and YAML "declaration" and "key".
 *
 * @returns a `UserError` where a pattern of the person's takes too long or cannot be matched in bounded time.
 */
export function protectedRanges(
  text: string,
  document: ParsedDocument,
  options: ProtectionOptions = {},
): ProtectedRange[] | UserError {
  const kept = keepMatches(text, options.keep ?? []);
  if (kept instanceof UserError) return kept;
  const ranges: ProtectedRange[] = [...keepComments(text, document.format)];
  for (const range of kept) ranges.push(range);
  protectInline(text, ranges);
  switch (document.format) {
    case "markdown":
      protectStructure(text, "markdown", ranges);
      protectRoles(document.sections, ranges);
      break;
    case "text":
      protectStructure(text, "text", ranges);
      protectLabels(document.sections, "heading", ranges);
      break;
    case "chat-json":
    case "chat-jsonl":
      protectChat(text, document, ranges);
      break;
    case "code":
      protectLabels(document.sections, "declaration", ranges);
      break;
    case "html":
      protectLabels(document.sections, "heading", ranges);
      break;
    default:
      protectLabels(document.sections, "key", ranges);
  }
  return mergeRanges(ranges);
}

/** Labels of headings and of symbols; tags, fences and templates are found by their marks. The tree's depth is bounded. */
function protectLabels(sections: readonly Section[], reason: string, ranges: ProtectedRange[]): void {
  for (const section of sections) {
    const { kind, start, labelEnd } = section;
    if (kind === "heading" || kind === "symbol") ranges.push({ start, end: labelEnd, reason });
    protectLabels(section.children, reason, ranges);
  }
}

/** The role lines of prompty and dotprompt files, and their system prompts. */
function protectRoles(sections: readonly Section[], ranges: ProtectedRange[]): void {
  for (const { kind, title, start, end, labelEnd } of sections) {
    if (kind !== "message") continue;
    if (title === "system") ranges.push({ start, end, reason: "system message" });
    else ranges.push({ start, end: labelEnd, reason: "message structure" });
  }
}

function protectChat(text: string, document: ParsedDocument, ranges: ProtectedRange[]): void {
  let from = 0;
  for (const { role, content } of documentMessages(text, document)) {
    const whole = role === "system" || role === "developer" ? "system message" : wholeToolMessage(role);
    for (const [start, end] of content) {
      if (start < from) continue;
      ranges.push({ start: from, end: start, reason: "message structure" });
      if (whole !== undefined) ranges.push({ start, end, reason: whole });
      else protectFences(text, start, end, ranges);
      from = end;
    }
  }
  ranges.push({ start: from, end: text.length, reason: "message structure" });
}

function wholeToolMessage(role: string): string | undefined {
  return role === "tool" || role === "function" ? "tool message" : undefined;
}

/** Code between two ``` inside a message's string; one that is not closed reaches to the string's end. */
function protectFences(text: string, start: number, end: number, ranges: ProtectedRange[]): void {
  const inside = text.slice(start, end);
  for (let open = inside.indexOf("```"); open >= 0; ) {
    const close = inside.indexOf("```", open + 3);
    const stop = close < 0 ? inside.length : close + 3;
    ranges.push({ start: start + open, end: start + stop, reason: "code fence" });
    open = inside.indexOf("```", stop);
  }
}
