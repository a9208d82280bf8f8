// The texts of which the fixtures hold ids: node test/oracle/sentencepiece-texts.ts, one JSON string a line.
import { fuzzText, seeded } from "./fuzz-texts.ts";

/** Fuzz texts without lone surrogates, which the reference cannot be given. */
export function sentencePieceTexts(): string[] {
  const below = seeded(20253);
  return Array.from({ length: 400 }, () => fuzzText(below, 24).replace(/\p{Surrogate}/gu, "\ufffd"));
}

if (import.meta.main) for (const text of sentencePieceTexts()) console.log(JSON.stringify(text));
