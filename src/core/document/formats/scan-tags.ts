import { tagAt } from "./tag.ts";

export type TagVisitor = (name: string, kind: "open" | "close" | "empty", start: number, end: number) => void;

/** Every tag outside comments and CDATA, in order. */
export function scanTags(text: string, visit: TagVisitor): void {
  for (let at = text.indexOf("<"); at >= 0; ) {
    let next = at + 1;
    if (text.startsWith("<!--", at)) next = endOf(text, "-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) next = endOf(text, "]]>", at + 9);
    else {
      const tag = tagAt(text, at, text.length);
      if (tag !== undefined) {
        visit(tag.name, tag.kind, at, tag.end);
        next = tag.end;
      }
    }
    at = text.indexOf("<", next);
  }
}

function endOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}
