import assert from "node:assert/strict";
import { PassThrough, Readable, Writable } from "node:stream";
import { test } from "node:test";
import { run } from "../../../src/cli/run.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { answersOf, runCli } from "./run-cli.ts";

interface AnsweredError {
  readonly code: string;
  readonly message: string;
  readonly minimum: number;
}

function errorOf(answer: Record<string, unknown> | undefined): AnsweredError {
  assert.ok(answer?.error, JSON.stringify(answer));
  return answer.error as AnsweredError;
}

test("a request is answered with its count, and with ids where they are asked for", async () => {
  const { status, answers } = await answersOf(
    ["count"],
    [
      { id: 1, text: "hello world" },
      { id: "b", text: "hello world", ids: true },
    ],
  );
  assert.equal(status, 0);
  assert.deepEqual(answers, [
    { id: 1, tokens: 2, low: 2, high: 2, exact: true },
    { id: "b", tokens: 2, low: 2, high: 2, exact: true, ids: [24912, 2375] },
  ]);
});

test("a bad line is answered with its error, those after it are answered, and the status is 1", async () => {
  const { status, answers } = await answersOf(["count"], ["{oops", "", "[]", { id: 2 }, { id: 3, text: "hi" }]);
  assert.equal(status, 1);
  const short = answers.map(({ id, error, tokens }) => [id, (error as AnsweredError | undefined)?.code, tokens]);
  assert.deepEqual(short, [
    [null, "invalid-argument", undefined],
    [null, "invalid-argument", undefined],
    [2, "invalid-argument", undefined],
    [3, undefined, 1],
  ]);
  assert.equal(errorOf(answers[2]).message, '"text" must be a text, not left out.');
});

test("a text may hold lone surrogates and line separators as they are", async () => {
  const { status, answers } = await answersOf(
    ["count"],
    [{ id: 1, text: "a\ud800b", ids: true }, '{"id":2,"text":"a\u2028b"}', { id: 3, text: "a\ufffdb", ids: true }],
  );
  assert.equal(status, 0);
  assert.deepEqual(answers[0]?.ids, answers[2]?.ids);
  assert.equal(answers[1]?.id, 2);
});

test("an answer comes as soon as it is ready, before the next request is there", async () => {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: "utf8" });
  const done = run(["count", "--requests", "-"], { cwd: ".", env: {}, input, output, errors: new PassThrough() });
  const lines = output[Symbol.asyncIterator]();
  for (const id of [1, 2, 3]) {
    input.write(`${JSON.stringify({ id, text: "hi" })}\n`);
    const { value } = await lines.next();
    assert.equal(JSON.parse(value).id, id);
  }
  input.end('{"id":4,"text":"no line feed at the end"}');
  assert.equal(JSON.parse((await lines.next()).value).id, 4);
  assert.equal(await done, 0);
});

test("requests are not read faster than their answers are taken", async () => {
  let read = 0;
  function* requests() {
    for (;;) {
      read++;
      yield Buffer.from(`${JSON.stringify({ id: read, text: "word ".repeat(1000), ids: true })}\n`);
    }
  }
  const taken: (() => void)[] = [];
  const output = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, callback) => void taken.push(callback) });
  const input = Readable.from(requests());
  const done = run(["count", "--requests", "-"], { cwd: ".", env: {}, input, output, errors: new PassThrough() });
  const nextAnswer = async () => {
    while (taken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    taken.shift()?.();
  };
  for (let i = 0; i < 5; i++) await nextAnswer();
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(read < 60, `${read} requests were read for 5 answers`);
  input.destroy();
  while (taken.length > 0) taken.shift()?.();
  await assert.rejects(done);
});

test("fit answers with the plan, and an answer's text is inside its budget", async () => {
  const text = "The sky is blue. Retries wait two seconds. Cats sleep all day. Dogs bark at the moon.";
  const { status, answers } = await answersOf(
    ["fit"],
    [
      { id: 1, text, budget: 12, query: "How long do retries wait?" },
      { id: 2, text, budget: 500 },
    ],
  );
  assert.equal(status, 0);
  const [short, whole] = answers as {
    text: string;
    tokens: number;
    budget: number;
    before: number;
    pieces: unknown[];
  }[];
  assert.ok(short && short.tokens <= 12);
  assert.match(short.text, /Retries wait two seconds\./);
  assert.deepEqual([short.budget, short.before], [12, 22]);
  assert.equal(whole?.text, text);
});

test("protected text over the budget is an error that names the minimum", async () => {
  const text = "```js\nconst answer = compute(1, 2, 3, 4, 5, 6);\n```\n";
  const { status, answers } = await answersOf(["fit"], [{ id: 7, text, budget: 3 }]);
  assert.equal(status, 1);
  const error = errorOf(answers[0]);
  assert.equal(answers[0]?.id, 7);
  assert.equal(error.code, "budget-too-small");
  const { answers: again } = await answersOf(["fit"], [{ id: 8, text, budget: error.minimum }]);
  assert.equal(again[0]?.error, undefined);
});

test("mistakes in a fit request are named", async () => {
  const messageOf = async (request: Record<string, unknown>) => {
    const { answers } = await answersOf(["fit"], [{ id: 1, text: "a b c", ...request }]);
    return errorOf(answers[0]).message;
  };
  assert.equal(await messageOf({}), '"budget" must be a number of tokens, and it is left out.');
  assert.match(await messageOf({ budget: 0 }), /^"budget" must be a whole number of tokens, 1 or more, not 0\.$/);
  assert.match(await messageOf({ budget: -3 }), /not -3\.$/);
  assert.match(await messageOf({ budget: [5] }), /^"budget" must be a number of tokens, not a list\.$/);
  assert.match(await messageOf({ budget: 5, query: 3 }), /^"query" must be a text, not a number\.$/);
  assert.match(await messageOf({ budget: 5, level: "much" }), /^"level" must be one of auto, .*, not "much"\.$/);
  assert.match(await messageOf({ budget: 5, keep: ["("] }), /^"keep" must be a regular expression/);
});

test("requests may come from a file, and a missing one is refused", async (context) => {
  const cwd = await folderWith(context, { "r.jsonl": '{"id":1,"text":"hi"}\r\n{"id":2,"text":"hi"}' });
  const { status, output } = await runCli(["count", "--requests", "r.jsonl"], { cwd });
  assert.equal(status, 0);
  assert.equal(output.trim().split("\n").length, 2);
  const missing = await runCli(["count", "--requests", "none.jsonl"], { cwd });
  assert.deepEqual(missing, { status: 2, output: "", errors: "prompt-budget: none.jsonl does not exist.\n" });
});
