import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ByteWindow } from "../../src/core/tokenizer/byte-window.ts";
import { PieceBatch } from "../../src/core/tokenizer/piece-batch.ts";
import { characterClassesOf, SCANNERS } from "../../src/core/tokenizer/scanners.ts";
import type { PatternName } from "../../src/core/tokenizer/vocabulary.ts";
import { fuzzText, seeded } from "../oracle/fuzz-texts.ts";

const S = "\\p{White_Space}";
const NOT_S = "\\P{White_Space}";
const ANY_CASE = "'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])";
const WORDS = "\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}";
const ENDS = "\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}";
const LINES = `${S}*[\\r\\n]+|${S}+(?!${NOT_S})|${S}+`;

function cl100k(digits: string): string {
  return `${ANY_CASE}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^${S}\\p{L}\\p{N}]+[\\r\\n]*|${LINES}`;
}

/** The published regular expressions, one a step, each splitting what those before it left. */
const PATTERNS: Readonly<Record<PatternName, readonly string[]>> = {
  r50k: [`'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^${S}\\p{L}\\p{N}]+|${S}+(?!${NOT_S})|${S}+`],
  cl100k: [cl100k("\\p{N}{1,3}")],
  llama3: [cl100k("\\p{N}{1,3}")],
  qwen2: [cl100k("\\p{N}")],
  o200k: [
    `[^\\r\\n\\p{L}\\p{N}]?[${WORDS}]*[${ENDS}]+(?:${ANY_CASE})?|[^\\r\\n\\p{L}\\p{N}]?[${WORDS}]+[${ENDS}]*(?:${ANY_CASE})?` +
      `|\\p{N}{1,3}| ?[^${S}\\p{L}\\p{N}]+[\\r\\n/]*|${LINES}`,
  ],
  tekken: [
    `[^\\r\\n\\p{L}\\p{N}]?[${WORDS}]*[${ENDS}]+|[^\\r\\n\\p{L}\\p{N}]?[${WORDS}]+[${ENDS}]*` +
      `|\\p{N}| ?[^${S}\\p{L}\\p{N}]+[\\r\\n/]*|${LINES}`,
  ],
  deepseek3: [
    "\\p{N}{1,3}",
    "[一-龥\\u3040-ゟ゠-ヿ]+",
    `[!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_\`\\{\\|\\}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+` +
      `| ?[\\p{P}\\p{S}]+[\\r\\n]*|${LINES}`,
  ],
};

/** Splits off each match, and what lies between matches. */
function split(texts: readonly string[], pattern: RegExp): string[] {
  const pieces: string[] = [];
  for (const text of texts) {
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      if (match.index > at) pieces.push(text.slice(at, match.index));
      pieces.push(match[0]);
      at = match.index + match[0].length;
    }
    if (at < text.length) pieces.push(text.slice(at));
  }
  return pieces;
}

function scanned(window: ByteWindow, name: PatternName, text: string): string[] {
  const batch = new PieceBatch();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces: string[] = [];
  window.fill(text);
  for (let from = 0; from < window.length; ) {
    const count = SCANNERS[name](window, from, batch);
    for (let i = 0; i < count; from = batch.ends[i++])
      pieces.push(decoder.decode(window.bytes.subarray(from, batch.ends[i])));
  }
  return pieces;
}

for (const name of Object.keys(PATTERNS) as PatternName[]) {
  const patterns = PATTERNS[name].map((source) => new RegExp(source, "gu"));
  const window = new ByteWindow(characterClassesOf(name));

  test(`${name}: the scanner cuts as the published regular expression does`, () => {
    const texts = fc.integer().map((seed) => fuzzText(seeded(seed), 30).replace(/\p{Cs}/gu, "\ufffd"));
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(scanned(window, name, text), patterns.reduce(split, [text]));
      }),
      { numRuns: 1500 },
    );
  });

  test(`${name}: a piece does not depend on what stands behind where it says it looked`, () => {
    const seeds = fc.tuple(fc.integer(), fc.integer());
    fc.assert(
      fc.property(seeds, ([seed, other]) => {
        const text = fuzzText(seeded(seed), 30).replace(/\p{Cs}/gu, "\ufffd");
        const batch = new PieceBatch();
        window.fill(text);
        const count = SCANNERS[name](window, 0, batch);
        const ends = [...batch.ends.subarray(0, count)];
        const looked = [...batch.looked.subarray(0, count)];
        const bytes = window.bytes.slice(0, window.length);
        let furthest = 0;
        for (let i = 0; i < count; i++) {
          furthest = Math.max(furthest, looked[i]);
          // A character that was looked at counts whole; the first one behind may be anything.
          let kept = furthest;
          while (kept < bytes.length && (bytes[kept] & 0xc0) === 0x80) kept++;
          if (kept >= bytes.length) break;
          window.fill(
            new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, kept)) + fuzzText(seeded(other), 5),
          );
          const again = SCANNERS[name](window, 0, batch);
          assert.ok(again > i);
          assert.deepEqual([...batch.ends.subarray(0, i + 1)], ends.slice(0, i + 1));
        }
      }),
      { numRuns: 400 },
    );
  });
}
