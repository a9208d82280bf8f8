import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge, ranked } from "../../../src/core/compress/choose/rank.ts";
import { sourceOf } from "../../../src/core/compress/source.ts";
import { unitsOf } from "../../../src/core/compress/units/units.ts";
import { stem } from "../../../src/core/select/stem.ts";
import { termsOf } from "../../../src/core/select/terms.ts";
import { UserError } from "../../../src/core/user-error.ts";

function best(text: string, question: string): string {
  const source = sourceOf(text);
  assert.ok(!(source instanceof UserError));
  const units = unitsOf(source);
  const { scores } = ranked(judge(text, units, { question }));
  const first = scores.indexOf(Math.max(...scores));
  return text.slice(units[first]!.start, units[first]!.end);
}

const TEXT = [
  "The lighthouse stands on the northern cliff. It was painted red and white. Its lamp is lit at dusk.",
  "The harbour was dug in 1874. Its author, the engineer Marta Lindqvist, designed it alone. Ships from Norway call here.",
  "The market sells fish and bread. Farmers come on Fridays. Prices rose after the war.",
].join("\n\n");

describe("ranking by a question", () => {
  test("the sentence that answers is first, by its words and by what surrounds it", () => {
    assert.match(best(TEXT, "When was the harbour dug?"), /1874/);
    assert.match(best(TEXT, "Who designed the harbour?"), /Lindqvist/);
    assert.match(best(TEXT, "What do farmers do on Fridays?"), /Fridays/);
  });

  test("forms of a word, accents and Roman numerals do not matter", () => {
    assert.match(best(`${TEXT}\n\nLōihi is a volcano of World War II age.`, "loihi volcanoes"), /Lōihi/);
    assert.match(best(`${TEXT}\n\nWorld War II ended late here.`, "end of world war 2"), /War II/);
  });

  test("languages without blanks between words are ranked by pairs of characters", () => {
    const text = "梅雨は六月に始まる。雨が長く続く。\n\n港は千八百年に作られた。船が来る。\n\n市場では魚を売る。";
    assert.equal(best(text, "港はいつ作られたか"), "港は千八百年に作られた。");
  });

  test("a question whose words the text lacks still gives every sentence a place", () => {
    assert.notEqual(best(TEXT, "quantum chromodynamics"), "");
  });
});

describe("terms", () => {
  test("English forms share a stem; other words stay", () => {
    for (const [a, b] of [
      ["retries", "retry"],
      ["timeouts", "timeout"],
      ["summarize", "summarized"],
      ["relation", "relational"],
      ["stopped", "stopping"],
    ] as const) {
      assert.equal(stem(a), stem(b), `${a} and ${b}`);
    }
    assert.equal(stem("naïve"), "naïve");
    assert.equal(stem("v12"), "v12");
  });

  test("one long line of letters takes linear time and ends in bounded words", () => {
    const terms = termsOf("x".repeat(2_000_000));
    assert.ok(terms.ids.length >= 2_000_000 / 64);
  });
});
