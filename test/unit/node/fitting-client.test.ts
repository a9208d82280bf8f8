import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Worker } from "node:worker_threads";
import { replaced } from "../../../src/core/plan/replacements.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { FittingClient } from "../../../src/node/fitting/fitting-client.ts";
import type { PlanRequest } from "../../../src/node/fitting/fitting-queries.ts";
import { until } from "../../harness/until.ts";
import { plainTarget, SHARED } from "./plain-target.ts";

const WORKER = new URL("../../../src/node/fitting/fitting-worker.ts", import.meta.url);
const TEXT = `# Rules\n\n${"Cite the source of every figure that you give. Answer in one sentence. ".repeat(40)}\n`;
const clients: FittingClient[] = [];
after(() => Promise.all(clients.map((client) => client.dispose())));

function start(script: string | URL = WORKER) {
  const losses: string[] = [];
  const failures: string[] = [];
  const client = new FittingClient({
    script,
    onFailure: (stack) => failures.push(stack),
    onLoss: (reason) => losses.push(reason),
  });
  clients.push(client);
  return { client, losses, failures };
}

const place = { uri: "untitled:a", path: "a.md", folder: null, languageId: "markdown" };
const source = { text: TEXT, span: null, place };
const request = (budget: number): PlanRequest => ({
  ...{ budget, query: "", level: "auto", marks: { keep: [], drop: [] } },
  ...{ localModel: null, target: plainTarget("o200k_base"), shared: SHARED },
});

/** A worker that does as it is told; `fitted` stands for a plan with this many tokens. */
const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      const fitted = (budget) => ({ budget });
      parentPort.on("message", ({ type, id, question, key }) => { ${body} });`)}`,
  );

/** The worker threads that are started while something runs. */
async function startedBy(run: () => Promise<unknown>): Promise<Worker[]> {
  const started: Worker[] = [];
  const keep = (worker: Worker) => started.push(worker);
  process.on("worker", keep);
  await run();
  process.off("worker", keep);
  return started;
}

describe("the worker that fits texts", () => {
  it("plans a text that went over once for one budget after the other", async () => {
    const text = start().client.open(source);
    for (const budget of [200, 100, 300]) {
      const fitted = await text.plan(request(budget));
      assert.ok(!(fitted instanceof UserError) && fitted.after.tokens <= budget);
      assert.ok(replaced(TEXT, fitted.replacements).length < TEXT.length);
    }
  });

  it("says the minimum where the budget is too small, and works on", async () => {
    const text = start().client.open({ ...source, text: `${TEXT}\n\`\`\`js\n${"call();\n".repeat(50)}\`\`\`\n` });
    const error = await text.plan(request(20));
    assert.ok(error instanceof UserError && error.code === "budget-too-small" && error.minimum !== undefined);
    const fitted = await text.plan(request(error.minimum));
    assert.ok(!(fitted instanceof UserError) && fitted.after.tokens <= error.minimum);
  });

  it("is started when a plan is asked for, not when a text is opened", async () => {
    const { client } = start();
    assert.equal((await startedBy(async () => client.open(source))).length, 0);
  });

  it("is replaced when it is lost: who waits is told, and the next plan is made of the same text", async () => {
    const { client, losses } = start();
    const text = client.open(source);
    const [worker] = await startedBy(() => text.plan(request(100)));
    const waiting = text.plan(request(200));
    await worker?.terminate();
    const error = await waiting;
    assert.ok(error instanceof UserError && error.code === "internal");
    assert.equal(error.message, "The fitting worker ended before it could answer. Try again.");
    assert.equal(losses.length, 1);
    const fitted = await text.plan(request(200));
    assert.ok(!(fitted instanceof UserError) && fitted.after.tokens <= 200);
  });

  it("says that it failed when a fault of its own stops it, and goes on", async () => {
    const { client, failures } = start();
    const text = client.open(source);
    const answer = await text.plan({ ...request(100), marks: null as never });
    assert.ok(answer instanceof UserError && answer.code === "internal", String(answer));
    assert.match(failures.join(), /held-fitting/);
    assert.ok(!((await text.plan(request(100))) instanceof UserError));
  });
});

describe("the host's end of it", () => {
  it("settles a plan that is cancelled at once, and asks the worker to stop", async () => {
    const { client } = start(
      script(`if (type === "ask") setInterval(() => {
      if (Atomics.load(question.control, 0)) parentPort.postMessage({ type: "answer", id, answer: fitted(1) });
    }, 1)`),
    );
    const text = client.open(source);
    const controller = new AbortController();
    const answer = text.plan(request(100), { signal: controller.signal });
    controller.abort();
    const error = await answer;
    assert.ok(error instanceof UserError && error.code === "cancelled");
    assert.ok((await text.plan(request(100), { signal: controller.signal })) instanceof UserError);
  });

  it("ends a worker that does not stop, and asks another for what waited behind it", async () => {
    const { client, losses } = start(
      script(`
      if (type !== "ask") return;
      if (question.budget === 1) for (;;);
      parentPort.postMessage({ type: "answer", id, answer: fitted(question.budget) });`),
    );
    const text = client.open(source);
    const controller = new AbortController();
    const stuck = text.plan(request(1), { signal: controller.signal });
    const next = text.plan(request(2));
    controller.abort();
    assert.ok((await stuck) instanceof UserError);
    const answer = await next;
    assert.ok(!(answer instanceof UserError) && answer.budget === 2);
    assert.deepEqual(losses, []);
  });

  it("gives a first plan at once, and the better one of the same request later", async () => {
    const { client } = start(
      script(`
      if (type !== "ask") return;
      parentPort.postMessage({ type: "early", id, answer: fitted(1) });
      setTimeout(() => parentPort.postMessage({ type: "answer", id, answer: fitted(2) }), 1);`),
    );
    const later: number[] = [];
    const first = await client.open(source).plan(request(100), { onRefined: ({ budget }) => later.push(budget) });
    assert.ok(!(first instanceof UserError) && first.budget === 1);
    await until("the better plan comes", 5000, () => later.length > 0);
    assert.deepEqual(later, [2]);
  });

  it("forgets a text that is closed", async () => {
    const { client } = start();
    const text = client.open(source);
    assert.ok(!((await text.plan(request(100))) instanceof UserError));
    text.close();
    const answer = await text.plan(request(100));
    assert.ok(answer instanceof UserError && answer.code === "cancelled");
  });
});
