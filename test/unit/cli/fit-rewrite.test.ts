import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { framed, PROMPT, SHORT } from "../compress/rewrite/support-texts.ts";
import { completionOf, serverWith } from "../node/language-model/model-server.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

/** A server with models, whose answer is a text made of the request. */
function modelServer(
  context: TestContext,
  answerOf: (request: { messages: { content: string }[] }) => string | number,
  models: readonly string[] = ["small"],
) {
  return serverWith(context, ({ path, body }, response) => {
    if (path === "/v1/models") return response.end(JSON.stringify({ data: models.map((id) => ({ id })) }));
    const answer = answerOf(JSON.parse(body));
    if (typeof answer === "number") return response.writeHead(answer).end();
    return response.end(completionOf(answer));
  });
}

const tokenizer = await loadTokenizer("o200k_base");

describe("fit --rewrite", () => {
  test("prints what the model wrote, and --json tells that it was taken", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const { origin, asked } = await modelServer(context, (request) => framed(request, SHORT));
    const args = ["fit", "a.md", "--budget", "130", "--rewrite", origin];
    const { status, output, errors } = await runCli(args, { cwd });
    assert.deepEqual([status, output.trim()], [0, SHORT]);
    assert.match(errors, /^Rewritten by small\.\n177 → \d+ of 130 tokens/);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ["/v1/models", "/v1/chat/completions"],
    );
    const plan = JSON.parse((await runCli([...args, "--rewrite-model", "big", "--json"], { cwd })).output);
    assert.deepEqual(plan.rewrite, { accepted: true, model: "big", reasons: [] });
    assert.equal(plan.tokens, tokenizer.count(plan.text));
    assert.equal(plan.pieces[0].reason, "rewritten by big");
    assert.equal(JSON.parse(asked.at(-1)!.body).model, "big");
  });

  test("falls back to the local result where the answer is refused, and says why in one sentence", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const { origin, asked } = await modelServer(context, (request) => framed(request, SHORT.replace("50", "500")));
    const args = ["fit", "a.md", "--budget", "130"];
    const local = await runCli(args, { cwd });
    const { status, output, errors } = await runCli([...args, "--rewrite", origin, "--rewrite-model", "small"], {
      cwd,
    });
    assert.deepEqual([status, output], [0, local.output]);
    assert.match(errors, /^Not rewritten, so the local result stands\. Lines 1 to 9: the number "50 EUR" is missing/);
    assert.equal(asked.length, 3);
    const plan = JSON.parse((await runCli([...args, "--rewrite", origin, "--json"], { cwd })).output);
    assert.equal(plan.rewrite.accepted, false);
    assert.equal(plan.text, local.output);
  });

  test("falls back where the server fails or is not there", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const args = ["fit", "a.md", "--budget", "130", "--json"];
    const local = JSON.parse((await runCli(args, { cwd })).output);
    const { origin } = await modelServer(context, () => 500);
    for (const [url, reason] of [
      [origin, /refuses with status 500/],
      ["http://127.0.0.1:9", /cannot be asked|Nothing answers/],
    ] as const) {
      const { status, output } = await runCli([...args, "--rewrite", url, "--rewrite-model", "small"], { cwd });
      assert.equal(status, 0);
      const { rewrite, ...plan } = JSON.parse(output);
      assert.deepEqual(plan, local);
      assert.match(rewrite.reasons.join(), reason);
    }
  });

  test("sends the key of its own variable, and no other", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const { origin, asked } = await modelServer(context, (request) => framed(request, SHORT));
    const args = ["fit", "a.md", "--budget", "130", "--rewrite", origin];
    const { output, errors } = await runCli(args, {
      cwd,
      env: { PROMPT_BUDGET_API_KEY: "the-key", OPENAI_API_KEY: "other" },
    });
    assert.deepEqual(
      asked.map(({ headers }) => headers.authorization),
      ["Bearer the-key", "Bearer the-key"],
    );
    assert.ok(!`${output}${errors}`.includes("the-key"));
    await runCli(args, { cwd, env: { OPENAI_API_KEY: "other" } });
    assert.equal(asked.at(-1)!.headers.authorization, undefined);
  });

  test("asks nothing where the text fits as it is", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const { origin, asked } = await modelServer(context, () => 500);
    const { output } = await runCli(["fit", "a.md", "--budget", "500", "--rewrite", origin, "--json"], { cwd });
    assert.equal(asked.length, 0);
    assert.match(JSON.parse(output).rewrite.reasons[0], /^Nothing had to be left out/);
  });

  test("each mistake is one line that names the argument", async (context) => {
    const cwd = await folderWith(context, { "a.md": PROMPT });
    const { origin } = await modelServer(context, () => 500, ["one", "two"]);
    const refusal = async (args: readonly string[], env = {}) => {
      const { status, output, errors } = await runCli(["fit", "a.md", "--budget", "130", ...args], { cwd, env });
      assert.deepEqual([status, output], [2, ""]);
      assert.match(errors, /^prompt-budget: [^\n]+\n$/);
      return errors.slice("prompt-budget: ".length, -1);
    };
    assert.match(await refusal(["--rewrite", "ollama"]), /^--rewrite must be an address like http:\/\/127/);
    assert.match(
      await refusal(["--rewrite", "http://10.1.2.3"]),
      /^http:\/\/10\.1\.2\.3 is not on this machine: add --re/,
    );
    assert.match(await refusal(["--rewrite-model", "one"]), /^--rewrite-model needs --rewrite URL/);
    assert.match(await refusal(["--rewrite-remote"]), /^--rewrite-remote needs --rewrite URL/);
    assert.match(await refusal(["--rewrite", origin]), /Name a model of .* with --rewrite-model: it has one, two\.$/);
    assert.match(
      await refusal(["--rewrite", origin, "--level", "lossless"]),
      /^--rewrite goes further than --level loss/,
    );
    const env = { PROMPT_BUDGET_API_KEY: "the-key" };
    assert.match(
      await refusal(["--rewrite", "http://a.example", "--rewrite-remote"], env),
      /for all to read: use https\.$/,
    );
    const proxy = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: "http://proxy.example" };
    assert.match(await refusal(["--rewrite", origin], proxy), /would leave this machine, through the proxy/);
  });
});
