import { UserError } from "../user-error.ts";
import type { Tokenizer } from "./tokenizer.ts";

export async function tokenizerFromFile(name: string, _bytes: Uint8Array): Promise<Tokenizer | UserError> {
  return new UserError("unsupported-tokenizer", name);
}
