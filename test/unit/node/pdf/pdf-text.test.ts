import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { createDeflate, deflateSync } from "node:zlib";
import { UserError } from "../../../../src/core/user-error.ts";
import { pageText } from "../../../../src/node/pdf/page-text.ts";
import { pdfText } from "../../../../src/node/pdf/pdf-text.ts";
import { runCli } from "../../cli/run-cli.ts";
import { built, found, workspace } from "../index/indexed.ts";
import { folderWith } from "../temporary-folder.ts";
import { pdfOf } from "./pdf-of.ts";

const LONG = "A customer may return a parcel within thirty days, unless it was opened before it came back to us.";
const manual = await pdfOf([
  ["Returns", LONG],
  ["The gate closes at nine.", "Bicycles stand by the north wall."],
]);

test("the text of a PDF is its lines, paragraphs parted, and its pages", async () => {
  const text = await pdfText(manual, "manual.pdf");
  assert.equal(
    text instanceof UserError ? text : text.replace(/(?<!\n)\n(?!\n)/g, " "),
    `Returns\n\n${LONG}\f\n\nThe gate closes at nine.\n\nBicycles stand by the north wall.`,
  );
});

test("a word that is parted at the end of a line is joined, a name with a hyphen is not", () => {
  const line = (str: string, y: number) => ({ str, hasEOL: true, height: 10, transform: [10, 0, 0, 10, 50, y] });
  assert.equal(
    pageText([line("the bound-", 700), line("ary of X-", 688), line("Ray", 676)]),
    "the boundary of X-\nRay",
  );
  assert.equal(pageText([line("left column", 100), line("right column", 700)]), "left column\n\nright column");
});

test("headings stand first on their pages, and a PDF of pictures is refused", async (context) => {
  const cwd = await folderWith(context, {});
  await writeFile(
    join(cwd, "guide.pdf"),
    await pdfOf([
      ["1 Installation", LONG],
      ["2 Billing", LONG],
    ]),
  );
  const ask = ["--query", "billing", "--budget", "60", "--outline", "guide.pdf", "--encoder", "none"];
  const { output } = await runCli(["select", ".", ...ask], { cwd });
  assert.match(output, /^guide\.pdf:p\. 1-2\n1 Installation\n+2 Billing$/);
  await writeFile(join(cwd, "scan.pdf"), await pdfOf([[], []]));
  assert.match(
    (await runCli(["count", "scan.pdf"], { cwd })).errors,
    /scan\.pdf holds no text: its pages are pictures/,
  );
});

test("a PDF that is damaged or locked is refused by name, and the next one is read", async () => {
  const damaged = await pdfText(manual.slice(0, 700), "cut.pdf");
  assert.ok(damaged instanceof UserError && /^cut\.pdf cannot be read as a PDF/.test(damaged.message));
  const locked = await pdfText(await pdfOf([["Secret."]], "key"), "locked.pdf");
  assert.ok(locked instanceof UserError && locked.message === "locked.pdf is locked with a password.");
  assert.match(String(await pdfText(manual, "manual.pdf")), /north wall/);
});

test("PDFs of a folder are counted and selected from, each piece with its page", async (context) => {
  const cwd = await folderWith(context, { "notes.md": "Dogs bark at the moon.\n" });
  await writeFile(join(cwd, "manual.pdf"), manual);
  const counted = JSON.parse((await runCli(["count", ".", "--json"], { cwd })).output);
  assert.deepEqual(counted.files.map(({ path }: { path: string }) => path).sort(), ["manual.pdf", "notes.md"]);
  const ask = ["--query", "Where do bicycles stand?", "--budget", "25", "--encoder", "none"];
  const { output } = await runCli(["select", ".", ...ask], { cwd });
  assert.match(output, /^manual\.pdf:p\. 2\n[\s\S]*north wall/);
});

test("a PDF in an index is found by its text, which is kept until the file is another", async (context) => {
  const { root, open } = await workspace(context, { "notes.md": "Dogs bark at the moon.\n" });
  await writeFile(join(root, "manual.pdf"), manual);
  const index = open();
  await built(index);
  assert.match(found(index, "bicycles")[0]!.text, /north wall/);
  assert.match(open().open("manual.pdf")!.text, /\f\n\nThe gate closes at nine\./);
  await writeFile(join(root, "manual.pdf"), await pdfOf([["Boats lie at the quay."]]));
  assert.equal(index.open("manual.pdf"), undefined);
  await index.update("manual.pdf");
  assert.match(found(index, "boats")[0]!.text, /quay/);
  assert.deepEqual(found(index, "bicycles"), []);
});

test("a text that speaks of PDFs is no PDF, and one in the index whose text was lost is read again", async (context) => {
  const { root, file, open } = await workspace(context, { "about.txt": "%PDF-1.7 is how such a file begins.\n" });
  await writeFile(join(root, "manual.pdf"), manual);
  const index = open();
  await built(index);
  assert.match(found(index, "begins")[0]!.text, /%PDF-1\.7 is how/);
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(file);
  database.exec("UPDATE texts SET deflated = x'00ff'");
  database.close();
  const stale: string[] = [];
  const again = open({ onStale: (path) => stale.push(path) });
  assert.equal(again.open("manual.pdf"), undefined);
  assert.deepEqual(stale, ["manual.pdf"]);
});

test("a small file that unpacks to gigabytes is given up before it takes them", async () => {
  const blanks = Buffer.alloc(16 * 1024 * 1024, " ");
  const deflate = createDeflate({ level: 1 });
  for (let i = 0; i < 96; i++) deflate.write(blanks);
  deflate.end();
  const stream = deflateSync(await buffer(deflate));
  const head = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>> endobj
4 0 obj <</Length ${stream.length}/Filter[/FlateDecode/FlateDecode]>> stream
`;
  const bomb = Buffer.concat([Buffer.from(head), stream, Buffer.from("\nendstream endobj\ntrailer <</Root 1 0 R>>\n")]);
  const refused = await pdfText(bomb, "bomb.pdf");
  assert.ok(refused instanceof UserError && /bomb\.pdf takes too much memory/.test(refused.message), String(refused));
});
