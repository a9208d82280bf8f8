import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { askedSchema, requestedSchema } from "../../../../src/core/budget/reserve/schema/find-schema.ts";
import { sampleAnswer } from "../../../../src/core/budget/reserve/schema/sample-answer.ts";
import { schemaLengths } from "../../../../src/core/budget/reserve/schema/schema-lengths.ts";
import { loadTokenizer } from "../../../../src/core/tokenizer/load.ts";
import { runCli } from "../../cli/run-cli.ts";
import { folderWith } from "../../node/temporary-folder.ts";

const VERDICT = {
  type: "object",
  properties: {
    verdict: { enum: ["yes", "no", "not to be told"] },
    reason: { type: "string", maxLength: 100 },
    tags: { type: "array", items: { type: "string", maxLength: 10 }, maxItems: 4 },
  },
  required: ["verdict"],
  additionalProperties: false,
};

test("answers by a schema: the least has what is required, the most all that it allows", () => {
  assert.deepEqual(sampleAnswer(VERDICT, "least")?.value, { verdict: "no" });
  const usual = sampleAnswer(VERDICT, "usual")!.value as typeof VERDICT.properties;
  assert.deepEqual(Object.keys(usual), ["verdict", "reason", "tags"]);
  const most = sampleAnswer(VERDICT, "most")!.value as { reason: string; tags: string[] };
  assert.deepEqual([most.reason.length, most.tags.length, most.tags[0]?.length], [100, 4, 10]);
  assert.equal(sampleAnswer({ type: "object", properties: { a: { type: "string" } } }, "most"), undefined);
  assert.deepEqual(sampleAnswer({ type: "STRING", format: "date" }, "most"), { value: "2026-01-31" });
});

test("references, choices and parts are followed, round and hostile ones end", () => {
  const tree = {
    $ref: "#/$defs/node",
    $defs: {
      node: {
        type: "object",
        properties: { name: { const: "a" }, next: { anyOf: [{ type: "null" }, { $ref: "#/$defs/node" }] } },
        required: ["name"],
      },
    },
  };
  assert.deepEqual(sampleAnswer(tree, "least")?.value, { name: "a" });
  assert.ok(sampleAnswer(tree, "usual") !== undefined);
  assert.equal(sampleAnswer(tree, "most"), undefined);
  tree.$defs.node.required.push("next");
  assert.deepEqual(sampleAnswer(tree, "least")?.value, { name: "a", next: null });
  assert.match(JSON.stringify(sampleAnswer(tree, "usual")), /"next":\{"name":"a","next":null\}/);
  assert.equal(sampleAnswer({ $ref: "#" }, "least"), undefined);
  const wide = { type: "array", minItems: 1e9, items: { type: "string" } };
  assert.equal(sampleAnswer(wide, "least"), undefined);
  const long = { type: "array", minItems: 19_000, items: { const: "x".repeat(100_000) } };
  assert.equal(sampleAnswer(long, "usual"), undefined);
  const both = { allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } }, required: ["b"] }] };
  assert.deepEqual(sampleAnswer(both, "least")?.value, { b: 2 });
  assert.deepEqual(sampleAnswer(both, "usual")?.value, { a: 1, b: 2 });
});

test("whatever stands where a schema should, an answer is made or none is", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom("least", "usual", "most" as const), (schema, size) => {
      sampleAnswer({ type: "object", properties: { a: schema, b: { items: schema } }, anyOf: schema }, size as "least");
    }),
  );
});

test("a schema is found in requests of every vendor, and in a block that is asked for", () => {
  const places = [
    { response_format: { type: "json_schema", json_schema: { name: "v", schema: VERDICT } } },
    { text: { format: { type: "json_schema", schema: VERDICT } } },
    { generationConfig: { responseSchema: VERDICT } },
    { output_config: { format: { type: "json_schema", schema: VERDICT } } },
    { format: VERDICT },
  ];
  for (const place of places) {
    const found = requestedSchema(JSON.stringify({ messages: [], ...place }, null, 1));
    assert.deepEqual([found?.schema, found?.from], [VERDICT, "request"]);
    assert.ok(found!.line! >= 3);
  }
  assert.equal(requestedSchema('{"response_format":{"type":"json_object"},"messages":[]}'), undefined);
  const block = (said: string) => `# Task\n\n${said}\n\n\`\`\`json\n${JSON.stringify(VERDICT)}\n\`\`\`\n\nBe brief.\n`;
  assert.equal(askedSchema(block("Answer with JSON of this schema:"))?.line, 6);
  assert.equal(askedSchema(block("This is what the file holds:")), undefined);
  assert.equal(askedSchema("Answer by this schema:\n```json\n{ broken\n```\n"), undefined);
});

test("the reserve follows the schema, and says where it stands", async (context) => {
  const request = {
    model: "gpt-4o",
    messages: [{ role: "user", content: "Is it so?" }],
    response_format: { json_schema: { schema: VERDICT } },
  };
  const open = { type: "object", properties: { items: { type: "array", minItems: 200, items: { type: "string" } } } };
  const cwd = await folderWith(context, {
    "a.json": JSON.stringify(request, null, 2),
    "b.md": `Reply with JSON that follows the schema:\n\n\`\`\`json\n${JSON.stringify(open)}\n\`\`\`\n`,
  });
  const found = async (path: string) =>
    JSON.parse((await runCli(["budget", path, "--model", "gpt-4o", "--json"], { cwd })).output);
  const { schema, reserve } = await found("a.json");
  const tokenizer = await loadTokenizer("o200k_base");
  assert.equal(schema.least, tokenizer.count('{"verdict":"no"}'));
  assert.ok(schema.least < schema.usual && schema.usual < schema.most && schema.most < 100, JSON.stringify(schema));
  assert.deepEqual([reserve.tokens, reserve.median], [2 * schema.most, schema.usual]);
  assert.match(reserve.source, /^twice the longest answer that the JSON schema at line 11 allows, an estimate$/);
  const long = await found("b.md");
  assert.deepEqual([long.schema.most, long.reserve.tokens], [null, 2 * long.schema.usual]);
  const { output } = await runCli(["budget", "b.md", "--model", "gpt-4o"], { cwd });
  assert.match(
    output.replace(/\s+/g, " "),
    /By the JSON schema at line 4 an answer has \d+ tokens at least, [\d,]+ as a rule, with no end that it sets \(an estimate\)\./,
  );
});

test("an answer that a model is free to write is longer than one that the request holds it to", async () => {
  const tokenizer = await loadTokenizer("o200k_base");
  const held = schemaLengths({ schema: VERDICT, from: "request", line: 1 }, tokenizer)!;
  const free = schemaLengths({ schema: VERDICT, from: "prompt", line: 1 }, tokenizer)!;
  assert.ok(free.usual > held.usual && free.least === held.least);
});
