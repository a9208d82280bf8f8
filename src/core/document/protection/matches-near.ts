/**
 * What `text.matchAll(pattern)` finds, without trying the pattern everywhere: each of its matches has a `sign` in it that
 * begins at most `reach` characters behind its beginning. Both patterns are global, and no match of theirs is empty.
 */
export function* matchesNear(text: string, pattern: RegExp, sign: RegExp, reach: number): Generator<RegExpExecArray> {
  for (let from = 0; ; ) {
    sign.lastIndex = from;
    const found = sign.exec(text);
    if (found === null) return;
    pattern.lastIndex = Math.max(from, found.index - reach);
    const match = pattern.exec(text);
    if (match === null) return;
    yield match;
    from = match.index + match[0].length;
  }
}
