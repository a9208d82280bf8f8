import assert from "node:assert/strict";
import { before, test } from "node:test";
import { calibratedRatios, type Reading } from "../../../src/core/tokenizer/calibration.ts";
import { type EstimatedTokenizer, takeReading } from "../../../src/core/tokenizer/estimate.ts";
import { TOKENIZER_FAMILIES } from "../../../src/core/tokenizer/families.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import {
  addToTally,
  emptyTally,
  type KindValues,
  kindShares,
  TEXT_KINDS,
} from "../../../src/core/tokenizer/text-kind.ts";
import type { Tokenizer } from "../../../src/core/tokenizer/tokenizer.ts";
import { UserError } from "../../../src/core/user-error.ts";

const PROSE = `The report that you asked for is ready, and it says what everybody expected: costs rose while nobody was looking,
and the largest share went to the work that seemed smallest. We should talk about it before the end of the week. `;
const CODE = `export function sum(values: number[]): number {
  let total = 0;
  for (const value of values) total += value * (1 - rate[value] / 100);
  return Math.max(0, total | 0);
}
`;
const JSON_TEXT = JSON.stringify(
  Array.from({ length: 12 }, (_, id) => ({ id, name: "x", tags: ["a", "b"], score: 0.25, nested: { on: true } })),
);
const CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。";
const RUSSIAN = "Все люди рождаются свободными и равными в своём достоинстве и правах. ";
const SAMPLES = { prose: PROSE, code: CODE, json: JSON_TEXT, cjk: CHINESE, other: RUSSIAN };

const shares = (text: string): KindValues => {
  const tally = emptyTally();
  addToTally(tally, text);
  return kindShares(tally);
};

const names = TOKENIZER_FAMILIES.filter(({ kind }) => kind === "estimate").map(({ name }) => name);
const estimates = new Map<string, Tokenizer>();
let base: Tokenizer;

before(async () => {
  base = await loadTokenizer("o200k_base");
  for (const name of names) estimates.set(name, await loadTokenizer(name));
});

for (const [kind, text] of Object.entries(SAMPLES))
  test(`a text of ${kind} is known as such`, () => {
    const found = shares(text);
    const largest = TEXT_KINDS.toSorted((a, b) => found[b] - found[a])[0];
    assert.equal(largest, kind, JSON.stringify(found));
    const sum = TEXT_KINDS.reduce((total, k) => total + found[k], 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
  });

test("white space alone and no text at all have a kind too", () => {
  for (const text of ["", "  \n\t\u00a0\u0085"]) assert.equal(shares(text).prose, 1);
});

for (const name of names)
  test(`${name}: an interval around the count, for any text`, () => {
    const tokenizer = estimates.get(name)!;
    assert.equal(tokenizer.exact, false);
    assert.deepEqual(tokenizer.measure(""), { tokens: 0, low: 0, high: 0, exact: false });
    for (const text of ["a", " ", "\n", "👍", "中", "hello", ...Object.values(SAMPLES), PROSE.repeat(100)]) {
      const { tokens, low, high, exact } = tokenizer.measure(text);
      assert.equal(exact, false);
      assert.equal(tokens, tokenizer.count(text));
      assert.ok(
        low >= 0 && low < tokens && tokens < high,
        JSON.stringify({ text: text.slice(0, 9), low, tokens, high }),
      );
      assert.ok([tokens, low, high].every(Number.isInteger));
    }
  });

test("the published points lie inside: one prompt of 429 tokens is 506 for Claude up to 4.6 and 656 from 4.7 on", () => {
  const prompt = PROSE.repeat(20);
  const scale = base.count(prompt) / 429;
  for (const [name, tokens] of [
    ["claude-4.6", 506],
    ["claude-4.7", 656],
  ] as const) {
    const measured = estimates.get(name)!.measure(prompt);
    assert.ok(measured.low < tokens * scale && tokens * scale < measured.high);
    assert.ok(Math.abs(measured.tokens / (tokens * scale) - 1) < 0.05, `${measured.tokens} ${tokens * scale}`);
  }
});

test("a vendor of whom nothing is known has the widest interval", () => {
  for (const text of Object.values(SAMPLES)) {
    const width = (name: string) => {
      const { tokens, low, high } = estimates.get(name)!.measure(text.repeat(10));
      return (high - low) / tokens;
    };
    assert.ok(width("other") > width("gemini"));
  }
});

test("an estimate shows no ids, and says why", () => {
  const tokenizer = estimates.get("gemini")!;
  for (const act of [
    () => tokenizer.encode("x"),
    () => tokenizer.decode([1]),
    () => tokenizer.open("x").tokensIn(0, 1),
  ])
    assert.throws(act, (error) => error instanceof UserError && error.code === "unsupported-tokenizer");
});

test("a document's estimate equals a recount after every edit", () => {
  const tokenizer = estimates.get("claude-4.7")!;
  const parts = Object.values(SAMPLES);
  let text = PROSE;
  const document = tokenizer.open(text);
  for (let i = 0; i < 40; i++) {
    const start = (i * 131) % (text.length + 1);
    const end = Math.min(text.length, start + ((i * 37) % 90));
    const part = parts[i % parts.length]!.slice(0, (i * 53) % 120);
    document.edit(start, end, part);
    text = text.slice(0, start) + part + text.slice(end);
    assert.equal(document.text, text);
    assert.equal(document.length, text.length);
    assert.deepEqual(document.measure, tokenizer.measure(text));
    assert.equal(document.tokens, tokenizer.count(text));
  }
  document.edit(0, text.length, "");
  assert.deepEqual(document.measure, { tokens: 0, low: 0, high: 0, exact: false });
});

test("offsets in an estimated document rise from its beginning to its end", () => {
  const document = estimates.get("claude-4.6")!.open(PROSE + CODE);
  let last = 0;
  for (let n = 0; n <= document.tokens; n++) {
    const offset = document.offsetOfToken(n);
    assert.ok(offset >= last);
    last = offset;
  }
  assert.equal(document.offsetOfToken(0), 0);
  assert.equal(last, document.length);
  assert.equal(document.tokensBefore(0), 0);
  assert.equal(document.tokensBefore(document.length), document.tokens);
  const middle = document.tokensBefore(document.length / 2);
  assert.ok(Math.abs(document.offsetOfToken(middle) - document.length / 2) < 25);
});

const readingsOf = (ratio: number, count: number, spread = 0): Reading[] =>
  Array.from({ length: count }, (_, i) => ({
    base: { prose: 1_000 + i * 50 },
    tokens: Math.round((1_000 + i * 50) * (ratio + (i % 2 ? spread : -spread))) + 7,
  }));

const width = ({ low, high }: { low: number; high: number }) => high - low;
const prose: KindValues = { prose: 1, code: 0, json: 0, cjk: 0, other: 0 };

test("no readings leave the published interval", () => {
  const { low, typical, high } = calibratedRatios("claude-4.6", [])(prose);
  assert.deepEqual([low, typical, high], [0.98, 1.18, 1.42]);
});

test("one reading brings texts of its kind near its ratio, and more narrow the interval further", () => {
  const widths = [0, 1, 3, 10, 30].map((count) => {
    const ratio = calibratedRatios("claude-4.6", readingsOf(1.3, count))(prose);
    assert.ok(ratio.low < ratio.typical && ratio.typical < ratio.high);
    if (count > 0) assert.ok(ratio.low < 1.3 && 1.3 < ratio.high, `${count}: ${JSON.stringify(ratio)}`);
    return width(ratio);
  });
  for (let i = 1; i < widths.length; i++) assert.ok(widths[i]! < widths[i - 1]!, widths.join(" "));
  const one = calibratedRatios("claude-4.6", readingsOf(1.24, 1))(prose);
  assert.ok(Math.abs(one.typical / 1.24 - 1) < 0.01, `${one.typical}`);
  assert.ok(widths[1]! > widths[0]! * 0.5 && widths[1]! < widths[0]! * 0.65, "one reading is not trusted for all");
  assert.ok(widths[4]! < widths[0]! * 0.4, "thirty that agree are");
  const settled = calibratedRatios("claude-4.6", readingsOf(1.3, 30))(prose);
  assert.ok(Math.abs(settled.typical - 1.3) < 0.01);
});

test("readings that contradict each other leave it wide", () => {
  const agree = calibratedRatios("claude-4.6", readingsOf(1.2, 10))(prose);
  const differ = calibratedRatios("claude-4.6", readingsOf(1.2, 10, 0.2))(prose);
  assert.ok(width(differ) > 2 * width(agree));
  assert.ok(differ.low < 1.05 && differ.high > 1.35);
});

test("readings of prose say little about Chinese", () => {
  const cjk: KindValues = { prose: 0, code: 0, json: 0, cjk: 1, other: 0 };
  const before = calibratedRatios("claude-4.7", [])(cjk);
  const after = calibratedRatios("claude-4.7", readingsOf(1.4, 1))(cjk);
  assert.ok(Math.abs(after.typical - before.typical) < 0.05);
  assert.ok(width(after) > 0.8 * width(before));
});

test("an interval from readings holds nineteen of twenty new texts of the same vendor", () => {
  let seed = 11;
  const uniform = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  let inside = 0;
  let all = 0;
  for (let vendor = 0; vendor < 300; vendor++) {
    // The published width is two deviations each way; texts of one vendor differ by what was measured.
    const texts = 0.035 * 1.18;
    const own = 1.18 + Math.sqrt(((1.42 - 0.98) / 4) ** 2 - texts ** 2) * normal();
    const of = () => own + texts * normal();
    const readings = Array.from({ length: 1 + (vendor % 6) }, () => ({
      base: { prose: 2_000 },
      tokens: 2_000 * of() + 7,
    }));
    const ratio = calibratedRatios("claude-4.6", readings)(prose);
    for (let i = 0; i < 5; i++, all++) {
      const next = of();
      if (ratio.low < next && next < ratio.high) inside++;
    }
  }
  assert.ok(inside / all > 0.92, `${inside} of ${all}`);
});

test("a person's readings are taken from a text and its usage, and kept as plain data", async () => {
  const tokenizer = estimates.get("claude-4.7") as EstimatedTokenizer;
  const text = PROSE.repeat(20);
  const reading = takeReading(tokenizer, text, Math.round(base.count(text) * 1.4));
  assert.ok(!(reading instanceof UserError));
  const kept = JSON.parse(JSON.stringify(reading)) as Reading;
  assert.deepEqual(kept, reading);
  const calibrated = await loadTokenizer("claude-4.7", { calibration: [kept, kept, kept] });
  const [before, after] = [tokenizer.measure(text), calibrated.measure(text)];
  assert.ok(after.tokens < before.tokens);
  assert.ok(after.high - after.low < before.high - before.low);
  assert.equal(calibrated.exact, false);
  assert.equal((await loadTokenizer("claude-4.7")).count(text), before.tokens, "others stay as they are");
});

const PROMPT = Array.from({ length: 40 }, (_, i) => `${i}. Rule ${(i * 7919).toString(36)}: ${PROSE}`).join("\n");

test("a text that was read shows what was read, within what a message adds around it", async () => {
  const published = estimates.get("claude-4.6") as EstimatedTokenizer;
  const told = Math.round(published.count(PROMPT) * 1.1);
  const reading = JSON.parse(JSON.stringify(published.readingOf(PROMPT, told))) as Reading;
  const calibrated = (await loadTokenizer("claude-4.6", { calibration: [reading] })) as EstimatedTokenizer;
  const { tokens, low, high } = calibrated.measure(PROMPT);
  assert.equal(tokens, told);
  assert.ok(low < told && told - low <= 20 && high > told && high - told <= 2, `${low} ${high}`);
  assert.deepEqual(calibrated.open(PROMPT).measure, calibrated.measure(PROMPT));
  const like = calibrated.measureLike(PROMPT);
  assert.ok(like.low < low && high < like.high);
});

test("of readings of one text the newest stands", async () => {
  const published = estimates.get("gemini") as EstimatedTokenizer;
  const calibration = [5_000, 4_900].map((tokens) => published.readingOf(PROMPT, tokens));
  assert.equal((await loadTokenizer("gemini", { calibration })).count(PROMPT), 4_900);
});

test("a text that was read keeps its reading as it is edited, less and less surely, and gets it back", async () => {
  const published = estimates.get("claude-4.6") as EstimatedTokenizer;
  const told = Math.round(published.count(PROMPT) * 1.1);
  const calibration = [published.readingOf(PROMPT, told)];
  const calibrated = (await loadTokenizer("claude-4.6", { calibration })) as EstimatedTokenizer;
  const document = calibrated.open(PROMPT);
  let text = PROMPT;
  let widest = width(document.measure);
  let before = document.tokens;
  const last = PROMPT.length;
  for (let i = 0; i < 6; i++) {
    const added = `Add ${(i * 104_729).toString(36)} to it, whatever the question was about, and say so. `;
    document.edit(last, last, added);
    text = text.slice(0, last) + added + text.slice(last);
    assert.deepEqual(document.measure, calibrated.measure(text));
    assert.ok(width(document.measure) > widest, "wider with every edit");
    assert.ok(document.measure.low < document.tokens && document.tokens < document.measure.high);
    assert.ok(document.tokens > before && document.tokens < before + 60, `${before} to ${document.tokens}`);
    widest = width(document.measure);
    before = document.tokens;
  }
  document.edit(last, text.length, "");
  assert.equal(document.tokens, told);
  document.edit(0, document.length / 2, CODE.repeat(20));
  assert.deepEqual(document.measure, calibrated.measureLike(document.text), "another text by now");
});

test("a reading without a sketch, or with a broken one, counts for the kind of text alone", async () => {
  const published = estimates.get("claude-4.6") as EstimatedTokenizer;
  const { sketch: _, ...bare } = published.readingOf(PROMPT, 6_000);
  const [without, broken] = await Promise.all(
    [bare, { ...bare, sketch: "1 2 ?" }].map((reading) => loadTokenizer("claude-4.6", { calibration: [reading] })),
  );
  assert.deepEqual(broken!.measure(PROMPT), without!.measure(PROMPT));
  assert.notEqual(without!.count(PROMPT), 6_000);
});

test("a reading that cannot be of this text is refused", () => {
  const tokenizer = estimates.get("claude-4.6") as EstimatedTokenizer;
  const text = PROSE.repeat(20);
  const count = base.count(text);
  for (const [content, tokens, message] of [
    ["short", 12, /at least 200 tokens/],
    [text, 0, /whole number above 0/],
    [text, 12.5, /whole number above 0/],
    [text, count * 10, /far more than this text/],
    [text, Math.round(count / 10), /far less than this text/],
  ] as const) {
    const refused = takeReading(tokenizer, content, tokens);
    assert.ok(refused instanceof UserError);
    assert.equal(refused.code, "invalid-argument");
    assert.match(refused.message, message);
  }
});
