const CODE = /^[ \t>]*(```|~~~)[\s\S]*?(?:^[ \t>]*\1[^\n]*$|$(?![\s\S]))/gm;
const withoutCode = (text: string): string => text.replace(CODE, "").replace(/`[^`\n]*`/g, "");

/** What is whole in a prompt and not in what was made of it: each fault with its place, for a person. */
export function faultsOf(before: string, after: string): [fault: string, what: string][] {
  const faults: [string, string][] = [];
  const source = withoutCode(before);
  const result = withoutCode(after);
  const open = unbalancedTags(source);
  for (const [name, depth] of unbalancedTags(result)) {
    if (!open.has(name)) faults.push(["tag", `<${name}> ${depth}`]);
  }
  for (const [fault, test] of Object.entries(BALANCES)) {
    const odd = paragraphs(source).filter(test);
    const bad = paragraphs(result).filter((part) => test(part) && !odd.some((o) => flat(o).includes(flat(part))));
    // A part of a paragraph that was odd already is as odd as it was.
    if (bad.length > 0 && odd.length === 0) faults.push([fault, bad[0]!.slice(0, 160)]);
  }
  const bare = new Set(before.split("\n").map((line) => line.trim()));
  const lines = after.split("\n");
  for (const line of lines) {
    if (/^\s*(?:[-*+•]|\(?[a-z0-9]{1,2}[.)])\s*$/i.test(line) && !bare.has(line.trim())) faults.push(["marker", line]);
  }
  const hollow = new Set(hollowHeadings(before));
  for (const heading of hollowHeadings(after)) if (!hollow.has(heading)) faults.push(["heading", heading]);
  return faults;
}

const paragraphs = (text: string): string[] => text.split(/\n[ \t]*\r?\n/);
const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const BALANCES: Record<string, (part: string) => boolean> = {
  emphasis: (part) => count(part, /\*\*/g) % 2 === 1,
  bracket: (part) => count(part, /\[/g) !== count(part, /\]/g),
  parenthesis: (part) =>
    count(part.replace(/^\s*\(?\w{1,3}\)/gm, "").replace(/[:;]-?[()]/g, ""), /\(/g) !==
    count(part.replace(/^\s*\(?\w{1,3}\)/gm, "").replace(/[:;]-?[()]/g, ""), /\)/g),
  quotation: (part) => count(part, /“/g) !== count(part, /”/g),
};

function unbalancedTags(text: string): Map<string, number> {
  const depth = new Map<string, number>();
  for (const [, slash, name, empty] of text.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (empty !== "/") depth.set(name!, (depth.get(name!) ?? 0) + (slash === "/" ? -1 : 1));
  }
  for (const [name, sum] of depth) if (sum === 0) depth.delete(name);
  return depth;
}

/** Headings of Markdown that are followed by one of their level or above, or by nothing. */
function hollowHeadings(text: string): string[] {
  const lines = withoutHeadingsInCode(text)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.filter((line, i) => {
    const level = /^(#{1,6})\s/.exec(line)?.[1]?.length;
    if (level === undefined) return false;
    const next = lines[i + 1];
    const below = next === undefined ? 0 : /^(#{1,6})\s/.exec(next)?.[1]?.length;
    return next === undefined || (below !== undefined && below <= level);
  });
}

const withoutHeadingsInCode = (text: string): string => text.replace(CODE, "code");
