import type { TokenDocument } from "../core/tokenizer/tokenizer.ts";
import type { DocumentPlace, Structure } from "./worker-protocol.ts";

/** What a counted text is made of. */
export function structureOf(_document: TokenDocument, _place: DocumentPlace): Structure {
  return { sections: [], waste: [], includes: [], chatOverhead: 0 };
}
