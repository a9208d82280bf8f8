import assert from "node:assert/strict";
import { test } from "node:test";
import { pictures } from "../images/image-files.ts";
import { pdfOf } from "../node/pdf/pdf-of.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

test("requests --json tells lengths, what is over, and how they pack", async (context) => {
  const lines = [
    { text: "hello world" },
    { prompt: "one two three four" },
    { custom_id: "a", body: { model: "gpt-4o", messages: [{ role: "user", content: "hello" }] } },
    { tokens: 9000 },
  ];
  const cwd = await folderWith(context, {
    "r.jsonl": `${lines.map((line) => JSON.stringify(line)).join("\n")}\n\nnonsense\n[]`,
  });
  const { status, output } = await runCli(["requests", "r.jsonl", "--model", "gpt-4", "--json"], { cwd });
  assert.equal(status, 1);
  const found = JSON.parse(output);
  assert.deepEqual([found.requests, found.tokens], [4, 2 + 4 + 8 + 9000]);
  assert.deepEqual([found.percentiles.p50, found.percentiles.p100], [4, 9000]);
  assert.deepEqual(found.over, [{ line: 4, tokens: 9000 }]);
  assert.deepEqual(
    found.refused.map(({ line, why }: { line: number; why: string }) => [line, why]),
    [
      [6, "is not JSON"],
      [7, "holds no text and no messages"],
    ],
  );
  assert.deepEqual(found.packing, { row: 9000, rows: 2, padding: 8986 });
  const batches = found.batchPadding;
  assert.equal(batches, 9000 * 4 - found.tokens);
});

test("a request takes in the file what budget says of it alone: tools, pictures, PDFs", async (context) => {
  const png = Buffer.from(pictures(1024, 1024).PNG!).toString("base64");
  const pdf = Buffer.from(await pdfOf([["The tide comes twice a day."]])).toString("base64");
  const request = {
    model: "gpt-4o",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "What is\nthis?" },
          { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } },
          { type: "image_url", image_url: { url: "sea.jpg", detail: "low" } },
          { type: "image_url", image_url: { url: "https://example.com/a.png" } },
          { type: "file", file: { filename: "a.pdf", file_data: `data:application/pdf;base64,${pdf}` } },
        ],
      },
    ],
    tools: [{ type: "function", function: { name: "look", parameters: { type: "object" } } }],
  };
  const cwd = await folderWith(context, {
    "a.json": JSON.stringify(request),
    "r.jsonl": JSON.stringify({ custom_id: "a", body: request }),
    "sea.jpg": pictures(3000, 2000).JPEG!,
  });
  const json = async (...args: string[]) => JSON.parse((await runCli([...args, "--json"], { cwd })).output);
  const alone = await json("budget", "a.json", "--model", "gpt-4o");
  const found = await json("requests", "r.jsonl", "--model", "gpt-4o");
  assert.equal(found.tokens, alone.input);
  assert.deepEqual([found.pictures, found.pictureTokens, found.uncountedPictures], [3, 765 + 85, 1]);
  const { output } = await runCli(["requests", "r.jsonl", "--model", "gpt-4o"], { cwd });
  assert.match(output, /3 pictures, 850 of the tokens\n1 of them could not be counted\n/);
});

test("a request that bounds its answer has the window less that answer", async (context) => {
  const schema = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] };
  const messages = [{ role: "user", content: "word ".repeat(7000) }];
  const lines = [
    { messages },
    { messages, max_tokens: 50 },
    { messages, response_format: { type: "json_schema", json_schema: { name: "a", schema } } },
    { messages, max_tokens: 4000 },
  ];
  const cwd = await folderWith(context, { "r.jsonl": lines.map((line) => JSON.stringify(line)).join("\n") });
  const over = async (...args: string[]) =>
    JSON.parse((await runCli(["requests", "r.jsonl", "--model", "gpt-4", "--json", ...args], { cwd })).output).over.map(
      ({ line }: { line: number }) => line,
    );
  assert.deepEqual(await over(), [1, 4]);
  assert.deepEqual(await over("--budget", "6000"), [1, 2, 3, 4]);
});

test("a person sees percentiles, buckets and what padding wastes", async () => {
  const input = Array.from({ length: 100 }, (_, i) => JSON.stringify({ tokens: (i % 10) * 30 + 10 })).join("\n");
  const { status, output } = await runCli(["requests", "-", "--budget", "500", "--row", "512"], { input });
  assert.equal(status, 0);
  assert.match(output, /^standard input\n100 requests, 14,500 tokens\np5 10 · .* · longest 280\nNone is over 500\./);
  assert.match(output, /129–256 +50 +50% +\d+% +█+/);
  assert.match(output, /8 at a time, in this order: [\d,]+ of padding \(\d+%\)/);
  assert.match(output, /Packed into (?:29|30) rows of 512: /);
});

test("what cannot be read is one sentence", async () => {
  assert.deepEqual(await runCli(["requests", "none.jsonl"]), {
    status: 2,
    output: "",
    errors: "prompt-budget: none.jsonl does not exist.\n",
  });
  assert.match((await runCli(["requests"])).errors, /requests needs a FILE/);
});
