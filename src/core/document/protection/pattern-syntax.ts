/** A regular expression's structure; what stands for one character stays as it is written. */
export type PatternNode =
  | { readonly type: "character"; readonly source: string }
  | { readonly type: "assertion"; readonly source: "^" | "$" | "\\b" | "\\B" }
  | { readonly type: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly type: "choice"; readonly items: readonly PatternNode[] }
  | {
      readonly type: "repeat";
      readonly item: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  /** A look-ahead, look-behind or back reference: what a matcher in linear time cannot do. */
  | { readonly type: "irregular"; readonly item: PatternNode };

/** Deeper groups are not read, so that reading needs little stack. */
const deepestGroup = 100;

/** @returns the structure of a pattern that `RegExp` accepts, or undefined where it uses syntax that is not known here. */
export function parsePattern(source: string): PatternNode | undefined {
  let at = 0;
  let depth = 0;
  let known = true;

  const choice = (): PatternNode => {
    const items = [sequence()];
    while (source[at] === "|") {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? items[0] : { type: "choice", items };
  };
  const sequence = (): PatternNode => {
    const items: PatternNode[] = [];
    while (known && at < source.length && source[at] !== "|" && source[at] !== ")") items.push(repeated(atom()));
    return items.length === 1 ? items[0] : { type: "sequence", items };
  };
  const repeated = (item: PatternNode): PatternNode => {
    const found = /^(?:([*+?])|\{(\d{1,9})(?:(,)(\d{1,9})?)?\})(\?)?/.exec(source.slice(at, at + 24));
    if (found === null) return item;
    at += found[0].length;
    const [, sign, low, comma, high, lazy] = found;
    const least = sign === undefined ? Number(low) : sign === "+" ? 1 : 0;
    const bounded = sign === undefined ? (comma === undefined ? least : Number(high ?? Infinity)) : Infinity;
    return { type: "repeat", item, least, most: sign === "?" ? 1 : bounded, lazy: lazy !== undefined };
  };
  const atom = (): PatternNode => {
    const start = at;
    const sign = source[at];
    if (sign === "(") return group();
    if (sign === "^" || sign === "$") {
      at++;
      return { type: "assertion", source: sign };
    }
    if (sign === "[") {
      at++;
      while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
      at++;
    } else if (sign === "\\") {
      const escapes =
        /^\\(?:[bB]|[1-9]\d*|k<[^>]*>|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[\s\S])/u;
      const found = escapes.exec(source.slice(at, at + 80))?.[0] ?? sign;
      at += found.length;
      if (found === "\\b" || found === "\\B") return { type: "assertion", source: found };
      if (/^\\(?:[1-9]|k<)/.test(found)) return { type: "irregular", item: { type: "sequence", items: [] } };
    } else at += source.codePointAt(at)! > 0xffff ? 2 : 1;
    return { type: "character", source: source.slice(start, at) };
  };
  const group = (): PatternNode => {
    const opening = /^\((?:\?(?::|<[\p{L}_$][\p{L}\p{N}_$]*>|<?[=!]))?/u.exec(source.slice(at, at + 100))![0];
    at += opening.length;
    if (++depth > deepestGroup || (opening === "(" && source[at] === "?")) known = false;
    const item = known ? choice() : ({ type: "sequence", items: [] } as const);
    if (source[at] === ")") at++;
    depth--;
    return /[=!]$/.test(opening) ? { type: "irregular", item } : item;
  };

  const pattern = choice();
  return known && at >= source.length ? pattern : undefined;
}
