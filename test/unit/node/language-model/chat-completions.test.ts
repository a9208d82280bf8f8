import assert from "node:assert/strict";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, type TestContext, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { completion, servedModels } from "../../../../src/node/language-model/chat-completions.ts";
import { modelAddress } from "../../../../src/node/language-model/model-address.ts";
import { type Asked, completionOf, type ModelServer, serverWith } from "./model-server.ts";

const messages = [{ role: "user", content: "Shorten this." }] as const;

function modelAt({ origin }: Pick<ModelServer, "origin">, key?: string) {
  const address = modelAddress(origin, "It");
  assert.ok(!(address instanceof UserError));
  return { address, model: "small", ...(key === undefined ? {} : { key }) };
}

const json = (response: ServerResponse, text: string, status = 200) =>
  response.writeHead(status, { "content-type": "application/json" }).end(text);

/** Why there is no answer. */
async function failure(
  context: TestContext,
  answer: (asked: Asked, response: ServerResponse) => void,
  options: Parameters<typeof completion>[3] = {},
): Promise<UserError> {
  const server = await serverWith(context, answer);
  const error = await completion(modelAt(server, "secret-key"), messages, 100, options);
  assert.ok(error instanceof UserError, String(error));
  assert.ok(!error.message.includes("secret-key"));
  return error;
}

describe("a completion", () => {
  test("is asked for as OpenAI's API wants it, with the key as a bearer token", async (context) => {
    const server = await serverWith(context, (_, response) => json(response, completionOf("Short.")));
    assert.equal(await completion(modelAt(server, "secret-key"), messages, 100), "Short.");
    const { path, method, headers, body } = server.asked[0]!;
    assert.deepEqual([path, method, headers.authorization], ["/v1/chat/completions", "POST", "Bearer secret-key"]);
    const { model, messages: sent, stream, temperature } = JSON.parse(body);
    assert.deepEqual([model, sent, stream, temperature], ["small", messages, false, 0]);
    await completion(modelAt(server), messages, 100);
    assert.equal(server.asked[1]!.headers.authorization, undefined);
  });

  test("is asked for again without limits where a server refuses them", async (context) => {
    const server = await serverWith(context, ({ body }, response) => {
      const error = { error: { message: "Unsupported parameter: 'max_tokens'." } };
      if ("max_tokens" in JSON.parse(body)) json(response, JSON.stringify(error), 400);
      else json(response, completionOf("Short."));
    });
    assert.equal(await completion(modelAt(server), messages, 100), "Short.");
    assert.equal(server.asked.length, 2);
  });

  test("that the server refuses says why, on one line and without the key", async (context) => {
    const error = await failure(context, (_, response) =>
      json(response, JSON.stringify({ error: { message: "Wrong key\u001b[2J\n secret-key!" } }), 401),
    );
    assert.equal(error.code, "model-failed");
    assert.match(error.message, /^http:\/\/127\.0\.0\.1:\d+ refuses with status 401: Wrong key \[2J {2}…!$/);
    assert.match((await failure(context, (_, response) => json(response, "<html>", 500))).message, /with status 500$/);
  });

  test("that is no completion is told", async (context) => {
    for (const text of ["", "{", "[]", "null", '{"choices":[]}', '{"choices":[{"message":{"content":5}}]}', "\u0000"]) {
      const error = await failure(context, (_, response) => json(response, text));
      assert.match(error.message, /does not answer as OpenAI's API does\.$/);
    }
    const cut = await failure(context, (_, response) => json(response, completionOf(null, "length")));
    assert.match(cut.message, /used up its tokens/);
  });

  test("of 50 MB is not read to its end", async (context) => {
    const megabyte = Buffer.alloc(1e6, "a");
    let written = 0;
    const error = await failure(context, async (_, response) => {
      response.on("error", () => {});
      while (written < 50 && !response.destroyed) {
        written++;
        if (!response.write(megabyte)) await Promise.race([once(response, "drain"), once(response, "close")]);
      }
      response.end();
    });
    assert.match(error.message, /answers with more than 4 MB\.$/);
    assert.ok(written < 50, `${written} MB were written`);
  });

  test("that never comes, or drips, ends in time", async (context) => {
    const silent = await failure(context, () => {}, { within: 100 });
    assert.match(silent.message, /has not answered within 0 seconds\.$/);
    const dripping = await failure(
      context,
      (_, response) => {
        const drip = setInterval(() => response.write(" "), 10);
        response.on("close", () => clearInterval(drip));
      },
      { within: 150 },
    );
    assert.match(dripping.message, /has not answered within/);
  });

  test("that is cancelled says so, and the server sees the connection end", async (context) => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const error = await failure(
      context,
      (_, response) => {
        closed = once(response, "close");
        controller.abort();
      },
      { signal: controller.signal },
    );
    assert.equal(error.code, "cancelled");
    await closed;
  });

  test("follows no redirect: the text stays where it was sent", async (context) => {
    const elsewhere = await serverWith(context, (_, response) => json(response, completionOf("Stolen.")));
    const error = await failure(context, (_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/v1/chat/completions` }).end(),
    );
    assert.match(error.message, /a redirect, which is not followed\.$/);
    assert.equal(elsewhere.asked.length, 0);
  });

  test("where nothing listens any more asks whether the server runs", async () => {
    let gone = () => {};
    const after = (close: () => void) => {
      gone = close;
    };
    const server = await serverWith({ after }, () => {});
    gone();
    const error = await completion(modelAt(server), messages, 100);
    assert.ok(error instanceof UserError);
    assert.match(error.message, /^Nothing answers at http:\/\/127\.0\.0\.1:\d+: is the model's server running\?$/);
  });
});

test("the models of a server are listed, their names made plain", async (context) => {
  const server = await serverWith(context, (_, response) =>
    json(response, JSON.stringify({ object: "list", data: [{ id: "a" }, { id: "b\u001b[1m" }] })),
  );
  assert.deepEqual(await servedModels(modelAt(server).address), ["a", "b [1m"]);
  const odd = await serverWith(context, (_, response) => json(response, "{}"));
  assert.ok((await servedModels(modelAt(odd).address)) instanceof UserError);
});
