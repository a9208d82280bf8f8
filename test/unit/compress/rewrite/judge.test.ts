import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { begun } from "./support-prompt.ts";
import { framed, SHORT } from "./support-texts.ts";

/** Why a rewrite is refused at first, in the words that the model is told. */
function refusal(rewrite: string): string {
  const { rewriting, request } = begun();
  const next = rewriting.turn(framed(request!, rewrite));
  return next?.messages.at(-1)?.content ?? "accepted";
}

describe("a rewrite", () => {
  test("that holds all that must stay is accepted", () => {
    assert.equal(refusal(SHORT), "accepted");
  });

  const faults: readonly (readonly [what: string, from: string, to: string, reason: RegExp])[] = [
    ["changes a number", "50 EUR", "500 EUR", /the number "50 EUR" is missing\n- it adds the number "500 EUR"/],
    ["loses a number", "at most 3 per", "at most few per", /the number "3" is missing/],
    ["loses a name", "Elena Petrova", "Elena", /the name "Petrova" is missing/],
    ["adds a name", "patient support agent", "patient support agent in Berlin", /it adds the name "Berlin"/],
    ["changes a variable", "{closing_line}", "{closing}", /the template variable "\{closing_line\}" is missing/],
    ["loses an address", " at support@aurora.example", "", /the URL "support@aurora.example" is missing/],
    ["adds an address", "say so", "see https://evil.example", /it adds the URL "https:\/\/evil.example"/],
    ["changes a heading", "## Tone", "## Style", /the heading "## Tone" is missing\n- it adds the heading "## Style"/],
    ["adds a heading", "- Close", "## End\n\n- Close", /it adds the heading "## End"/],
    ["adds code", "- Close", "```\nrm -rf\n```\n- Close", /it adds what the text does not have: code/],
    ["turns a prohibition round", "Never promise", "Promise", /it loses the negation of "Please never promise/],
    ["denies what it says", "- Close", "- Do not close", /it denies in "- Do not close each answer/],
    ["loses a limit", "at most 3", "3", /it loses the limit of "- Please write in short/],
    ["loses an obligation", "Always answer", "Some answer", /it loses the obligation of "It is really very important/],
    [
      "leaves out a rule",
      "Always answer in the customer's language. ",
      "",
      /it leaves out the rule "It is really very imp/,
    ],
    ["is over its share", "kind,", `${"kind, ".repeat(60)}`, /it has \d+ tokens, and may have 130/],
    ["hides characters", "kind", "ki\u200bnd", /characters that nobody sees/],
    ["holds a NUL", "kind", "ki\u0000nd", /characters that nobody sees/],
  ];
  for (const [what, from, to, reason] of faults) {
    test(`that ${what} is refused with the reason`, () => {
      assert.ok(SHORT.includes(from));
      assert.match(refusal(SHORT.replace(from, to)), reason);
    });
  }

  test("that says something else in the names and numbers of the text is refused", () => {
    const other =
      "# Support agent\n\nGreat weather: Aurora, Bikes, 50 EUR, EUR, Elena Petrova, support@aurora.example.\n\n## Tone\n\n3 {closing_line}";
    assert.match(refusal(other), /leaves out the rule/);
    assert.match(refusal(other), /and \d+ more|leaves out most/);
  });

  test("may put numbers together and leave out blanks in them, but not invent their unit", () => {
    const text = `The parcel takes between 3 and 5 days to arrive at its place, which is about as long as it always takes in this country. It has a weight of 12 kg at the most and is carried by two people, who are paid well for it and come in the morning.\n\n${"It rains. ".repeat(40)}`;
    const { rewriting, request } = begun(text, 120);
    const answer =
      "The parcel takes 3-5 days to arrive, as always in this country. It weighs 12kg at most; two people carry it, paid well, in the morning. It rains.";
    assert.equal(rewriting.turn(framed(request!, answer)), null);
    const again = begun(text, 120);
    const wrong = again.rewriting.turn(framed(again.request!, answer.replace("3-5 days", "3-5 weeks")));
    assert.match(
      wrong?.messages.at(-1)?.content ?? "",
      /the number "5 days" is missing\n- it adds the number "3-5 weeks"/,
    );
  });
});
