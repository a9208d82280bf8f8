import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { downloadModel, type ModelOffer, modelAt } from "../../../../src/node/inference/model-download.ts";
import { openModel } from "../../../../src/node/inference/model-store.ts";
import { folderWith } from "../temporary-folder.ts";
import { smallModel } from "./small-model.ts";

const ADDRESS = "https://models.test/small/model.json";

type Files = Readonly<Record<string, string | Uint8Array | RequestListener>>;

interface Site {
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Reaches the site at https://models.test, and nothing else. */
  readonly fetch: typeof globalThis.fetch;
}

/** A server with files under /small/; a function answers by itself. */
async function site(context: TestContext, files: Files): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const content = files[request.url!.replace("/small/", "")];
    if (typeof content === "function") content(request, response);
    else if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  context.after(() => server.closeAllConnections());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reach: typeof globalThis.fetch = (input, init) => {
    assert.ok(String(input).startsWith("https://models.test/"), String(input));
    return fetch(String(input).replace("https://models.test", origin), init);
  };
  return { asked, fetch: reach };
}

async function offerOf({ fetch }: Site): Promise<ModelOffer> {
  const offer = await modelAt(ADDRESS, {}, fetch);
  if (offer instanceof UserError) throw offer;
  return offer;
}

/** Downloads into a folder that has an older model, and expects to find it as it was. */
async function failedDownload(context: TestContext, files: Files, signal?: AbortSignal): Promise<UserError> {
  const before = Object.entries(smallModel({ source: "older" })).map(([name, content]) => [`small/${name}`, content]);
  const folder = await folderWith(context, Object.fromEntries(before));
  const there = await site(context, files);
  const model = await downloadModel(await offerOf(there), folder, signal ? { signal } : {}, there.fetch);
  assert.ok(model instanceof UserError, JSON.stringify(model));
  assert.deepEqual(await readdir(folder), ["small"]);
  const old = await openModel(join(folder, "small"));
  assert.ok(!(old instanceof UserError), String(old));
  assert.equal(old.source, "older");
  return model;
}

test("an offer tells name, licence and size, and fetches the description alone", async (context) => {
  const there = await site(context, smallModel());
  const { manifest, bytes } = await offerOf(there);
  assert.deepEqual(there.asked, ["/small/model.json"]);
  assert.equal(manifest.licence, "MIT");
  const { "model.onnx": graph, "vocab.txt": vocabulary } = smallModel();
  assert.equal(bytes, graph!.length + vocabulary!.length);
});

test("a model that was confirmed is fetched, checked and opened from then on", async (context) => {
  const folder = await folderWith(context, {});
  const there = await site(context, smallModel());
  const offer = await offerOf(there);
  const shown: number[] = [];
  const model = await downloadModel(offer, folder, { onProgress: (bytes) => shown.push(bytes) }, there.fetch);
  assert.ok(!(model instanceof UserError), String(model));
  assert.equal(shown.at(-1), offer.bytes);
  assert.deepEqual(await openModel(join(folder, "small")), model);
  assert.deepEqual(await readdir(folder), ["small"]);
  assert.equal(await readFile(join(folder, "small/model.json"), "utf8"), offer.text);
});

test("addresses that are not https are refused, also where one leads to them", async (context) => {
  for (const address of ["http://models.test/model.json", "file:///etc/passwd", "model.json", ""]) {
    const refused = await modelAt(address, {}, () => assert.fail("nothing is fetched"));
    assert.equal((refused as UserError).code, "invalid-argument");
  }
  const leads: RequestListener = (_, response) => response.writeHead(302, { location: "http://models.test/x" }).end();
  const failed = await failedDownload(context, { ...smallModel(), "model.onnx": leads });
  assert.equal(failed.code, "download-failed");
  assert.match(
    failed.message,
    /^https:.*model\.onnx could not be fetched: it leads to http:.*, which is no https address\.$/,
  );
});

test("a redirection to another https address is followed, one without end is not", async (context) => {
  const to =
    (location: string): RequestListener =>
    (_, response) =>
      response.writeHead(307, { location }).end();
  const { "model.onnx": graph, ...others } = smallModel();
  const there = await site(context, { ...others, "model.onnx": to("/small/mirror"), mirror: graph! });
  const model = await downloadModel(await offerOf(there), await folderWith(context, {}), {}, there.fetch);
  assert.ok(!(model instanceof UserError), String(model));
  const failed = await failedDownload(context, { ...others, "model.onnx": to("/small/model.onnx") });
  assert.match(failed.message, /it leads on more than 5 times/);
});

test("a file that is not what the description says takes no one's place", async (context) => {
  const altered = smallModel()["model.onnx"] as Uint8Array;
  const failed = await failedDownload(context, { ...smallModel(), "model.onnx": altered.toReversed() });
  assert.equal(failed.code, "broken-model");
  assert.equal(
    failed.message,
    "https://models.test/small/model.onnx is not the file that model.json describes: its checksum differs.",
  );
});

test("a file that is longer, shorter, missing or breaks off takes no one's place", async (context) => {
  const whole = smallModel()["model.onnx"] as Uint8Array;
  const answers: readonly [Files[string] | undefined, string, RegExp][] = [
    [Buffer.concat([whole, whole]), "download-failed", /it is larger than the \d+ bytes that were expected/],
    [whole.subarray(1), "broken-model", /is cut short/],
    [undefined, "download-failed", /the answer is 404/],
    [breaksOff, "download-failed", /could not be fetched/],
  ];
  for (const [answer, code, message] of answers) {
    const { "model.onnx": _, ...others } = smallModel();
    const failed = await failedDownload(context, answer === undefined ? others : { ...others, "model.onnx": answer });
    assert.equal(failed.code, code);
    assert.match(failed.message, message);
  }
});

test("a cancelled download leaves nothing", async (context) => {
  const cancel = new AbortController();
  const waits: RequestListener = (_, response) => {
    response.write("a");
    cancel.abort();
  };
  const failed = await failedDownload(context, { ...smallModel(), "model.onnx": waits }, cancel.signal);
  assert.equal(failed.code, "cancelled");
});

test("a description from an address is held to the same rules as one on the disk", async (context) => {
  const files = [{ name: "../../model.onnx", bytes: 1, sha256: "0".repeat(64) }];
  const there = await site(context, smallModel({ files }));
  const refused = await modelAt(ADDRESS, {}, there.fetch);
  assert.match((refused as UserError).message, /^https:.*model\.json is no description of a model: "files\.0\.name"/);
  const large = await site(context, { "model.json": " ".repeat(1_000_000) });
  assert.match(((await modelAt(ADDRESS, {}, large.fetch)) as UserError).message, /it is larger than the 65,536 bytes/);
});

const breaksOff: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": 1_000 });
  response.write("a", () => response.destroy());
};
