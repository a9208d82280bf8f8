/** A string that occurs often, and how often at most. */
export interface Phrase {
  readonly text: string;
  readonly count: number;
}

/** Longer phrases are not looked for: their parts are found. */
const MOST_WORDS = 24;

/** What occurs less often is never worth a name. */
const LEAST_COUNT = 3;

/** Shorter ones are a token or two. */
const SHORTEST = 4;

/** A run of words while they are counted. */
interface Candidate {
  readonly id: number;
  /** Index of its first word, and how many it has. */
  readonly first: number;
  readonly length: number;
  count: number;
  /** Words before this are in an occurrence that was counted: of "ha ha ha" one "ha ha" can be named, not two. */
  free: number;
  /** It never stands but in a longer one. */
  isPart: boolean;
}

const NONE: Candidate = { id: 0, first: 0, length: 0, count: 0, free: 0, isPart: true };

/** A word, or a mark, with the blanks before it. */
const WORD = /[ \t]*(?:[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s])/gu;

/**
 * Runs of words inside lines that occur again and again, those first that take most characters; at most `most`. What only
 * occurs inside a longer one is left out. Runs of n words are looked for only where runs of n - 1 words repeat, so that the
 * time is linear in the text but for what repeats in it.
 */
export function frequentPhrases(lines: readonly string[], most: number): Phrase[] {
  const ids = new Map<string, number>();
  const words: string[] = [];
  // A word of no line parts the lines.
  const wordIds: number[] = [];
  for (const line of lines) {
    for (const [word] of line.matchAll(WORD)) {
      if (!ids.has(word)) ids.set(word, ids.size + 1);
      words.push(word);
      wordIds.push(ids.get(word)!);
    }
    words.push("");
    wordIds.push(0);
  }
  const phrases: Candidate[] = [];
  let places = Array.from(wordIds.keys()).filter((i) => wordIds[i] !== 0);
  let runs = Int32Array.from(wordIds);
  let shorter: Candidate[] = [];
  for (let length = 1; length <= MOST_WORDS && places.length > 0; length++) {
    const found = new Map<number, Candidate>();
    const all: Candidate[] = [NONE];
    const next = new Int32Array(runs.length);
    for (const at of places) {
      const added = wordIds[at + length - 1]!;
      if (length > 1 && (added === 0 || runs[at + 1] === 0)) continue;
      const key = length === 1 ? added : runs[at]! * words.length + added;
      let run = found.get(key);
      if (run === undefined) {
        run = { id: all.length, first: at, length, count: 0, free: 0, isPart: false };
        found.set(key, run);
        all.push(run);
      }
      if (at >= run.free) {
        run.count++;
        run.free = at + length;
      }
      next[at] = run.id;
    }
    for (const run of found.values()) {
      if (run.count < LEAST_COUNT) continue;
      phrases.push(run);
      if (length === 1) continue;
      for (const part of [shorter[runs[run.first]!]!, shorter[runs[run.first + 1]!]!])
        part.isPart ||= part.count === run.count;
    }
    places = places.filter((at) => all[next[at]!]!.count >= LEAST_COUNT);
    for (let at = 0; at < next.length; at++) if (all[next[at]!]!.count < LEAST_COUNT) next[at] = 0;
    runs = next;
    shorter = all;
  }
  const whole = phrases.filter(({ isPart }) => !isPart);
  return whole
    .map(({ first, length, count }) => ({
      text: words
        .slice(first, first + length)
        .join("")
        .trimStart(),
      count,
    }))
    .filter(({ text }) => text.length > SHORTEST)
    .sort((a, b) => b.text.length * b.count - a.text.length * a.count)
    .slice(0, most);
}
