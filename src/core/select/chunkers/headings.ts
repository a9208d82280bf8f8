import type { Section } from "../../document/document.ts";

/** A place from which on other headings stand above the text. */
export interface Heading {
  readonly start: number;
  /** The headings above, outermost first: "Setup › Linux". */
  readonly title: string;
}

const BETWEEN = " › ";
/** Enough to know a place by; a hostile outline must not weigh more than its text. */
const LONGEST = 300;

/** Where the headings above change, in order. Fences and templates are no headings. */
export function headingsOf(sections: readonly Section[]): Heading[] {
  const result: Heading[] = [];
  collect(sections, "", result);
  return result;
}

function collect(sections: readonly Section[], above: string, result: Heading[]): void {
  for (const section of sections) {
    const titled = section.kind === "heading" || section.kind === "tag" || section.kind === "message";
    const title = titled ? (above === "" ? section.title : above + BETWEEN + section.title).slice(0, LONGEST) : above;
    if (titled) result.push({ start: section.start, title });
    collect(section.children, title, result);
    if (titled) result.push({ start: section.end, title: above });
  }
}
