import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");
const program = path.resolve(import.meta.dirname, "../../../src/cli/main.ts");
const NOTES = {
  "returns.md": "# Returns\n\nA customer has thirty days to send back what was bought. The parcel needs its invoice.\n",
  "parking.md": "# Parking\n\nThe car park behind the shop is free on Sundays. Bicycles stand at the north wall.\n",
};

describe("mcp", () => {
  let folder: string;
  let client: Client;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "prompt-budget-mcp-"));
    await mkdir(path.join(folder, "notes"));
    for (const [name, text] of Object.entries(NOTES)) await writeFile(path.join(folder, "notes", name), text);
    await writeFile(path.join(folder, "secret.txt"), "The combination is 12-34.");
    await symlink(path.join(folder, "secret.txt"), path.join(folder, "notes/link.txt"));
    await writeFile(path.join(folder, "notes/.env"), "COMBINATION=12-34\n");
    execFileSync("mkfifo", [path.join(folder, "notes/pipe.md")]);
    client = new Client({ name: "test", version: "1" });
    const args = [program, "mcp", path.join(folder, "notes"), "--encoder", "none"];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  });
  after(async () => {
    await client.close();
    await rm(folder, { recursive: true });
  });

  async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
    const { content, isError = false } = await client.callTool({ name, arguments: args });
    const [first, ...rest] = content as { type: string; text: string }[];
    assert.ok(first?.type === "text" && rest.length === 0, JSON.stringify(content));
    return { text: first.text, isError: isError === true };
  }

  test("names its three tools, which only read", async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), ["count", "fit", "select"]);
    assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
  });

  test("counts a text and a file", async () => {
    assert.equal((await call("count", { text: "Hello, world" })).text, `${tokenizer.count("Hello, world")}`);
    assert.equal((await call("count", { path: "returns.md" })).text, `${tokenizer.count(NOTES["returns.md"])}`);
  });

  test("fits a file to a budget, and answers what is asked", async () => {
    const { text } = await call("fit", { path: "returns.md", budget: 18, query: "How many days to return?" });
    assert.ok(tokenizer.count(text) <= 18, text);
    assert.match(text, /thirty days/);
  });

  test("selects from the folder's files within the budget", async () => {
    const { text } = await call("select", { query: "Where do bicycles stand?", budget: 40 });
    assert.ok(tokenizer.count(text) <= 40, text);
    assert.match(text, /parking\.md[\s\S]*north wall/);
  });

  test("says in a sentence what is wrong with a call", async () => {
    const small = await call("fit", { path: "returns.md", budget: 1 });
    assert.ok(small.isError);
    assert.match(small.text, /\d+ tokens/);
    assert.match((await call("count", {})).text, /either "text" or "path"/);
    assert.match((await call("select", { query: "bicycles", budget: 30, paths: ["nowhere.md"] })).text, /nowhere\.md/);
  });

  test("reads nothing outside the folder, whether by dots, by an absolute path or by a link", async () => {
    for (const name of ["../secret.txt", path.join(folder, "secret.txt"), "link.txt", "", "."]) {
      const { text, isError } = await call("count", { path: name });
      assert.ok(isError && /There is no file/.test(text), `${name}: ${text}`);
    }
    // Of what is named there `.env` is a file of secrets, and a pipe would never end.
    for (const name of [".env", "pipe.md"]) {
      const { text, isError } = await call("fit", { path: name, budget: 20 });
      assert.ok(isError && /There is no file/.test(text), `${name}: ${text}`);
    }
    for (const more of [{}, { paths: [".env"] }, { levels: { ".env": "full" } }]) {
      const { text } = await call("select", { query: "the combination", budget: 60, ...more });
      assert.ok(!text.includes("12-34"), text);
    }
  });

  test("gives no key that stands inside a file", async () => {
    const key = `ghp_${"0a1B2c3D4e5F".repeat(3)}`;
    const text = `The token of the bot is ${key} and nothing else. ${"It opens the gate. ".repeat(30)}`;
    const answer = await call("fit", { text, budget: 60, query: "Which token has the bot?" });
    assert.match(answer.text, /token of the bot is \*\*\*/);
    assert.ok(!answer.text.includes(key));
  });
});
