import type { Bytes } from "../images/headers/bytes.ts";

/** A file that is read here and there: headers stand at its start or its end, with gigabytes between. */
export interface VideoSource {
  readonly length: number;
  /** Bytes `[at, at + length)`, fewer at the end of the file. */
  read(at: number, length: number): Promise<Bytes>;
}

/** Boxes or elements that are looked at in all; a file that nests more is hostile. */
export const MOST_LOOKS = 5_000;
