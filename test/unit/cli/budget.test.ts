import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { pictures } from "../images/image-files.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const json = async (args: readonly string[], cwd: string) => {
  const { status, output, errors } = await runCli([...args, "--json"], { cwd });
  assert.equal(errors, "");
  return { status, ...JSON.parse(output) };
};

test("budget --json has the shape that scripts rely on", async (context) => {
  const cwd = await folderWith(context, { "a.md": "Why is the sky blue?\n", "h.json": "[80,90,100,85]" });
  const { status, ...found } = await json(["budget", "a.md", "--model", "gpt-4o"], cwd);
  assert.equal(status, 0);
  assert.deepEqual(Object.keys(found).sort(), [
    "cache",
    "chat",
    "cost",
    "effective",
    "free",
    "images",
    "input",
    "instruction",
    "model",
    "notCompared",
    "path",
    "pdfs",
    "reserve",
    "schema",
    "similar",
    "text",
    "thinking",
    "tokenizer",
    "tools",
    "toolsFile",
    "window",
  ]);
  assert.equal(found.free, found.window - found.input - found.reserve.tokens);
  assert.match(found.reserve.source, /^p95 of answers to prompts like this by gpt-4o/);
  assert.ok(found.cost.outputMedian < found.cost.outputReserve && found.cost.cachedInput < found.cost.input);
  const own = await json(["budget", "a.md", "--model", "gpt-4o", "--history", "h.json"], cwd);
  assert.ok(own.reserve.tokens < found.reserve.tokens);
});

test("a request is counted without its JSON, with its tools, its pictures and its limit", async (context) => {
  const data = Buffer.from(pictures(1024, 1024).PNG!).toString("base64");
  const request = {
    model: "gpt-4o",
    max_tokens: 50,
    messages: [
      { role: "system", content: "Be brief." },
      {
        role: "user",
        content: [
          { type: "text", text: "What is\nthis?" },
          { type: "image_url", image_url: { url: `data:image/png;base64,${data}` } },
          { type: "image_url", image_url: { url: "https://example.com/a.png", detail: "low" } },
        ],
      },
    ],
    tools: [{ type: "function", function: { name: "look", parameters: { type: "object" } } }],
  };
  const cwd = await folderWith(context, { "a.json": JSON.stringify(request) });
  const found = await json(["budget", "a.json", "--model", "gpt-4o"], cwd);
  const tokenizer = await loadTokenizer("o200k_base");
  const texts = ["system", "Be brief.", "user", "What is\nthis?"];
  assert.equal(
    found.text.tokens,
    texts.reduce((sum, text) => sum + tokenizer.count(text), 0),
  );
  assert.equal(found.chat, 9);
  assert.equal(found.tools, tokenizer.count(JSON.stringify(request.tools)));
  assert.deepEqual([found.images[0].tokens, found.images[1].tokens], [765, null]);
  assert.match(found.images[1].problem, /nothing is fetched/);
  assert.deepEqual([found.reserve.tokens, found.reserve.source], [50, "max_tokens of the request"]);
});

test("tools of a file count as a model is sent them, and servers that are only named as an estimate", async (context) => {
  const tool = { name: "look", description: "Looks.", inputSchema: { type: "object", properties: {} } };
  const listed = { ...tool, title: "Look", annotations: { readOnlyHint: true }, outputSchema: { type: "object" } };
  const array = [{ type: "function", function: { name: "look", parameters: { type: "object" } } }];
  const cwd = await folderWith(context, {
    "a.md": "Why is the sky blue?\n",
    "tools.json": JSON.stringify(array, null, 2),
    "list.json": JSON.stringify([{ jsonrpc: "2.0", id: 1, result: { tools: [listed] } }, { tools: [listed] }], null, 2),
    ".vscode/mcp.json":
      '{\n  // ours\n  "servers": { "files": { "command": "x" }, "git": {}, "old": { "disabled": true } }\n}\n',
    "claude.json": '{"mcpServers":{"files":{}}}',
    "none.json": '{"a":1}',
  });
  const tokenizer = await loadTokenizer("o200k_base");
  const toolsOf = async (file: string) => {
    const { tools, toolsFile, input, text } = await json(["budget", "a.md", "--model", "gpt-4o", "--tools", file], cwd);
    assert.equal(tools, input - text.high);
    return { tools, ...toolsFile };
  };
  assert.equal((await toolsOf("tools.json")).tools, tokenizer.count(JSON.stringify(array)));
  const exact = await toolsOf("list.json");
  assert.deepEqual([exact.listed, exact.estimate], [2, null]);
  assert.equal(exact.tools, tokenizer.count(JSON.stringify([tool, tool])));
  const named = await toolsOf(".vscode/mcp.json");
  assert.deepEqual([named.listed, named.estimate.servers, named.tools], [0, 2, named.estimate.tokens]);
  assert.ok(named.estimate.high > named.estimate.tokens);
  assert.equal((await toolsOf("claude.json")).estimate.servers, 1);
  const { output } = await runCli(["budget", "a.md", "--tools", ".vscode/mcp.json"], { cwd });
  assert.match(
    output.replace(/\s+/g, " "),
    /2 servers that it only names, about 3,810 .* an estimate by .* no server was asked/,
  );
  const { status, errors } = await runCli(["budget", "a.md", "--tools", "none.json"], { cwd });
  assert.equal(status, 2);
  assert.match(errors, /^prompt-budget: none\.json lists no tools: /);
});

test("pictures that a prompt links are counted, and what is wrong with one is said", async (context) => {
  const cwd = await folderWith(context, {
    "a.md": 'Look: ![sea](img/sea.jpg "the sea") and <img alt="x" src="bad.png"> and ![none](none.gif)\n',
    "img/sea.jpg": pictures(3000, 2000).JPEG!,
    "bad.png": pictures(10, 10).PNG!.subarray(0, 18),
  });
  const { images } = await json(["budget", "a.md", "--model", "gpt-4o"], cwd);
  assert.deepEqual(images[0].size, { width: 3000, height: 2000 });
  assert.equal(images[0].tokens, 1105);
  assert.ok(images[0].cheapest.width < 1200);
  assert.equal(images[1].problem, "bad.png is a PNG file that ends before its size.");
  assert.equal(images[2].problem, "none.gif does not exist.");
  const { output } = await runCli(["budget", "a.md", "--model", "gpt-4o"], { cwd });
  assert.match(output, /img\/sea\.jpg\s+3000 x 2000\s+1,105\s+as much at/);
});

test("a person sees the bar, what each part takes, where the reserve comes from and what it costs", async (context) => {
  const cwd = await folderWith(context, { "a.md": "Explain tides in at most 100 words.\n" });
  const { status, output } = await runCli(["budget", "a.md", "--model", "gpt-4o", "--thinking", "low"], { cwd });
  assert.equal(status, 0);
  assert.match(output, /The window of 128,000 tokens/);
  assert.match(output, /Answer: the prompt asks for "in at most 100 words"; half of them within \d+\./);
  assert.match(output, /Thinking: low \(as Gemini's/);
  assert.match(output, /A request: \$[\d.]+ in \(\$[\d.]+ from the cache\)/);
});

test("a day of requests costs as many times as much", async (context) => {
  const cwd = await folderWith(context, { "a.md": "Explain tides in at most 100 words.\n" });
  const args = ["budget", "a.md", "--model", "gpt-4o", "--per-day", "2000"];
  assert.match((await runCli(args, { cwd })).output, /A day of 2,000: \$[\d.]+ in/);
  const { cost, day } = JSON.parse((await runCli([...args, "--json"], { cwd })).output);
  assert.deepEqual([day.requests, day.input, day.outputReserve], [2000, 2000 * cost.input, 2000 * cost.outputReserve]);
});

test("what is over the window has status 1, and what makes no sense is one sentence with status 2", async (context) => {
  const cwd = await folderWith(context, { "a.md": "word ".repeat(9000), "h.json": "{}" });
  const over = await runCli(["budget", "a.md", "--model", "gpt-4"], { cwd });
  assert.equal(over.status, 1);
  assert.match(over.output, /over/);
  const refused = async (...args: string[]) => {
    const { status, errors } = await runCli(["budget", ...args], { cwd });
    assert.equal(status, 2);
    return errors;
  };
  assert.match(
    await refused("a.md", "--model", "gpt-4", "--thinking", "8000"),
    /leaves nothing of the window of 192\./,
  );
  assert.match(
    await refused("a.md", "--reserve", "many"),
    /--reserve must be a number of tokens or a percentile like p95/,
  );
  assert.match(await refused("a.md", "--thinking", "deep"), /one of low, medium, high, not "deep"\./);
  assert.match(await refused("a.md", "--history", "h.json"), /h\.json must hold a JSON list/);
  assert.match(await refused(), /budget needs a PATH/);
});

test("with an earlier version the token that breaks the cache is told", async (context) => {
  const cwd = await folderWith(context, {
    "old.md": "Be brief. It is Monday.\n",
    "new.md": "Be brief. It is Friday.\n",
  });
  const { cache } = await json(["budget", "new.md", "--before", "old.md"], cwd);
  assert.deepEqual(cache, { tokens: 5, offset: 15, after: 2, isSame: false });
  const { output } = await runCli(["budget", "new.md", "--before", "old.md"], { cwd });
  assert.match(output, /Cache: 5 tokens stay; token 6, at character 15, is another, and 2 are paid anew\./);
});

test("a folder is shown as a tree of beginnings, with what a cache saves and the order that would cache best", async (context) => {
  const rules = `# Rules\n\n${"Answer from the text alone, and say so where it is silent. ".repeat(120)}\n\n`;
  const of = (day: string) => `# Day\n\nToday is ${day}.\n\n${rules}`;
  const cwd = await folderWith(context, {
    "p/a.md": `${rules}# Task\n\nOne.\n`,
    "p/b.md": `${rules}# Task\n\nTwo.\n`,
    "q/a.md": of("Monday"),
    "q/b.md": of("Friday"),
  });
  const shared = await json(["budget", "p", "--model", "gpt-4o"], cwd);
  assert.ok(shared.cached >= 1024 && shared.cached % 128 === 0, String(shared.cached));
  assert.ok(shared.cost.cached < shared.cost.plain);
  assert.deepEqual([shared.tree.prompts, shared.order.sharedNow === shared.order.sharedThen], [2, true]);
  const { output } = await runCli(["budget", "q", "--model", "gpt-4o"], { cwd });
  assert.match(output, /In the order "Rules", "Day" the sections would share 1,\d{3} tokens/);
  const estimate = await runCli(["budget", "p", "--model", "claude-opus-4-6"], { cwd });
  assert.match(estimate.errors, /A cache needs the very tokens/);
});

test("a sentence that holds the answer to a length is named, and it does", async (context) => {
  const cwd = await folderWith(context, { "a.md": "Explain tides.\n" });
  const { instruction } = await json(["budget", "a.md", "--model", "gpt-4o", "--answer", "400"], cwd);
  assert.match(instruction, /^Answer in at most \d+ words\.$/);
  const held = await folderWith(context, { "a.md": `Explain tides.\n\n${instruction}\n` });
  const { reserve } = await json(["budget", "a.md", "--model", "gpt-4o"], held);
  assert.ok(reserve.tokens <= 400 && reserve.tokens > 350, String(reserve.tokens));
  assert.match((await runCli(["budget", "a.md", "--answer", "3"], { cwd })).errors, /No sentence holds/);
});

test("the steps of a workflow are planned, with the one at which it breaks", async (context) => {
  const steps = [
    { name: "draft", prompt: "draft.md", output: 2000, runs: 4 },
    { name: "refine", output: 1500, takes: ["draft"], budget: 7000 },
    { name: "distil", output: 300, takes: ["refine"] },
  ];
  const cwd = await folderWith(context, {
    "draft.md": "Write a story.\n",
    ".promptbudget.json": JSON.stringify({ model: "gpt-4o", steps }),
  });
  const plan = await json(["budget", ".promptbudget.json"], cwd);
  assert.deepEqual([plan.status, plan.breaksAt, plan.longestOutput], [1, "refine", 3800]);
  assert.deepEqual(
    plan.steps.map(({ input, left, depth }: Record<string, number>) => [input, left, depth]),
    [
      [4, 128_000 - 2000 - 4, 1],
      [8000, -1000, 2],
      [1500, 128_000 - 300 - 1500, 3],
    ],
  );
  const { output } = await runCli(["budget", ".promptbudget.json"], { cwd });
  assert.match(output, /refine +1 +8,000 +1,500 +1,000 over/);
  const loop = await folderWith(context, {
    ".promptbudget.json": JSON.stringify({ steps: [{ name: "a", output: 1, takes: ["a"] }] }),
  });
  const { errors } = await runCli(["budget", ".promptbudget.json"], { cwd: loop });
  assert.match(errors, /"steps" must have names of their own, and take only from steps before them/);
});
