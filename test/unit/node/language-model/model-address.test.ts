import assert from "node:assert/strict";
import { test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { modelAddress } from "../../../../src/node/language-model/model-address.ts";
import { proxyInTheWay } from "../../../../src/node/language-model/proxy.ts";

function read(given: string) {
  const address = modelAddress(given, "--rewrite");
  assert.ok(!(address instanceof UserError), String(address));
  return address;
}

test("an address is read with and without its path", () => {
  for (const end of ["", "/", "/v1", "/v1/", "/v1/chat/completions", "/v1/models"])
    assert.equal(read(`http://127.0.0.1:11434${end}`).chat, "http://127.0.0.1:11434/v1/chat/completions");
  assert.equal(read("https://host.example/openai/v1").chat, "https://host.example/openai/v1/chat/completions");
  assert.equal(read("https://host.example/openai").models, "https://host.example/openai/v1/models");
});

test("only what is on this machine by its name alone is local", () => {
  for (const host of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "2130706433", "0x7f.1"])
    assert.equal(read(`http://${host}:80/v1`).isLocal, true, host);
  for (const host of [
    "0.0.0.0",
    "127.1.2.3",
    "10.0.0.1",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "[::2]",
    "[::ffff:127.0.0.1]",
  ])
    assert.equal(read(`http://${host}/v1`).isLocal, false, host);
});

test("what is no address of a server is refused by name", () => {
  for (const given of [
    "",
    "ollama",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "http://me:key@127.0.0.1",
    "http://127.0.0.1/?key=1",
  ]) {
    const error = modelAddress(given, "--rewrite");
    assert.ok(error instanceof UserError, given);
    assert.match(error.message, /^--rewrite must be an address like http:\/\/127/);
  }
});

test("a proxy that Node would send local requests through is refused", () => {
  const local = read("http://127.0.0.1:11434");
  const proxy = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: "http://proxy.example" };
  assert.match(proxyInTheWay(local, proxy)?.message ?? "", /would leave this machine/);
  assert.ok(proxyInTheWay(local, { NODE_OPTIONS: "--use-env-proxy", http_proxy: "http://proxy.example" }));
  assert.equal(proxyInTheWay(local, { ...proxy, NO_PROXY: "localhost,127.0.0.1" }), undefined);
  assert.equal(proxyInTheWay(local, { HTTP_PROXY: "http://proxy.example" }), undefined);
  assert.equal(proxyInTheWay(read("https://host.example"), proxy), undefined);
});
