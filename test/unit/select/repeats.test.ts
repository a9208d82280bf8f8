import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryIndex } from "../../../src/core/select/memory-index.ts";
import { Selecting } from "../../../src/core/select/selecting.ts";
import { structureChunker } from "../../../src/core/select/structure-chunker.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function selected(files: Readonly<Record<string, string>>, query: string, more: object = {}) {
  const candidates = Object.entries(files).map(([path, text]) => ({ path, text }));
  const selecting = new Selecting(new MemoryIndex(candidates, structureChunker), { tokenizer });
  const selection = selecting.plan({ query, budget: 120, wantsConsidered: true, ...more });
  if (selection instanceof UserError) throw selection;
  return selection;
}

const SAID = "The parcel service retries a failed delivery three times before the parcel goes back.";
const NOTES = {
  "a.md": `# Delivery\n\n${SAID} Each try is on another day.\n`,
  "b.md": `# Copied notes\n\n**The parcel service** retries a failed delivery\nthree times before the parcel goes back!\n\nWho pays for a retried delivery is another question.\n`,
};
const ASKED = "how often does the parcel service retry a failed delivery?";

test("what two files say in the same words is chosen once, and the other is told to be the same", () => {
  const { text, considered } = selected(NOTES, ASKED);
  assert.equal(text.match(/three times/g)?.length, 1);
  assert.match(text, /Who pays/);
  const same = considered!.filter(({ reason }) => reason.startsWith("the same as "));
  assert.equal(same.length, 1);
  assert.match(same[0]!.reason, /^the same as [ab]\.md:3$/);
});

test("a person who leaves out the one gets the other", () => {
  const [first] = selected(NOTES, ASKED).pieces;
  const { path } = first!;
  const { text } = selected(NOTES, ASKED, { excluded: [{ path, start: 0, end: NOTES[path as "a.md"].length }] });
  assert.match(text, /three\stimes/);
  assert.ok(!text.includes(`${path}:`));
});

test("a copied file of code is taken once, and a pinned copy stays", () => {
  const code = `export function retryDelivery(parcel: Parcel): void {\n${"  parcel.tries += 1;\n".repeat(12)}}\n`;
  const files = { "src/retry.ts": code, "lib/retry.ts": code, "src/other.ts": "export const nothing = 1;\n" };
  const query = "where is the delivery of a parcel retried (retryDelivery)?";
  const { pieces } = selected(files, query, { budget: 400 });
  const copies = pieces.map(({ path }) => path).filter((path) => path?.endsWith("retry.ts"));
  assert.equal(new Set(copies).size, 1);
  const other = copies[0] === "lib/retry.ts" ? "src/retry.ts" : "lib/retry.ts";
  const pinned = selected(files, query, { budget: 400, pinned: [{ path: other, start: 0, end: code.length }] });
  assert.ok(pinned.pieces.some(({ path }) => path === other));
});

test("of two copies one is taken, and not some of each", () => {
  const licence = [
    "Permission is granted to anyone to use this software and to share it with others.",
    "A failed delivery of the software is retried at the risk of the one who asked for it.",
    "The software is provided as it is, and nobody is liable for a parcel that was lost.",
  ].join("\n\n");
  const files = {
    "x/LICENSE": licence,
    "y/LICENSE": licence,
    "notes.md": "# Notes\n\nNothing of this is about parcels.\n",
  };
  const { pieces, text } = selected(files, "who is liable for a failed delivery of a parcel?", { budget: 300 });
  const copies = new Set(pieces.map(({ path }) => path).filter((path) => path?.endsWith("LICENSE")));
  assert.equal(copies.size, 1);
  assert.equal(text.match(/Permission is granted/g)?.length, 1);
});
