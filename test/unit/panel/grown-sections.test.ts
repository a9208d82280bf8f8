import assert from "node:assert/strict";
import { it } from "node:test";
import { grownSections } from "../../../src/panel/host/grown-sections.ts";

const section = (title: string, tokens: number, depth = 0) => ({ title, tokens, depth });

it("names what grew, came or went, the largest change first", () => {
  const before = [section("Role", 10), section("Rules", 50), section("Old", 30), section("Same", 5)];
  const now = [section("Same", 5), section("Rules", 70), section("New", 7), section("Role", 10)];
  assert.deepEqual(grownSections(before, now), [
    { title: "Old", by: -30 },
    { title: "Rules", by: 20 },
    { title: "New", by: 7 },
  ]);
});

it("looks inside a section that holds all the others", () => {
  const version = (rules: number) => [section("Prompt", 10 + rules), section("Rules", rules, 1)];
  assert.deepEqual(grownSections(version(50), version(58)), [{ title: "Rules", by: 8 }]);
});
