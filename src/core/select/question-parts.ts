/** What parts a question: marks, and small words between two things that are asked. */
const BETWEEN_PARTS = /[?!.;:,\n？！。；：，、]+\s*|\s+(?:and|or|as well as|then|und|oder|et|ou|y|o|e|och|og|en)\s+/giu;

/** The parts of a question as they stand there, at least one; a figure like 1,5 is not parted. */
export function questionParts(question: string): string[] {
  const parts = question
    .replace(/(\d)[.,:](?=\d)/g, "$1\u0000")
    .split(BETWEEN_PARTS)
    .map((part) => part.replaceAll("\u0000", ".").trim())
    .filter((part) => part !== "");
  return parts.length > 0 ? parts : [question];
}
