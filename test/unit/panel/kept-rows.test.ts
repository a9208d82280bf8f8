import assert from "node:assert/strict";
import { it } from "node:test";
import { keptRows } from "../../../media/panel/layout/kept-rows.ts";
import { keptSections } from "../../../src/panel/host/kept-sections.ts";

it("the sections of two plans are listed with what stays in each, from the top of the text", () => {
  const section = (title: string, start: number, end: number, tokens: number) => {
    return { title, start, end, depth: 0, before: 30, tokens };
  };
  const first = { before: 60, tokens: 20, sections: [section("A", 0, 40, 20), section("B", 40, 90, 0)] };
  const second = { before: 60, tokens: 45, sections: [section("A", 0, 40, 30), section("C", 90, 95, 15)] };
  const figures = keptRows(first, second, "All").map(({ title, before, first, second }) => [
    title,
    before,
    first,
    second,
  ]);
  assert.deepEqual(figures, [
    ["All", 60, 20, 45],
    ["A", 30, 20, 30],
    ["B", 30, 0, null],
    ["C", 30, null, 15],
  ]);
});

it("sections are told with their depth, and pieces are not", () => {
  const row = { level: "full", reason: "", before: 9, tokens: 5 } as const;
  const piece = { ...row, kind: "piece", start: 20, end: 30, children: [] } as const;
  const inner = { ...row, kind: "section", title: "Inner", start: 10, end: 30, children: [piece] } as const;
  const outer = { ...row, kind: "section", title: "Outer", start: 0, end: 30, children: [inner] } as const;
  const told = keptSections([outer]).map(({ title, depth }) => [title, depth]);
  assert.deepEqual(told, [
    ["Outer", 0],
    ["Inner", 1],
  ]);
});
