/** V8 copies no more than this of a text for a slice of it; a longer one keeps the whole text. */
const LONGEST_COPIED = 12;

/** The same string for something that outlives the text that it is a slice of. */
export function detached(slice: string): string {
  return slice.length <= LONGEST_COPIED ? slice : ` ${slice}`.slice(1);
}
