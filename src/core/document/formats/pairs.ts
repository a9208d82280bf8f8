/** An opening or closing mark: a tag, or a template's block word. */
export interface Mark {
  readonly name: string;
  readonly opens: boolean;
  readonly start: number;
  readonly end: number;
}

/** A closing mark with the opening mark it closes. */
export interface Pair {
  readonly open: Mark;
  readonly close: Mark;
}

/**
 * Pairs each closing mark with the nearest open one of its name; marks left open in between, and closing marks
 * without an opening one, are dropped. Linear: every mark enters and leaves the stack once.
 */
export function pairMarks(marks: readonly Mark[]): Pair[] {
  const pairs: Pair[] = [];
  const stack: Mark[] = [];
  const openOfName = new Map<string, number>();
  for (const mark of marks) {
    if (mark.opens) {
      stack.push(mark);
      openOfName.set(mark.name, (openOfName.get(mark.name) ?? 0) + 1);
      continue;
    }
    if ((openOfName.get(mark.name) ?? 0) === 0) continue;
    for (;;) {
      const open = stack.pop()!;
      openOfName.set(open.name, openOfName.get(open.name)! - 1);
      if (open.name !== mark.name) continue;
      pairs.push({ open, close: mark });
      break;
    }
  }
  return pairs;
}
