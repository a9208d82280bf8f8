import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { loadTokenizer } from "../../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { SelectingClient } from "../../../../src/node/selecting/selecting-client.ts";
import type { ToFolders } from "../../../../src/node/selecting/selecting-protocol.ts";
import type { CountedAs, Selected, SelectRequest } from "../../../../src/node/selecting/selecting-queries.ts";
import { folderWith } from "../temporary-folder.ts";

const FILES = {
  "work/docs/a.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "work/docs/b.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
  "work/src/load.ts": "export function loadCache(path: string): Cache {\n  return read(path);\n}\n",
  "work/.env": "TOKEN=abc\n",
};
const COUNTED_AS: CountedAs = {
  place: { uri: "", path: "", folder: null, languageId: "plaintext" },
  settings: { model: null, tokenizer: "o200k_base", tokenizerFile: null, budget: null, reserve: null },
  overrides: [],
  shared: { models: {}, calibration: {}, trusted: true },
  config: null,
};
const tokenizer = await loadTokenizer("o200k_base");

/** A process with the folder `work`; it is told what `at` holds whenever it starts. */
async function processFor(context: TestContext) {
  const folder = await folderWith(context, FILES);
  const root = join(folder, "work");
  const losses: string[] = [];
  const held: ToFolders[] = [
    { type: "folders", folders: [{ root, file: join(folder, "index/work.sqlite"), prefix: "" }] },
  ];
  const client = new SelectingClient({
    script: new URL("../../../../src/node/selecting/selecting-process.ts", import.meta.url),
    onStart: () => {
      for (const message of held) client.tell(message);
    },
    onIndexing: () => {},
    onFailure: (stack) => assert.fail(stack),
    onLoss: (reason) => losses.push(reason),
  });
  context.after(() => client.dispose());
  const select = (query: string, budget: number, more: Partial<SelectRequest> = {}, signal?: AbortSignal) =>
    client.ask(
      "select",
      { query, budget, scope: null, pinned: [], excluded: [], countedAs: COUNTED_AS, localModel: null, ...more },
      signal ? { signal } : {},
    );
  return { root, client, select, losses };
}

function asSelected(answer: Selected | UserError): Selected {
  assert.ok(!(answer instanceof UserError), String(answer));
  return answer;
}

test("what is selected is within its budget, stands so in its files, and says what was left out", async (context) => {
  const { root, select } = await processFor(context);
  const { text, pieces, tokens, leftOut, files, isPartial } = asSelected(
    await select("how often is a request retried?", 60),
  );
  assert.equal(tokens, tokenizer.count(text));
  assert.ok(tokens <= 60);
  assert.equal(files, 3);
  assert.equal(isPartial, false);
  assert.match(leftOut.join(" "), /Left out 1 file of keys or passwords: \.env\./);
  for (const { path, start, end, kept, at } of pieces) {
    const source = readFileSync(join(root, path!), "utf8");
    for (const [from, to] of kept ?? [[start, end]]) assert.ok(text.slice(...at!).includes(source.slice(from, to)));
    assert.ok(text.slice(...at!).startsWith(`${path}:`));
  }
});

test("a text that an editor holds unsaved is what is selected from, until it is let go of", async (context) => {
  const { root, client, select } = await processFor(context);
  asSelected(await select("request retried", 60));
  const path = "docs/a.md";
  client.tell({ type: "edited", root, path, text: "# Retries\n\nA request is retried seven times.\n" });
  assert.match(asSelected(await select("request retried", 60)).text, /seven times/);
  client.tell({ type: "changed", root, path });
  assert.match(asSelected(await select("request retried", 60)).text, /three times/);
});

test("a file that is saved, made or deleted is seen, told or not", async (context) => {
  const { root, client, select } = await processFor(context);
  asSelected(await select("request retried", 60));
  writeFileSync(join(root, "docs/a.md"), "# Retries\n\nA request is retried nine times.\n");
  assert.match(asSelected(await select("request retried", 60)).text, /nine times/);
  writeFileSync(join(root, "docs/c.md"), "Whoever retried a request said so.\n");
  client.tell({ type: "changed", root, path: "docs/c.md" });
  assert.match(asSelected(await select("request retried", 60)).text, /said so/);
  rmSync(join(root, "docs/c.md"));
  client.tell({ type: "changed", root, path: "docs/c.md" });
  assert.doesNotMatch(asSelected(await select("request retried", 60)).text, /said so/);
});

test("what a person leaves out is not there, what they pin is, and the budget holds", async (context) => {
  const { select } = await processFor(context);
  const whole = (path: string) => ({ path, start: 0, end: Number.MAX_SAFE_INTEGER });
  const without = asSelected(await select("request retried", 60, { excluded: [whole("docs/a.md")] }));
  assert.ok(without.pieces.every(({ path }) => path !== "docs/a.md"));
  const pinned = asSelected(await select("request retried", 45, { pinned: [whole("src/load.ts")] }));
  assert.match(pinned.text, /return read\(path\)/);
  assert.ok(pinned.tokens <= 45);
  const refused = await select("request retried", 10, { pinned: [whole("src/load.ts")] });
  assert.ok(refused instanceof UserError && refused.code === "budget-too-small", String(refused));
  asSelected(await select("request retried", refused.minimum!, { pinned: [whole("src/load.ts")] }));
});

test("a scope narrows what is selected from; one with nothing in it is told", async (context) => {
  const { select } = await processFor(context);
  const { pieces } = asSelected(await select("request retried", 60, { scope: ["src"] }));
  assert.deepEqual([...new Set(pieces.map(({ path }) => path))], ["src/load.ts"]);
  const refused = await select("request retried", 60, { scope: ["nowhere"] });
  assert.match(String(refused), /Nothing that can be selected from is in nowhere/);
});

test("a process that is killed fails the questions that wait, and the next question starts another", async (context) => {
  const { client, select, losses } = await processFor(context);
  const waiting = select("request retried", 60);
  process.kill(client.pid!, "SIGKILL");
  const failed = await waiting;
  assert.ok(failed instanceof UserError && failed.code === "internal", String(failed));
  assert.equal(failed.message, "The process that selects ended before it could answer. Try again.");
  assert.equal(losses.length, 1);
  assert.match(asSelected(await select("request retried", 60)).text, /three times/);
});

test("a question that is cancelled is answered at once, and the next one is answered", async (context) => {
  const { select } = await processFor(context);
  const controller = new AbortController();
  const waiting = select("request retried", 60, {}, controller.signal);
  controller.abort();
  const cancelled = await waiting;
  assert.ok(cancelled instanceof UserError && cancelled.code === "cancelled", String(cancelled));
  asSelected(await select("request retried", 60));
});

test("globs narrow what is selected from, and texts that are no files are selected from with their secrets masked", async (context) => {
  const { select } = await processFor(context);
  const scope = { prefix: "", include: ["docs/**"], exclude: "b.md" };
  const narrowed = asSelected(await select("cache moon request", 80, { scope }));
  assert.deepEqual([...new Set(narrowed.pieces.map(({ path }) => path))], ["docs/a.md"]);
  // In two parts, so that no scanner takes this file for a leak.
  const token = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
  const texts = [{ path: "(clipboard)", text: `Deploy with ${token} when a request is retried.\n` }];
  const { text, tokens } = asSelected(await select("How is a request retried on deploy?", 80, { scope, texts }));
  assert.match(text, /^\(clipboard\):1\nDeploy with \*+/m);
  assert.ok(!text.includes(token) && tokens <= 80);
  const none = await select("moon", 80, { scope: { prefix: "", include: "nowhere/**" } });
  assert.match(none instanceof UserError ? none.message : "", /is in nowhere\/\*\*\./);
});
