import { createHash } from "node:crypto";
import type { Encodable } from "../../core/select/encoder.ts";

/** What a vector is known by: 16 bytes of a hash of its text, for a part of the whole text and the part's place. */
export function vectorKey(one: Encodable, model = ""): Buffer {
  const hash = createHash("sha256").update(model).update("\0");
  if (typeof one === "string") hash.update("text\0").update(one);
  else hash.update(`part ${one.start}-${one.end}\0`).update(one.text);
  return hash.digest().subarray(0, 16);
}
