import assert from "node:assert/strict";
import { channel } from "node:diagnostics_channel";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type TestContext, test } from "node:test";
import { framed, PROMPT, SHORT } from "../compress/rewrite/support-texts.ts";
import { completionOf, serverWith } from "../node/language-model/model-server.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

/** Counts the connections and requests that this process begins. */
function networkOf(context: TestContext): () => number {
  let begun = 0;
  const count = () => begun++;
  for (const name of ["net.client.socket", "undici:request:create"]) {
    channel(name).subscribe(count);
    context.after(() => channel(name).unsubscribe(count));
  }
  return () => begun;
}

test("no command opens a socket, but fit with --rewrite", async (context) => {
  const cwd = await folderWith(context, {
    "a.md": `${PROMPT}\n![](https://example.com/a.png)`,
    "r.jsonl": '{"text":"hi"}',
    ".promptbudget.json": '{"budget":500}',
  });
  const begun = networkOf(context);
  const { origin } = await serverWith(context, ({ body }, response) =>
    response.end(completionOf(framed(JSON.parse(body), SHORT))),
  );
  const fitted = ["fit", "a.md", "--budget", "130"];
  for (const args of [
    fitted,
    [...fitted, "--json"],
    [...fitted, "--query", "Which refunds?", "--out", "out.md"],
    ["count", "."],
    ["check"],
    ["compare", "a.md"],
    ["budget", "a.md", "--model", "gpt-4o"],
    ["budget", "."],
    ["requests", "r.jsonl"],
    ["models"],
    ["tokenizers"],
  ]) {
    assert.ok((await runCli(args, { cwd, env: { PROMPT_BUDGET_API_KEY: "key" } })).status <= 1, args.join(" "));
    assert.equal(begun(), 0, args.join(" "));
  }
  await runCli([...fitted, "--rewrite", origin, "--rewrite-model", "small"], { cwd });
  assert.ok(begun() > 0, "the counter counts");
});

test("only language models that are asked and models that are fetched reach a network", () => {
  const root = resolve(import.meta.dirname, "../../../src");
  const reaching = globSync("**/*.ts", { cwd: root })
    .filter((file) =>
      /\bfetch\(|node:(?:net|https?|http2|dns|tls|dgram)\b|WebSocket|XMLHttp/.test(
        readFileSync(join(root, file), "utf8").replace(/^import type .*$/gm, ""),
      ),
    )
    .map((file) => file.replaceAll("\\", "/"));
  assert.deepEqual(reaching.sort(), ["node/inference/https-get.ts", "node/language-model/fetch-json.ts"]);
});
