import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import type { TargetSettings } from "../../../src/node/worker/target-settings.ts";
import { WorkerClient, type WorkerState } from "../../../src/node/worker/worker-client.ts";
import type { DocumentMessage, ToWorker } from "../../../src/node/worker/worker-protocol.ts";
import { until } from "../../harness/until.ts";

const TARGET: TargetSettings = { model: null, tokenizer: null, tokenizerFile: null, budget: null, reserve: null };
const WORKER = new URL("../../../src/node/worker/worker.ts", import.meta.url);
const clients: WorkerClient[] = [];
after(() => Promise.all(clients.map((client) => client.dispose())));

/** A question as a fault in the host would send it. */
const BROKEN = { uri: "a", version: 1, ranges: null as never };

interface Losses {
  readonly reasons: string[];
  readonly states: WorkerState[];
}

function start(script: URL, feed: readonly ToWorker[] = []) {
  const messages: DocumentMessage[] = [];
  const losses: Losses = { reasons: [], states: [] };
  const failures: string[] = [];
  let starts = 0;
  const client: WorkerClient = new WorkerClient({
    script,
    onStart() {
      starts++;
      for (const message of feed) client.post(message);
    },
    onMessage: (message) => messages.push(message),
    onFailure: (stack) => failures.push(stack),
    onLoss(reason, state) {
      losses.reasons.push(reason);
      losses.states.push(state);
    },
  });
  clients.push(client);
  return { client, messages, losses, failures, starts: () => starts };
}

function opening(uri: string, text: string, target: Partial<TargetSettings> = {}, opening = 1): ToWorker {
  const place = { uri, path: "a.md", folder: null, languageId: "markdown" };
  return { type: "open", place, opening, version: 1, text, target: { ...TARGET, ...target }, overrides: [] };
}

const script = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

describe("the worker that holds the documents", () => {
  it("counts a document as it is edited, each answer with the version it is of", async () => {
    const { client, messages } = start(WORKER);
    client.post(opening("a", "Hello world", { budget: 3 }));
    client.post({
      type: "change",
      uri: "a",
      version: 2,
      changes: [
        { offset: 11, length: 0, text: ", and all who read this" },
        { offset: 0, length: 5, text: "Good morning" },
      ],
    });
    const text = "Good morning world, and all who read this";
    const tokenizer = await loadTokenizer("o200k_base");
    const counted = await until("version 2 is counted", 10_000, () =>
      messages.find((message) => message.type === "counted" && message.version === 2),
    );
    assert.ok(counted.type === "counted");
    assert.equal(counted.count.tokens, tokenizer.count(text));
    assert.equal(counted.overflow, tokenizer.open(text).offsetOfToken(3));
  });

  it("tells the tokens, sections and sums that it is asked for", async () => {
    const { client } = start(WORKER);
    const text = "# One\n\nalpha beta\n\n# Two\n\ngamma delta epsilon\n";
    client.post(opening("a", text));
    const tokenizer = await loadTokenizer("o200k_base");
    await until(
      "it is counted",
      10_000,
      async () => !((await client.ask("tokenOffset", { uri: "a", token: 1 })) instanceof UserError),
    );
    const sections = await client.ask("sections", { uri: "a", version: 1, ranges: [[0, text.length]] });
    assert.ok(!(sections instanceof UserError));
    assert.deepEqual(
      sections.sections.map(({ title }) => title),
      ["One", "Two"],
    );
    assert.equal(
      sections.sections.reduce((sum, { tokens }) => sum + tokens, 0),
      tokenizer.count(text),
    );
    const tokens = await client.ask("tokens", { uri: "a", version: 1, ranges: [[0, text.length]] });
    assert.ok(!(tokens instanceof UserError));
    assert.deepEqual([...(tokens.ranges[0]?.ids ?? [])], [...tokenizer.encode(text)]);
    const two = await client.ask("rangeCount", {
      uri: "a",
      version: 1,
      ranges: [
        [7, 12],
        [26, 31],
      ],
    });
    assert.ok(!(two instanceof UserError));
    assert.equal(two.tokens, tokenizer.count("alpha") + tokenizer.count("gamma"));
  });

  it("keeps section sizes on their headings while a newer text waits to be read", async () => {
    const { client } = start(WORKER);
    const text = "# One\n\nalpha\n\n# Two\n\ngamma\n";
    client.post(opening("a", text));
    await until(
      "it is counted",
      10_000,
      async () => !((await client.ask("tokenOffset", { uri: "a", token: 1 })) instanceof UserError),
    );
    client.post({ type: "change", uri: "a", version: 2, changes: [{ offset: 7, length: 0, text: "more and more " }] });
    const answer = await client.ask("sections", { uri: "a", version: 2, ranges: [[0, 100]] });
    assert.ok(!(answer instanceof UserError));
    assert.deepEqual(
      answer.sections.map(({ title, labelEnd }) => [title, labelEnd]),
      [
        ["One", 5],
        ["Two", 19 + 14],
      ],
    );
  });

  it("lets documents of a group share one budget, in their order", async () => {
    const { client, messages } = start(WORKER);
    const tokenizer = await loadTokenizer("o200k_base");
    const [one, two, three] = ["alpha beta gamma", "delta epsilon", "zeta"];
    client.post({ type: "group", group: "n", uris: ["1", "2", "3"] });
    const budget = tokenizer.count(one as string) + 1;
    for (const [i, text] of [one, two, three].entries()) client.post(opening(`${i + 1}`, text as string, { budget }));
    const all = tokenizer.count(one as string) + tokenizer.count(two as string) + tokenizer.count(three as string);
    const last = (uri: string) => messages.findLast((message) => message.type === "counted" && message.uri === uri);
    await until("all are counted", 10_000, () => {
      const third = last("3");
      return third?.type === "counted" && third.over === all - budget;
    });
    const told = ["1", "2", "3"].map((uri) => {
      const message = last(uri);
      return message?.type === "counted" ? [message.overflow, message.endedBefore] : undefined;
    });
    assert.deepEqual(told, [
      [null, false],
      [tokenizer.open(two as string).offsetOfToken(1), false],
      [0, true],
    ]);
  });

  it("says when both sides hold texts of different length", async () => {
    const { client, messages } = start(WORKER);
    client.post(opening("a", "Hello world"));
    client.post({ type: "verify", uri: "a", version: 1, length: 11 });
    client.post({ type: "verify", uri: "a", version: 1, length: 12 });
    const lost = await until("the loss is told", 10_000, () => messages.find(({ type }) => type === "lost"));
    assert.equal(lost.uri, "a");
    assert.equal(messages.filter(({ type }) => type === "lost").length, 1);
  });

  it("says of which opening of a document it speaks: another may be opened under the same name", async () => {
    const { client, messages } = start(WORKER);
    client.post(opening("a", "Hello world"));
    client.post({ type: "close", uri: "a" });
    client.post(opening("a", "Hello", {}, 2));
    const counted = await until("the second is counted", 10_000, () =>
      messages.find((message) => message.type === "counted" && message.opening === 2),
    );
    assert.ok(counted.type === "counted" && counted.count.tokens === 1);
  });

  it("refuses an unknown tokenizer in one sentence that names it", async () => {
    const { client, messages } = start(WORKER);
    client.post(opening("a", "Hello world", { tokenizer: "o300k" }));
    const refused = await until("it is refused", 10_000, () => messages.find(({ type }) => type === "refused"));
    assert.ok(refused.type === "refused" && refused.message.includes('"o300k"'), JSON.stringify(refused));
  });

  it("answers a question about a document that it does not hold with a mistake, not with silence", async () => {
    const { client } = start(WORKER);
    const answer = await client.ask("tokenOffset", { uri: "nowhere", token: 1 });
    assert.ok(answer instanceof UserError);
  });

  it("says that it failed, not that somebody cancelled, when a fault of its own stops it, and goes on", async () => {
    const { client, failures, messages } = start(WORKER);
    client.post(opening("a", "Hello world"));
    await until("it is counted", 10_000, () => messages.some(({ type }) => type === "counted"));
    const answer = await client.ask("rangeCount", BROKEN);
    assert.ok(answer instanceof UserError && answer.code === "internal", String(answer));
    assert.ok(failures.length === 1 && failures[0]?.includes(answer.message), failures.join());
    assert.match(failures[0] ?? "", /worker-answers/);
    assert.equal(await client.ask("tokenOffset", { uri: "a", token: 1 }), 5);
  });
});

describe("the host's end of the worker", () => {
  it("starts no worker before something is said to it", () => {
    const { client, starts } = start(WORKER);
    assert.equal(client.state, "idle");
    assert.equal(starts(), 0);
  });

  it("notices a lost worker, starts another and feeds it anew", async () => {
    // Dies on its first "close", and counts nothing else.
    const dying = script(`
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", ({ type, uri, place }) => {
        if (type === "close") throw new Error("out of order");
        parentPort.postMessage({ type: "lost", uri: place.uri });
      });`);
    const { client, messages, losses, starts } = start(dying, [opening("a", "text")]);
    client.post({ type: "close", uri: "a" });
    await until("the second worker is fed", 10_000, () => starts() === 2 && messages.length === 2);
    assert.deepEqual(losses.states, ["running"]);
    assert.match(losses.reasons[0] ?? "", /out of order/);
    assert.equal(client.state, "running");
  });

  it("stops after three losses within a minute, and starts again when asked to", async () => {
    const stillborn = script(`throw new Error("no such table");`);
    const { client, losses, starts } = start(stillborn);
    client.post({ type: "close", uri: "a" });
    await until("it stops", 10_000, () => client.state === "stopped");
    assert.deepEqual(losses.states, ["running", "running", "stopped"]);
    assert.equal(starts(), 3);
    assert.ok((await client.ask("models", {})) instanceof UserError);
    await client.restart();
    assert.equal(starts(), 4);
  });

  it("answers what was asked of a worker that is lost", async () => {
    const silent = script(`
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", ({ type }) => { if (type === "close") process.exit(1); });`);
    const { client } = start(silent);
    const answer = client.ask("models", {});
    client.post({ type: "close", uri: "a" });
    const error = await answer;
    assert.ok(error instanceof UserError && error.code === "internal");
    assert.equal(error.message, "The counting worker ended before it could answer. Try again.");
  });

  it("settles a cancelled question at once", async () => {
    const { client } = start(
      script(`import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});`),
    );
    const controller = new AbortController();
    const answer = client.ask("models", {}, controller.signal);
    controller.abort();
    const error = await answer;
    assert.ok(error instanceof UserError && error.code === "cancelled");
  });
});
