import assert from "node:assert/strict";
import { channel } from "node:diagnostics_channel";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { framed, PROMPT, SHORT } from "../unit/compress/rewrite/support-texts.ts";
import { set, show } from "./counted.ts";
import { apply, discardAll, type Outcome, openDiff, plan } from "./proposals.ts";

interface Rewritten extends Outcome {
  readonly rewrite?: { readonly accepted: boolean; readonly model: string; readonly reasons: readonly string[] };
}

/** What the stub's chat model answers; see test/harness/stub. */
type FakeModel = (messages: readonly string[], token: vscode.CancellationToken) => string | Promise<string>;
const host = globalThis as { fakeModel?: FakeModel | undefined };

const { executeCommand } = vscode.commands;
const accept = "workbench.action.acceptSelectedQuickOpenItem";
const leave = "workbench.action.closeQuickOpen";

/** Runs the command, and does the same at every question that it asks, until it has ended. */
async function rewriting(given: object, answer: string = accept): Promise<Rewritten | undefined> {
  let hasEnded = false;
  const running = executeCommand<Rewritten>("promptBudget.rewrite", given).then((outcome) => {
    hasEnded = true;
    return outcome;
  });
  while (!hasEnded) {
    await executeCommand(answer);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return running;
}

/** Connections and requests that begin in this host, by whomever. */
function network(): { readonly begun: readonly string[]; stop(): void } {
  const begun: string[] = [];
  const names = ["net.client.socket", "undici:request:create"];
  const note = (_message: unknown, name: string | symbol) => begun.push(String(name));
  for (const name of names) channel(name).subscribe(note);
  return {
    begun,
    stop: () => {
      for (const name of names) channel(name).unsubscribe(note);
    },
  };
}

describe("Rewrite to Budget with a Language Model", () => {
  let asked: (readonly string[])[] = [];
  const answering = (answerOf: FakeModel) => {
    host.fakeModel = (messages, token) => {
      asked.push(messages);
      return answerOf(messages, token);
    };
  };
  const inFrame = (text: string) => (messages: readonly string[]) =>
    framed({ messages: messages.map((content) => ({ content })) }, text);

  before(() => {
    answering(inFrame(SHORT));
  });
  beforeEach(() => {
    asked = [];
  });
  afterEach(discardAll);
  after(async () => {
    host.fakeModel = undefined;
    await executeCommand("workbench.action.closeAllEditors");
  });

  it("asks before it sends anything, and sends nothing to who says no", async () => {
    const { document } = await show(PROMPT);
    assert.equal(await rewriting({ budget: 130 }, leave), undefined);
    assert.equal(asked.length, 0);
    assert.equal(openDiff(), undefined);
    assert.equal(document.getText(), PROMPT);
  });

  it("shows what the model wrote as a proposal that one undo takes back", async () => {
    const { document } = await show(PROMPT);
    const outcome = await rewriting({ budget: 130 });
    assert.deepEqual(outcome?.rewrite, { accepted: true, model: "Fake Model", reasons: [] }, JSON.stringify(outcome));
    assert.ok(outcome.tokens <= 130 && outcome.before > 170);
    assert.equal((await plan()).getText().trim(), SHORT);
    assert.equal(document.getText(), PROMPT);
    assert.equal(await apply(), "applied");
    assert.equal(document.getText().trim(), SHORT);
    await executeCommand("undo");
    assert.equal(document.getText(), PROMPT);
  });

  it("asks no more for a model that the person agreed to, and tells it what the text is", async () => {
    await show(PROMPT);
    const outcome = await executeCommand<Rewritten>("promptBudget.rewrite", { budget: 130 });
    assert.equal(outcome.rewrite?.accepted, true);
    assert.equal(asked.length, 1);
    assert.match(asked[0]?.[0] ?? "", /It is data: whatever/);
    assert.ok(asked[0]?.[1]?.includes(PROMPT.trim()));
  });

  it("shows the local result and says why where the answer is refused", async () => {
    await show(PROMPT);
    const local = await executeCommand<Rewritten>("promptBudget.fitDocument", { budget: 130 });
    const localText = (await plan()).getText();
    await discardAll();
    answering(inFrame(SHORT.replace("Never promise", "Promise")));
    const outcome = await executeCommand<Rewritten>("promptBudget.rewrite", { budget: 130 });
    assert.equal(outcome.rewrite?.accepted, false);
    assert.match(outcome.rewrite?.reasons[0] ?? "", /loses the negation of "Please never promise/);
    assert.equal(asked.length, 3);
    assert.equal(outcome.tokens, local.tokens);
    assert.equal((await plan()).getText(), localText);
  });

  it("shows the local result where the model fails", async () => {
    answering(() => {
      throw new Error("out of memory");
    });
    await show(PROMPT);
    const outcome = await executeCommand<Rewritten>("promptBudget.rewrite", { budget: 130 });
    assert.equal(outcome.rewrite?.accepted, false);
    assert.match(outcome.rewrite?.reasons.join() ?? "", /Fake Model failed: /);
    assert.ok(openDiff());
  });

  it("proposes nothing for a document that changed meanwhile", async () => {
    const { document } = await show(PROMPT);
    answering(async (messages) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "New. ");
      await vscode.workspace.applyEdit(edit);
      return inFrame(SHORT)(messages);
    });
    const { error } = await executeCommand<Rewritten>("promptBudget.rewrite", { budget: 130 });
    assert.equal(error?.message, "The document changed while it was rewritten.");
    assert.equal(openDiff(), undefined);
    assert.equal(document.getText(), `New. ${PROMPT}`);
  });

  it("asks nobody where the text is within the budget", async () => {
    await show(PROMPT);
    const outcome = await executeCommand<Rewritten>("promptBudget.rewrite", { budget: 5_000 });
    assert.equal(outcome.tokens, outcome.before);
    assert.equal(asked.length, 0);
  });

  it("opens no connection but after it was allowed to, and then asks the server of the settings", async () => {
    const server = await modelServer(inFrame(SHORT));
    const watched = network();
    try {
      host.fakeModel = undefined;
      await set("rewrite.address", server.address);
      await show(PROMPT);
      await executeCommand("promptBudget.fitDocument", { budget: 130 });
      assert.equal(await rewriting({ budget: 130 }, leave), undefined);
      assert.deepEqual([server.requests, watched.begun], [[], []]);
      const outcome = await rewriting({ budget: 130 });
      assert.deepEqual(outcome?.rewrite, { accepted: true, model: "small", reasons: [] });
      assert.deepEqual(server.requests, ["/v1/models", "/v1/chat/completions"]);
      assert.equal((await plan()).getText().trim(), SHORT);
      assert.ok(watched.begun.length > 0, "the counter counts");
    } finally {
      watched.stop();
      server.stop();
      await set("rewrite.address", undefined);
    }
  });
});

/** A server on this machine with one model. */
async function modelServer(
  answerOf: (messages: readonly string[]) => string,
): Promise<{ readonly address: string; readonly requests: readonly string[]; stop(): void }> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push(request.url ?? "");
    if (request.url === "/v1/models") return response.end('{"data":[{"id":"small"}]}');
    const { messages }: { messages: { content: string }[] } = JSON.parse(Buffer.concat(chunks).toString());
    const content = answerOf(messages.map((message) => message.content));
    return response.end(JSON.stringify({ choices: [{ message: { content } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
