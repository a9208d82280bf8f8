import assert from "node:assert/strict";
import { after, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { InferenceClient, inferenceThreads } from "../../../../src/node/inference/inference-client.ts";
import { openModel } from "../../../../src/node/inference/model-store.ts";
import { folderWith } from "../temporary-folder.ts";
import { builtInModel, closeness, failureOf, script, sentences } from "./built-in-model.ts";
import { smallGraph, smallVocabulary } from "./small-model.ts";

const client = new InferenceClient({ script, threads: 1, model: await builtInModel() });
after(() => client.dispose());

test("no text is no work: no process is started", async () => {
  assert.equal((await client.encode([])).length, 0);
  assert.equal(client.pid, undefined);
});

test("what says the same is closer than what does not, and every vector has length 1", async () => {
  const pairs = [
    ["How do I get my money back?", "Our refund policy for returned goods"],
    ["The cat sat on the mat.", "A cat was sitting on a rug."],
    ["How many people live in Berlin?", "The city has a population of 3.7 million."],
    ["The server ran out of memory.", "The process was killed because RAM was exhausted."],
  ];
  const vectors = await client.encode(pairs.flat());
  assert.equal(vectors.length, 8 * client.dimensions);
  for (let a = 0; a < 8; a++) {
    assert.ok(Math.abs(closeness(vectors, a, a) - 1) < 1e-5);
    const partner = closeness(vectors, a, a ^ 1);
    for (let b = 0; b < 8; b++)
      if (b !== a && b !== (a ^ 1)) assert.ok(partner > closeness(vectors, a, b) + 0.1, pairs.flat()[a]);
  }
});

test("a text has the same vector whatever it is encoded with", async () => {
  const texts = ["", " ", "Short.", "日本語の文です。", "x ".repeat(5_000), "\ud800 lone", "😀👍", ...sentences(60)];
  const together = await client.encode(texts);
  for (const [i, text] of texts.entries()) {
    if (i > 12 && i % 9 > 0) continue;
    const alone = await client.encode([text]);
    const row = together.subarray(i * client.dimensions, (i + 1) * client.dimensions);
    assert.ok(closeness(Float32Array.of(...row, ...alone), 0, 1) > 0.9999, JSON.stringify(text.slice(0, 40)));
  }
});

test("capital letters change nothing for the built-in model, which was trained on small ones", async () => {
  const vectors = await client.encode(["Who was Mary Barker?", "who was mary barker?", "WHO WAS MARY BARKER?"]);
  assert.deepEqual(vectors.subarray(0, 384), vectors.subarray(384, 768));
  assert.deepEqual(vectors.subarray(0, 384), vectors.subarray(768));
});

test("a part of a text is read with what is around it", async () => {
  const text = "The bank of the river was steep. It was covered with reeds.";
  const parts = [
    { text, start: 0, end: text.length },
    { text, start: 33, end: text.length },
  ];
  const texts = [text, text.slice(33), "reeds that grow beside a river"];
  const vectors = await client.encode([...parts, ...texts]);
  assert.ok(closeness(vectors, 0, 2) > 0.98, "the whole as a part is nearly the text");
  assert.ok(closeness(vectors, 1, 4) > closeness(vectors, 3, 4) + 0.05, "what `It` is about was read");
  const alone = await client.encode([parts[1]!]);
  assert.ok(closeness(Float32Array.of(...vectors.subarray(384, 768), ...alone), 0, 1) > 0.9999);
});

test("a part beyond what the model has room for has a row of zeros", async () => {
  const text = `${"reeds ".repeat(2_000)}river`;
  const vectors = await client.encode([{ text, start: 11_000, end: 12_005 }]);
  assert.ok(vectors.every((value) => value === 0));
});

test("progress rises to the whole", async () => {
  const shares: number[] = [];
  await client.encode(sentences(120), { onProgress: (share) => shares.push(share) });
  assert.ok(shares.length > 3, `${shares.length} batches`);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
});

test("calls at the same time are answered each with its own", async () => {
  const texts = sentences(30);
  const [first, second] = await Promise.all([client.encode(texts), client.encode(texts.toReversed())]);
  assert.ok(closeness(Float32Array.of(...first.slice(0, 384), ...second.slice(-384)), 0, 1) > 0.9999);
});

test("a call is cancelled between two batches, and the next one is answered by the same process", async () => {
  await client.encode(["warm"]);
  const { pid } = client;
  const cancel = new AbortController();
  const shares: number[] = [];
  const onProgress = (share: number) => {
    shares.push(share);
    cancel.abort();
  };
  const call = client.encode(sentences(2_000), { signal: cancel.signal, onProgress });
  assert.equal((await failureOf(call)).code, "cancelled");
  assert.equal((await client.encode(["next"])).length, client.dimensions);
  assert.equal(shares.length, 1);
  assert.equal(client.pid, pid);
  assert.deepEqual(
    await failureOf(client.encode(["x"], { signal: cancel.signal })),
    new UserError("cancelled", "Cancelled."),
  );
});

test("a model of a person's own gives vectors of its tokens, and their mean is the text's", async (context) => {
  const folder = await folderWith(context, { "model.onnx": smallGraph(), "vocab.txt": smallVocabulary });
  const model = await openModel(folder);
  assert.ok(!(model instanceof UserError), String(model));
  const own = new InferenceClient({ script, threads: 1, model });
  context.after(() => own.dispose());
  const unit = (...row: number[]) => row.map((x) => x / Math.hypot(...row));
  const expected = [unit(1, 1, 2, 1), unit(1, 1, 0, 0), unit(1, 1, 1, 0)].flat();
  const vectors = await own.encode(["ab a", "", "a"]);
  assert.deepEqual(vectors, Float32Array.from(expected));
});

test("where a model gives no vectors of tokens, a part is a text of its own", async (context) => {
  const folder = await folderWith(context, {
    "model.onnx": smallGraph({ isPooled: true }),
    "vocab.txt": smallVocabulary,
  });
  const model = await openModel(folder);
  assert.ok(!(model instanceof UserError), String(model));
  const own = new InferenceClient({ script, threads: 1, model });
  context.after(() => own.dispose());
  const vectors = await own.encode([
    "ab a",
    "ab",
    { text: "ab a", start: 0, end: 2 },
    { text: "ab a", start: 0, end: 4 },
  ]);
  assert.deepEqual(vectors.subarray(8, 12), vectors.subarray(4, 8));
  assert.deepEqual(vectors.subarray(12, 16), vectors.subarray(0, 4));
});

test("threads are as many as cores, and few", () => {
  assert.deepEqual([1, 2, 4, 6, 8, 64].map(inferenceThreads), [1, 2, 2, 3, 4, 4]);
});
