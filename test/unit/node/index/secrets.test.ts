import assert from "node:assert/strict";
import { test } from "node:test";
import { isSecretName } from "../../../../src/node/index/secret-names.ts";
import { masked, secretsIn } from "../../../../src/node/index/secrets.ts";

const shown = async (text: string): Promise<string> => masked(text, await secretsIn(text, "notes.md"));

/** In two parts: it must not look like a key of this project. */
const KEY = `wJa1rXUtnFEMIK7MDENG${"bPxRfiCYz9Qk3LmN8vB2"}`;

test("all of a key is hidden, however it is named", async () => {
  for (const name of ["aws_secret_access_key = ", "AWS_SECRET_ACCESS_KEY=", '"aws_secret_access_key": "']) {
    const text = `[default]\n${name}${KEY}\nregion = eu\n`;
    const hidden = await shown(text);
    assert.equal(hidden.length, text.length);
    for (let at = 0; at + 6 <= KEY.length; at++) assert.ok(!hidden.includes(KEY.slice(at, at + 6)), hidden);
    assert.match(hidden, /\nregion = eu\n$/);
  }
});

test("passwords in addresses are hidden, whatever the scheme, and what is filled in or none is shown", async () => {
  for (const scheme of ["postgres", "mysql", "mongodb+srv", "redis", "amqps", "https"]) {
    const hidden = await shown(`It connects to ${scheme}://admin:Sup3r${"S3cret"}@db.example.com/main.\n`);
    assert.doesNotMatch(hidden, /Sup3r|S3cret/);
    assert.match(hidden, /@db\.example\.com\/main\.\n$|\*\.?\n$/);
  }
  for (const text of [
    "postgres://me:<password>@db/main",
    "http://localhost:8080/a@b",
    "see https://example.com: a@b.c",
  ])
    assert.equal(await shown(text), text);
});

test("files of keys are known by their names, and examples of them are let in", () => {
  const secret =
    ".env .env.local prod.env .env~ infra/terraform.tfstate config/secrets.yml .kube/config .docker/config.json";
  for (const path of secret.split(" ")) assert.ok(isSecretName(path), path);
  const open = ".env.example src/environment.ts docs/secrets.md docker/config.json auth.ts README.md keyboard.json";
  for (const path of open.split(" ")) assert.ok(!isSecretName(path), path);
});
