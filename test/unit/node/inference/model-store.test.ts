import assert from "node:assert/strict";
import { truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { modelsIn, openModel } from "../../../../src/node/inference/model-store.ts";
import { folderWith } from "../temporary-folder.ts";
import { builtIn, copyOfModel } from "./built-in-model.ts";
import { type SmallGraph, smallGraph, smallModel, smallVocabulary } from "./small-model.ts";

async function refusal(folder: string): Promise<UserError> {
  const opened = await openModel(folder);
  assert.ok(opened instanceof UserError, JSON.stringify(opened));
  return opened;
}

test("the built-in model is there, whole and with its licence", async () => {
  const [model, ...more] = await modelsIn(dirname(builtIn));
  assert.ok(model !== undefined && !(model instanceof UserError), String(model));
  assert.equal(more.length, 0);
  assert.equal(model.name, "all-minilm-l6-v2");
  assert.equal(model.dimensions, 384);
  assert.equal(model.licence, "Apache-2.0");
  assert.ok(model.bytes > 20e6 && model.bytes < 25e6, `${model.bytes} bytes`);
});

test("a file of a model that is cut short or altered is named", async (context) => {
  const folder = await copyOfModel(context);
  const graph = join(folder, "model.onnx");
  await truncate(graph, 20_000_000);
  assert.match((await refusal(folder)).message, /model\.onnx is cut short: it has 20000000 bytes of \d+\.$/);
  const other = await folderWith(context, { ...smallModel(), "vocab.txt": smallVocabulary.replace("a", "c") });
  const failed = await refusal(other);
  assert.equal(failed.code, "broken-model");
  assert.equal(
    failed.message,
    `${join(other, "vocab.txt")} is not the file that model.json describes: its checksum differs.`,
  );
});

test("a graph that is cut short anywhere is refused where no checksum is known", async (context) => {
  const whole = smallGraph();
  const folder = await folderWith(context, { "vocab.txt": smallVocabulary });
  for (let length = 0; length < whole.length; length++) {
    await writeFile(join(folder, "model.onnx"), whole.subarray(0, length));
    const opened = await openModel(folder);
    // What comes after the graph says which version it is of; ONNX Runtime looks at that.
    if (length >= whole.length - 4) continue;
    assert.ok(opened instanceof UserError, `${length} of ${whole.length} bytes`);
    assert.match(opened.message, /model\.onnx is no ONNX model, or is cut short: /);
  }
});

test("a folder without a description is a model by its files", async (context) => {
  const folder = await folderWith(context, { "model.onnx": smallGraph(), "vocab.txt": smallVocabulary });
  const model = await openModel(folder);
  assert.ok(!(model instanceof UserError), String(model));
  assert.equal(model.dimensions, 4);
  assert.equal(model.output, "last_hidden_state");
  assert.equal(model.licence, "unknown");
  assert.equal(model.bytes, smallGraph().length + smallVocabulary.length);
});

test("what is no model is refused in one sentence that names the file", async (context) => {
  const graphs: readonly [SmallGraph | string, RegExp][] = [
    ["PK\u0003\u0004 a ZIP file", /model\.onnx is no ONNX model, or is cut short: /],
    ["just text", /model\.onnx is no ONNX model, or is cut short: /],
    ["", /model\.onnx is no ONNX model, or is cut short: it holds no graph\.$/],
    [{ inputs: ["pixel_values"] }, /model\.onnx is no sentence encoder: it takes "pixel_values", and only input_ids/],
    [{ inputs: [] }, /it takes nothing\.$/],
    [{ output: [0] }, /what it gives are no vectors\.$/],
    [{ output: [0, 0] }, /what it gives are no vectors\.$/],
  ];
  for (const [graph, message] of graphs) {
    const content = typeof graph === "string" ? graph : smallGraph(graph);
    const folder = await folderWith(context, { "model.onnx": content, "vocab.txt": smallVocabulary });
    const failed = await refusal(folder);
    assert.equal(failed.code, "broken-model");
    assert.match(failed.message, message);
    assert.ok(failed.message.startsWith(folder), failed.message);
  }
});

test("a folder with nothing in it, or none, is named", async (context) => {
  const empty = await folderWith(context, {});
  assert.equal((await refusal(empty)).message, `${join(empty, "model.onnx")} does not exist.`);
  const graphAlone = await folderWith(context, { "model.onnx": smallGraph() });
  assert.equal((await refusal(graphAlone)).message, `${join(graphAlone, "vocab.txt")} does not exist.`);
  assert.equal((await refusal("/no/such/folder")).code, "unreadable-file");
  assert.deepEqual(await modelsIn("/no/such/folder"), []);
});

test("a description that is none, or reaches outside its folder, is refused", async (context) => {
  const file = { name: "model.onnx", bytes: 1, sha256: "0".repeat(64) };
  const descriptions: readonly [string, RegExp][] = [
    ["{", /model\.json is no valid JSON; it may be cut short\.$/],
    ["1", /model\.json is no description of a model: its top is not as expected\.$/],
    [change({ dimensions: 0 }), /"dimensions" is not as expected/],
    [change({ name: "../x" }), /"name" is not as expected/],
    [change({ files: [{ ...file, name: "../model.onnx" }] }), /"files\.0\.name" is not as expected/],
    [change({ files: [{ ...file, name: "model.json" }, file] }), /names a file twice/],
    [change({ files: [{ ...file, name: "vocab.txt" }] }), /names no model\.onnx/],
    [change({ files: [file] }), /names no vocabulary/],
    [change({ dimensions: 8 }), /its vectors have 4 dimensions, and model\.json says 8\.$/],
    [" ".repeat(100_000), /too large/],
  ];
  for (const [description, message] of descriptions) {
    const folder = await folderWith(context, { ...smallModel(), "model.json": description });
    const failed = await refusal(folder);
    assert.equal(failed.code, "broken-model");
    assert.match(failed.message, message);
  }
});

test("a vocabulary of another kind of tokenizer is refused", async (context) => {
  const folder = await folderWith(context, { "model.onnx": smallGraph(), "vocab.txt": "a\nb\n" });
  assert.match((await refusal(folder)).message, /vocab\.txt is no vocabulary like BERT's: it has no token \[UNK\]\.$/);
});

function change(value: Readonly<Record<string, unknown>>): string {
  return smallModel(value)["model.json"] as string;
}
