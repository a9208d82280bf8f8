/**
 * A text as SQuAD compares answers: small letters, no punctuation, no English articles, single blanks
 * (Rajpurkar et al. 2016). Punctuation of all scripts goes, not only that of ASCII.
 */
export function normaliseAnswer(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, "")
    .replace(/\b(?:an?|the)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
