import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import type { Level, Piece } from "../../../src/core/plan/plan.ts";
import { type PlanRow, planRows } from "../../../src/core/plan/plan-rows.ts";

/** As if each character were a token. */
const each = (offset: number) => offset;

/** Pieces that tile a Markdown text: each is a block with the blank line after it. */
function piecesOf(source: string, fates: readonly (readonly [Level, string])[]): Piece[] {
  const blocks = source.match(/[^\n]+\n*/g) ?? [];
  let start = 0;
  return blocks.map((block, i) => {
    const [level, reason] = fates[i] ?? (["full", "kept"] as const);
    const end = start + block.length;
    const piece = { start, end, level, tokens: level === "omitted" ? 0 : block.length, reason };
    start = end;
    return piece;
  });
}

function rowsOf(source: string, pieces: readonly Piece[]): PlanRow[] {
  const { sections } = parseDocument(source, { languageId: "markdown" });
  return planRows({ budget: 100, before: source.length, tokens: 50, text: "", pieces }, source, sections, each);
}

/** The rows as indented lines: kind, beginning of the text, level, tokens of tokens before. */
function drawn(source: string, rows: readonly PlanRow[], depth = 0): string[] {
  return rows.flatMap(({ kind, start, level, tokens, before, children }) => [
    `${"  ".repeat(depth)}${kind} ${source.slice(start, start + 4).trim()} ${level} ${tokens}/${before}`,
    ...drawn(source, children, depth + 1),
  ]);
}

describe("the rows of a plan", () => {
  it("stand under their sections, whose headings have none of their own", () => {
    const source = "Intro\n\n# One\n\naaa\n\nbbb\n\n## Two\n\nccc\n\n# Three\n\nddd\n";
    const rows = rowsOf(source, piecesOf(source, [...Array(3).fill(["full", "kept"]), ["omitted", "low"]]));
    assert.deepEqual(drawn(source, rows), [
      "piece Intr full 7/7",
      "section # On sentences 25/30",
      "  piece aaa full 5/5",
      "  piece bbb omitted 0/5",
      "  section ## T full 13/13",
      "    piece ccc full 5/5",
      "section # Th full 13/13",
      "  piece ddd full 4/4",
    ]);
  });

  it("begin below a title", () => {
    const source = "---\na: b\n---\n# Title\n\nIntro\n\n## One\n\naaa\n";
    const matter = { start: 0, end: 13, level: "full", tokens: 13, reason: "" } as const;
    const rest = piecesOf(source.slice(13), []).map((piece) => ({
      ...piece,
      start: piece.start + 13,
      end: piece.end + 13,
    }));
    assert.deepEqual(drawn(source, rowsOf(source, [matter, ...rest])), [
      "section --- full 13/13",
      "piece Intr full 7/7",
      "section ## O full 12/12",
      "  piece aaa full 4/4",
    ]);
  });

  it("say of a section that all of it goes, and why", () => {
    const source = "# One\n\naaa\n";
    const fates = [
      ["omitted", "heading left out with its content"],
      ["omitted", "low"],
    ] as const;
    const [section] = rowsOf(source, piecesOf(source, fates));
    assert.deepEqual([section?.level, section?.reason], ["omitted", "heading left out with its content"]);
  });

  it("show what stays and what goes of a piece that stays in part", () => {
    const source = "One two. Three four. Five six.\n";
    const piece: Piece = { start: 0, end: 31, level: "sentences", tokens: 11, kept: [[9, 20]], reason: "low" };
    assert.deepEqual(drawn(source, rowsOf(source, [piece])), [
      "piece One sentences 11/31",
      "  part One omitted 0/9",
      "  part Thre full 11/11",
      "  part Fiv omitted 0/11",
    ]);
  });

  it("are one where many neighbours have the same fate, and open to show them", () => {
    const source = Array.from({ length: 20 }, (_, i) => `Paragraph ${i}.\n\n`).join("");
    const fates = Array.from({ length: 20 }, (_, i) => [i === 3 ? "full" : "omitted", "low"] as const);
    const rows = rowsOf(source, piecesOf(source, fates));
    assert.deepEqual(
      rows.map(({ kind, children }) => [kind, children.length]),
      [
        ["run", 3],
        ["piece", 0],
        ["run", 16],
      ],
    );
  });

  it("leave out a line that only closes a tag", () => {
    const source = "<rules>\n\naaa\n\n</rules>\n";
    const rows = rowsOf(source, piecesOf(source, []));
    assert.deepEqual(drawn(source, rows), ["section <rul full 23/23", "  piece aaa full 5/5"]);
  });

  it("put each message of a chat in one row, with its parts below it", () => {
    const source = '[{"role":"user","content":"Hello. Bye."},{"role":"user","content":"So."}]';
    const second = source.indexOf("{", 2);
    const at = source.indexOf("Hello");
    const pieces: Piece[] = [
      { start: 0, end: 1, level: "full", tokens: 1, reason: "structure" },
      { start: 1, end: second, level: "sentences", tokens: 30, kept: [[at, at + 6]], reason: "low" },
      { start: second, end: source.length, level: "full", tokens: 30, reason: "kept" },
    ];
    const { sections } = parseDocument(source, { languageId: "json" });
    const rows = planRows({ budget: 9, before: 9, tokens: 9, text: "", pieces }, source, sections, each);
    assert.deepEqual(
      rows.map(({ kind, children }) => [kind, children.length]),
      [
        ["piece", 0],
        ["section", 3],
        ["section", 0],
      ],
    );
  });
});
