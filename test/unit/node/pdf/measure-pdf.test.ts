import assert from "node:assert/strict";
import { test } from "node:test";
import { pdfRule } from "../../../../src/core/images/pdf-rules.ts";
import { pageTokens } from "../../../../src/core/images/pdf-tokens.ts";
import { runCli } from "../../cli/run-cli.ts";
import { folderWith } from "../temporary-folder.ts";
import { pdfOf } from "./pdf-of.ts";

const LETTER = { width: 612, height: 792 };
const A4 = { width: 595, height: 842 };
const SLIDE = { width: 960, height: 540 };

test("pages take as pictures what the vendors published, or what their formulas say", () => {
  const cases = [
    ["gemini-2.5-flash", LETTER, 258, "ai.google.dev/gemini-api/docs/document-processing"],
    ["gemini-3-flash-preview", LETTER, 560, "ai.google.dev/gemini-api/docs/media-resolution"],
    ["claude-haiku-4-5", LETTER, 1600, "huggingface.co/datasets/JOHNISKING/pdf-token-cost: 1,592 counted"],
    ["claude-opus-5", A4, 1600, "the same: 1,600 counted"],
    ["gpt-4o", LETTER, 765, "768 by 994 pixels, 4 tiles"],
    ["gpt-4o", A4, 1105, "768 by 1,087 pixels, 6 tiles"],
    ["gpt-4o", SLIDE, 1105, "1,365 by 768 pixels, 6 tiles"],
    ["qwen2.5-vl-7b", SLIDE, 2693, "1,920 by 1,080 pixels, 69 by 39 patches and 2 marks"],
  ] as const;
  for (const [model, page, tokens, source] of cases)
    assert.equal(pageTokens(pdfRule(model)!, [page]), tokens, `${model} (${source})`);
  assert.equal(pdfRule("deepseek-v3"), undefined);
});

test("a PDF is counted as text, as pictures and as it is sent; one of pictures too", async (context) => {
  const cwd = await folderWith(context, {
    "a.pdf": await pdfOf([["Tides follow the moon."], ["The gate closes at nine."]]),
    "scan.pdf": await pdfOf([[], [], []]),
  });
  const found = async (path: string, model: string) => {
    const { output, errors } = await runCli(["budget", path, "--model", model, "--json"], { cwd });
    assert.equal(errors, "");
    return JSON.parse(output);
  };
  const [openai, gemini] = [await found("a.pdf", "gpt-4o"), await found("a.pdf", "gemini-2.5-flash")];
  const [{ text, pictures, sent, pages }] = openai.pdfs;
  assert.deepEqual([pages, pictures, sent, text], [2, 2 * 765, 2 * 765 + text, openai.text.tokens]);
  assert.deepEqual([gemini.pdfs[0].pictures, gemini.pdfs[0].sent], [516, 516]);
  assert.match(openai.pdfs[0].source, /pdf-files, 2025-09; the size of the pages is assumed$/);
  const scan = await found("scan.pdf", "claude-haiku-4-5");
  assert.equal(scan.pdfs[0].pictures, 4800);
  const { output } = await runCli(["budget", "a.pdf", "--model", "gpt-4o"], { cwd });
  assert.match(output, /PDF +Pages +As text +As pictures +As a PDF\na\.pdf +2 +\d+ +1,530 +1,5\d\d\n/);
});

test("PDFs that a prompt links are counted beside it, those in a chat as a part of it", async (context) => {
  const pdf = await pdfOf([["Tides follow the moon."]]);
  const data = Buffer.from(pdf).toString("base64");
  const chat = {
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Sum it up." },
          { type: "file", file: { filename: "tides.pdf", file_data: `data:application/pdf;base64,${data}` } },
          { type: "document", source: { type: "base64", media_type: "application/pdf", data } },
          { inlineData: { mimeType: "application/pdf", data: data.slice(0, 200) } },
        ],
      },
    ],
  };
  const cwd = await folderWith(context, {
    "a.md": "Read [it](docs/my%20tides.pdf) and [that](none.pdf#page=2), not [this](https://example.com/a.pdf).\n",
    "docs/my tides.pdf": pdf,
    "a.json": JSON.stringify(chat),
  });
  const found = async (path: string) =>
    JSON.parse((await runCli(["budget", path, "--model", "gpt-4o", "--json"], { cwd })).output);
  const linked = await found("a.md");
  assert.deepEqual([linked.pdfs.length, linked.input], [2, linked.text.tokens]);
  assert.equal(linked.pdfs[1].problem, "none.pdf does not exist.");
  const held = await found("a.json");
  const [file, document, cut] = held.pdfs;
  assert.deepEqual([file.name, document.name, file.sent], ["tides.pdf", "data", 765 + file.text]);
  assert.match(cut.problem, /^data cannot be read as a PDF/);
  assert.equal(held.input, held.text.tokens + held.chat + 2 * file.sent);
});
