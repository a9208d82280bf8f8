/**
 * What `text.matchAll(pattern)` finds, without trying the pattern everywhere: each of its matches has a `sign` in it that
 * begins at most `reach` characters behind its beginning. Both patterns are global, and no match of theirs is empty.
 */
export function* matchesNear(text: string, pattern: RegExp, sign: RegExp, reach: number): Generator<RegExpExecArray> {
  // A pattern remembers where it was; those given are others' too.
  const signs = new RegExp(sign);
  const matches = new RegExp(pattern);
  for (let from = 0; ; ) {
    signs.lastIndex = from;
    const found = signs.exec(text);
    if (found === null) return;
    matches.lastIndex = Math.max(from, found.index - reach);
    const match = matches.exec(text);
    if (match === null) return;
    yield match;
    from = match.index + match[0].length;
  }
}
