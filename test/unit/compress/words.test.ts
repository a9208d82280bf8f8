import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applied } from "../../../src/core/compress/edits/edit.ts";
import { fit } from "../../../src/core/compress/fit.ts";
import { sourceOf } from "../../../src/core/compress/source.ts";
import { unitsOf } from "../../../src/core/compress/units/units.ts";
import { wordsOf } from "../../../src/core/compress/words/runs.ts";
import { WordPruning } from "../../../src/core/compress/words/word-pruning.ts";
import { unchangedBy } from "../../../src/core/plan/cuts.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function read(text: string) {
  const source = sourceOf(text);
  assert.ok(!(source instanceof UserError));
  return { source, units: unitsOf(source, { asked: false }) };
}

/** A text by words alone, to a share of its tokens or as near to it as they can get. */
function shortened(text: string, share: number): string {
  const { source, units } = read(text);
  const budget = Math.floor(tokenizer.count(text) * share);
  return applied(text, new WordPruning({ source, units, before: [] }, () => false, tokenizer).under(budget));
}

/** All that may go is gone. */
function least(text: string): string {
  const { source, units } = read(text);
  const runs = wordsOf(source, units, () => false, tokenizer);
  const gone = runs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
  const left = new Set(gone);
  return Array.from(text, (mark, i) => (left.has(i) ? " " : mark))
    .join("")
    .replace(/\s+/g, " ");
}

const BRIDGE =
  "The old stone bridge over the river Elm was built in 1874 by the engineer Clara Holt, who had studied in Vienna. " +
  "It is said that the people of the town did not like the bridge at first, because it cost them a great deal of money. " +
  "Today the bridge is used by about 3,000 cars a day, and in the summer by a large number of visitors.";

describe("words", () => {
  test("what can be asked for stays: names, places, years, numbers with what they count", () => {
    const half = shortened(BRIDGE, 0.5);
    for (const answer of ["river Elm", "1874", "Clara Holt", "Vienna", "3,000 cars"]) {
      assert.ok(half.includes(answer), `${answer} in ${half}`);
    }
    assert.ok(!/\bthe\b/i.test(half));
  });

  test("what stays at a smaller budget stays at each larger one", () => {
    const { source, units } = read(BRIDGE.repeat(3));
    const all = tokenizer.count(source.text);
    let inside: (at: number) => boolean = () => true;
    for (let budget = all - 1; budget > all * 0.25; budget -= 5) {
      const edits = new WordPruning({ source, units, before: [] }, () => false, tokenizer).under(budget);
      assert.ok(tokenizer.count(applied(source.text, edits)) <= budget);
      const stays = (at: number) => !edits.some(({ start, end }) => at >= start && at < end);
      for (const { index } of source.text.matchAll(/\p{L}/gu)) assert.ok(inside(index) || !stays(index));
      inside = stays;
    }
  });

  test("a negation, an obligation and a bound stay with the word they govern, in each language", () => {
    const sentences: Readonly<Record<string, readonly string[]>> = {
      "The pump was never opened while it ran, and it cannot be repaired by anyone.": [
        "never opened",
        "cannot",
        "repaired",
      ],
      "You must close all valves unless the tank holds at least two litres.": [
        "must close",
        "all valves",
        "unless",
        "at least two",
      ],
      "Das alte Haus wurde nicht verkauft, weil niemand es ohne Garten haben wollte.": [
        "nicht verkauft",
        "niemand",
        "ohne Garten",
      ],
      "La vieille maison n'a jamais été vendue et il ne faut pas y entrer sans clé.": ["jamais", "pas", "sans clé"],
      "La casa no fue vendida nunca y nadie puede entrar sin llave en ella.": ["no", "nunca", "nadie", "sin llave"],
      "Старый дом не был продан, и без ключа никто не может войти в него.": ["не", "без ключа", "никто"],
      "Το παλιό σπίτι δεν πουλήθηκε ποτέ και κανένας δεν μπαίνει χωρίς κλειδί.": [
        "δεν πουλήθηκε",
        "ποτέ",
        "χωρίς κλειδί",
      ],
      "Eski ev satılmadı ve anahtar olmadan içeri girmek mümkün değil.": ["satılmadı", "olmadan", "değil"],
      "Ngôi nhà cũ không được bán và không ai có thể vào nhà mà không có chìa khóa.": ["không"],
      "البيت القديم لم يباع ولا يمكن الدخول إليه بدون مفتاح.": ["لم", "ولا", "بدون مفتاح"],
      "पुराना घर नहीं बेचा गया और बिना चाबी के कोई अंदर नहीं जा सकता।": ["नहीं", "बिना"],
      บ้านเก่าไม่ได้ถูกขายและไม่มีใครเข้าไปได้: ["ไม่"],
      "老房子没有卖掉，没有钥匙的人不能进去。": ["没有", "不能"],
      "古い家は売られていない。鍵がないと入れません。": ["ない", "ません"],
    };
    for (const [text, kept] of Object.entries(sentences)) {
      const left = least(text);
      for (const part of kept) assert.ok(left.includes(part), `${part} in ${left}`);
    }
  });

  test("numbers stay in figures and in words", () => {
    const left = least(
      "Anna bought twice as many pears as Ben, two dozen, and paid half of the $4.50 for twenty-five.",
    );
    for (const number of ["twice", "two dozen", "half", "$4.50", "twenty-five"]) assert.ok(left.includes(number), left);
  });

  test("a question in the text keeps what it asks", () => {
    const text = `${BRIDGE} How many tons of sand does the harbour master order in a week?`;
    assert.match(shortened(text, 0.5), /How many tons .*sand.* harbour master order.* week\?/);
  });

  test("marks go with what they separate, enclose and end, and stand close to what stays", () => {
    const text =
      'The committee (which met, as a rule, on Mondays) said in the end that "the matter is closed", and, after a while, ' +
      "the mayor, who was ill, resigned; e.g. Dr. Brown said so. The U.S. embassy was informed of it at once.";
    for (let share = 0.95; share > 0.2; share -= 0.05) {
      const left = shortened(text, share);
      assert.doesNotMatch(left, / {2}|\s[,.;)]|\(\s|[,;(]\s*[,.;)]|^[,.;]/, left);
      for (const [open, close] of ["()", '""']) {
        assert.equal(left.split(open!).length % 2, open === close ? 1 : left.split(close!).length % 2, left);
      }
      assert.ok(!/\be\.g(?!\.)|\bU\.S(?!\.)/.test(left), left);
    }
  });

  test("code, addresses, variables, links and emphasis stay as they are or go whole", () => {
    const text =
      "The **very important** setting called `retry.limit` of {{service}} is described at https://example.com/a?b=1 and " +
      "in [the guide to the settings](docs/guide.md), which was written by f(x) = y; for all of the people who use it.";
    for (let share = 0.95; share > 0.3; share -= 0.05) {
      const left = shortened(text, share);
      for (const part of [
        "`retry.limit`",
        "{{service}}",
        "https://example.com/a?b=1",
        "[the guide to the settings](docs/guide.md)",
      ]) {
        assert.ok(left.includes(part), `${part} in ${left}`);
      }
      assert.equal(left.split("**").length % 2, 1, left);
      assert.doesNotMatch(left, /\*\*\s*\*\*|(?:^|\s)\*\* |f \(| \(x/);
    }
    const code = "let total = items.reduce((sum, item) => { return sum + item.price; }, 0);";
    assert.equal(shortened(`${BRIDGE}\n\n${code}\n`, 0.4).split("\n\n")[1]!.trim(), code);
  });

  test("scripts without blanks are shortened by words, not by characters, and passages each in their language", () => {
    const text =
      "東京スカイツリーは2012年に東京都墨田区に開業した高さ634メートルの電波塔である。\n\nDer Turm in der Stadt ist sehr alt und wurde von dem Architekten Karl Brandt in Leipzig gebaut.";
    const [japanese, german] = shortened(text, 0.6).split("\n\n");
    for (const part of ["東京スカイツリー", "2012", "墨田", "634"]) assert.ok(japanese!.includes(part), japanese);
    for (const part of ["Turm", "Stadt", "Leipzig"]) assert.ok(german!.includes(part), german);
  });

  test("a sentence of which nothing stays leaves no blanks and no full stop", () => {
    const text = `# Bridges\n\n${BRIDGE} And so on and so forth, as it were.\n\nIt was what it was.\n\n${BRIDGE}\n`;
    for (const share of [0.6, 0.4, 0.3]) {
      const left = shortened(text, share);
      assert.match(left, /^# Bridges\n\n\S/);
      assert.doesNotMatch(left, /\n{3}|(?:^|\s)\./);
    }
  });

  test("fit reaches 35 % by words alone and tells which ranges stay", () => {
    const text = Array.from({ length: 6 }, (_, i) => BRIDGE.replaceAll("bridge", `bridge ${i}`)).join("\n\n");
    const budget = Math.floor(tokenizer.count(text) * 0.35);
    const plan = fit(text, { budget, tokenizer, level: "words" });
    assert.ok(!(plan instanceof UserError));
    assert.ok(plan.tokens <= budget && plan.tokens >= budget * 0.95, `${plan.tokens} of ${budget}`);
    assert.ok(plan.pieces.every(({ level }) => level === "words" || level === "omitted"));
    const words = unchangedBy(plan).map(([start, end]) => text.slice(start, end).trim());
    let at = 0;
    for (const word of words) {
      at = plan.text.indexOf(word, at);
      assert.ok(at >= 0, word);
    }
  });

  test("a brief sum in words keeps all its numbers: words go, whichever sentence says what is asked", () => {
    const text = "The price of a laptop is $1000. If you get a 20% discount, how much do you have to pay?";
    const plan = fit(text, { budget: Math.floor(tokenizer.count(text) * 0.7), tokenizer });
    assert.ok(!(plan instanceof UserError));
    assert.match(plan.text, /\$1000.*20%.*how much/);
  });

  test("a text of one long word is not left empty: the least that it can be is named", () => {
    for (const length of [4000, 300_000]) {
      for (const level of ["auto", "words"] as const) {
        const plan = fit("x".repeat(length), { budget: 50, level, tokenizer });
        assert.ok(plan instanceof UserError && plan.code === "budget-too-small" && plan.minimum! > 50);
      }
    }
  });
});
