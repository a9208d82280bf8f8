export type WasteKind = "duplicate" | "base64" | "minified" | "trailing-blanks" | "blank-lines";

/** Text that costs tokens and says nothing, or nothing new. */
export interface Waste {
  readonly kind: WasteKind;
  /** `[start, end)` in UTF-16 code units: what the fix replaces. */
  readonly start: number;
  readonly end: number;
  /** For a person: what it is. */
  readonly message: string;
  /** What stands instead of the range after the fix. */
  readonly replacement: string;
  /** Title of the fix, as an order: "Remove the repeated paragraph". */
  readonly fix: string;
  /** For a duplicate: where the text stands first. */
  readonly first?: { readonly start: number; readonly end: number };
}

/** More of one kind are not reported: nobody reads them, and an editor slows down. */
export const mostOfKind = 1_000;

/** "1,234", the same on every machine. */
export function grouped(count: number): string {
  return count.toString().replace(/\B(?=(?:\d{3})+$)/g, ",");
}
