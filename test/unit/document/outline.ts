import type { DocumentHint, Section } from "../../../src/core/document/document.ts";
import { parseDocument } from "../../../src/core/document/parse.ts";

/** A text's sections as lines, indented by depth: "heading Rules". */
export function outline(text: string, hint: DocumentHint = {}): string[] {
  const lines: string[] = [];
  const walk = (sections: readonly Section[], depth: number): void => {
    for (const { kind, title, children } of sections) {
      lines.push(`${"  ".repeat(depth)}${kind} ${title}`);
      walk(children, depth + 1);
    }
  };
  walk(parseDocument(text, hint).sections, 0);
  return lines;
}
