import type { Mark } from "./mark-ranges.ts";

/** A mark as it is remembered: with both ends of its text, since a file can change while the editor is closed. */
export type StoredMark = Mark & { readonly head: string; readonly tail: string };

type TextBetween = (start: number, end: number) => string;

const END_LENGTH = 24;

export function storedMarks(marks: readonly Mark[], text: TextBetween): StoredMark[] {
  return marks.map((mark) => ({ ...mark, ...endsOf(mark, text) }));
}

/** The marks whose text still stands where it stood. */
export function rememberedMarks(stored: readonly StoredMark[], text: TextBetween): Mark[] {
  return stored
    .filter((mark) => {
      const { head, tail } = endsOf(mark, text);
      return head === mark.head && tail === mark.tail;
    })
    .map(({ kind, start, end }) => ({ kind, start, end }));
}

function endsOf({ start, end }: Mark, text: TextBetween): { head: string; tail: string } {
  return {
    head: text(start, Math.min(end, start + END_LENGTH)),
    tail: text(Math.max(start, end - END_LENGTH), end),
  };
}
