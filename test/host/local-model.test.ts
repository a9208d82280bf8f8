import assert from "node:assert/strict";
import path from "node:path";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { UserError } from "../../src/core/user-error.ts";
import { InferenceClient } from "../../src/node/inference/inference-client.ts";
import { openModel } from "../../src/node/inference/model-store.ts";

describe("the model that comes with the extension", () => {
  const clients: InferenceClient[] = [];
  after(() => {
    for (const client of clients) client.dispose();
  });

  it("runs in a process of its own, from the files of the extension as it is installed", async () => {
    const home = vscode.extensions.getExtension("prompt-budget.prompt-budget")!.extensionPath;
    const model = await openModel(path.join(home, "media/models/all-minilm-l6-v2"));
    assert.ok(!(model instanceof UserError), String(model));
    const client = new InferenceClient({ model, script: path.join(home, "dist/inference-process.js") });
    clients.push(client);
    const vectors = await client.encode(["a cat on a mat", "a cat on a rug", "the price of steel"]);
    assert.notEqual(client.pid, process.pid);
    const closeness = (a: number, b: number) =>
      vectors.slice(a * 384, (a + 1) * 384).reduce((sum, value, k) => sum + value * vectors[b * 384 + k]!, 0);
    assert.ok(closeness(0, 1) > closeness(0, 2) + 0.3, `${closeness(0, 1)} and ${closeness(0, 2)}`);
  });
});
