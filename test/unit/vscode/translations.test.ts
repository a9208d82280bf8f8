import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { shownTexts } from "../../../scripts/shown-texts.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("what translators are given", () => {
  it("is every text of the sources (`npm run l10n` writes it)", () => {
    assert.deepEqual(Object.keys(JSON.parse(read("l10n/bundle.l10n.json"))).sort(), shownTexts(root));
  });

  it("is every text of package.json, and no other", () => {
    const used = new Set([...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key as string));
    assert.deepEqual(Object.keys(JSON.parse(read("package.nls.json"))).sort(), [...used].sort());
  });
});
