import { type Mark, pairMarks } from "./pairs.ts";
import type { Span } from "./section-tree.ts";
import { plainTitle } from "./title.ts";

/** A template's tag: `{% ... %}`, `{{ ... }}`, `{# ... #}`. */
export interface TemplateTag {
  readonly start: number;
  readonly end: number;
  /** What stands between the braces, without whitespace control (`-`, `~`) and trimmed. */
  readonly inside: string;
  readonly kind: "statement" | "expression" | "comment";
}

/** Tags longer than this are no tags but braces that happen to stand in the text. */
const longestTag = 2_000;

const endings = { "{%": "%}", "{{": "}}", "{#": "#}" } as const;
const kinds = { "{%": "statement", "{{": "expression", "{#": "comment" } as const;
type Opening = keyof typeof endings;

/** Calls `found` for every tag of Jinja, Handlebars, Mustache and Liquid, in order. One pass. */
export function scanTemplateTags(text: string, found: (tag: TemplateTag) => void): void {
  const nextEnd: Record<Opening, number> = { "{%": -1, "{{": -1, "{#": -1 };
  let raw = false;
  for (let at = text.indexOf("{"); at >= 0; ) {
    const opening = text.slice(at, at + 2) as Opening;
    const ending = endings[opening];
    if (ending === undefined) {
      at = text.indexOf("{", at + 1);
      continue;
    }
    if (nextEnd[opening] < at + 2) {
      const end = text.indexOf(ending, at + 2);
      nextEnd[opening] = end < 0 ? text.length + longestTag : end;
    }
    let stop = nextEnd[opening];
    if (stop - at > longestTag) {
      at = text.indexOf("{", at + 1);
      continue;
    }
    // The third brace of {{{ raw }}} belongs to the tag.
    if (opening === "{{" && text.charCodeAt(at + 2) === 123 && text.charCodeAt(stop + 2) === 125) stop++;
    const inside = text
      .slice(at + 2, stop)
      .replace(/^[-+~{]+|[-+~}]+$/g, "")
      .trim();
    if (raw && !(opening === "{%" && inside === "endraw")) {
      at = text.indexOf("{", at + 1);
      continue;
    }
    if (opening === "{%") raw = inside === "raw";
    found({ start: at, end: stop + 2, inside, kind: kinds[opening] });
    at = text.indexOf("{", stop + 2);
  }
}

const jinjaBlocks = new Set(
  "block if for macro call filter with raw autoescape trans unless case comment capture tablerow".split(" "),
);

/** The blocks of a template that begin on a line of their own and take more than a line, as sections. */
export function templateSpans(text: string): Span[] {
  if (!text.includes("{%") && !/\{\{[~-]?[#^]/.test(text)) return [];
  const marks: Mark[] = [];
  const titles = new Map<number, string>();
  scanTemplateTags(text, ({ start, end, inside, kind }) => {
    if (kind === "statement") {
      const word = /^[a-z]+/.exec(inside)?.[0] ?? "";
      if (jinjaBlocks.has(word)) {
        titles.set(start, inside);
        marks.push({ name: `%${word}`, opens: true, start, end });
      } else if (word.startsWith("end")) marks.push({ name: `%${word.slice(3)}`, opens: false, start, end });
    } else if (kind === "expression") {
      const match = /^([#^/])\s*[*>]?\s*([^\s}]+)/.exec(inside);
      if (match === null) return;
      if (match[1] !== "/") titles.set(start, inside.slice(1));
      marks.push({ name: `#${match[2]}`, opens: match[1] !== "/", start, end });
    }
  });
  const spans: Span[] = [];
  for (const { open, close } of pairMarks(marks)) {
    if (!isFirstOnLine(text, open.start)) continue;
    const feed = text.indexOf("\n", open.end);
    if (feed < 0 || feed > close.start) continue;
    const title = plainTitle(titles.get(open.start)!);
    spans.push({ kind: "template", title, start: open.start, end: close.end, labelEnd: open.end });
  }
  return spans;
}

/** Looks back over blanks only, and not far: indentation of a template's tag is short. */
function isFirstOnLine(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 200; back--) {
    const code = text.charCodeAt(back);
    if (code === 10) return true;
    if (code !== 32 && code !== 9) return false;
  }
  return at < 200;
}
