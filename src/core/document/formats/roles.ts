import type { Dialect } from "../document.ts";
import type { Head } from "./section-tree.ts";
import { scanTemplateTags } from "./templates.ts";

const roleLine =
  /^[ \t]*#?[ \t]*(system|user|assistant|developer|function|tool|thread)[ \t]*(?:\[[^\]\n]*\])?[ \t]*:[ \t]*$/i;

/** The roles of a prompty (`system:` alone on a line) or dotprompt (`{{role "system"}}`) file, from `from` on. */
export function roleHeads(text: string, dialect: Dialect | undefined, from: number): Head[] {
  const heads: Head[] = [];
  if (dialect === "prompty") {
    for (let start = from; start < text.length; ) {
      const feed = text.indexOf("\n", start);
      const next = feed < 0 ? text.length : feed + 1;
      if (next - start < 200) {
        const line = text.slice(start, next).trimEnd();
        const role = roleLine.exec(line)?.[1];
        if (role !== undefined) heads.push(roleHead(role, start, start + line.length));
      }
      start = next;
    }
  } else if (dialect === "dotprompt") {
    scanTemplateTags(text, (tag) => {
      if (tag.kind !== "expression" || tag.start < from) return;
      const role = /^(?:role\s+["']([\w-]{1,40})["']|(history))$/.exec(tag.inside);
      if (role !== null) heads.push(roleHead(role[1] ?? role[2], tag.start, tag.end));
    });
  }
  return heads;
}

function roleHead(role: string, start: number, labelEnd: number): Head {
  return { kind: "message", title: role.toLowerCase(), start, labelEnd, level: 0 };
}
