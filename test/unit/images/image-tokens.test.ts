import assert from "node:assert/strict";
import { test } from "node:test";
import { cheapestSize, sizeWithin } from "../../../src/core/images/cheapest-size.ts";
import { imageRule, imageTokens } from "../../../src/core/images/image-tokens.ts";

const OPENAI = "platform.openai.com/docs/guides/images-vision";
const BILLED = "community.openai.com/t/1281361, as billed";
const CLAUDE = "docs.claude.com/en/docs/build-with-claude/vision";
const GEMINI = "ai.google.dev/gemini-api/docs/tokens";
const QWEN = "qwen_vl_utils, smart_resize by hand";

/** As published, or by hand from the published formula where the source says so. */
const CASES: readonly (readonly [
  model: string,
  width: number,
  height: number,
  tokens: number,
  source: string,
  detail?: "low",
])[] = [
  ["gpt-4o", 1024, 1024, 765, OPENAI],
  ["gpt-4o", 2048, 4096, 1105, OPENAI],
  ["gpt-4o", 4096, 8192, 85, OPENAI, "low"],
  ["gpt-4o", 512, 512, 255, "community.openai.com/t/492318"],
  ["gpt-4o", 513, 500, 425, "community.openai.com/t/492318"],
  ["gpt-4o", 513, 513, 765, "community.openai.com/t/492318"],
  ["gpt-4o", 910, 910, 765, "community.openai.com/t/523568: 4 tiles"],
  ["gpt-4o", 1280, 720, 1105, "community.openai.com/t/523568: 6 tiles"],
  ["gpt-4.1", 2049, 513, 1445, BILLED],
  ["gpt-4.1", 2050, 513, 765, BILLED],
  ["gpt-4-turbo", 1024, 1024, 765, OPENAI],
  ["gpt-4o-mini", 1024, 1024, 25_501, `${OPENAI}: 2,833 and 5,667 a tile`],
  ["gpt-4o-mini", 1024, 1024, 2833, OPENAI, "low"],
  ["gpt-5", 1024, 1024, 630, `${OPENAI}: 70 and 140 a tile`],
  ["gpt-5", 100, 100, 70, OPENAI, "low"],
  ["o1", 1024, 1024, 675, `${OPENAI}: 75 and 150 a tile`],
  ["o3", 2048, 4096, 975, `${OPENAI}: 75 and 150 a tile`],
  ["gpt-4.1-mini", 1024, 1024, 1659, `${OPENAI}: 1,024 patches times 1.62`],
  ["gpt-4.1-mini", 1800, 2400, 2353, `${OPENAI}: 1,452 patches times 1.62`],
  [
    "gpt-4.1-mini",
    4000,
    1474,
    2348,
    "openai.com/api/pricing, its calculator, as told in community.openai.com/t/1281361",
  ],
  ["gpt-5-mini", 1024, 1024, 1659, OPENAI],
  ["gpt-4.1-nano", 1024, 1024, 2520, `${OPENAI}: 1,024 patches times 2.46`],
  ["gpt-5-nano", 1800, 2400, 3572, `${OPENAI}: 1,452 patches times 2.46`],
  ["o4-mini", 1024, 1024, 1762, `${OPENAI}: 1,024 patches times 1.72`],
  ["o4-mini", 1800, 2400, 2498, `${OPENAI}: 1,452 patches times 1.72`],
  ["o4-mini", 32, 32, 2, `${OPENAI}: 1 patch times 1.72`],
  ["claude-sonnet-4-5", 200, 200, 54, CLAUDE],
  ["claude-sonnet-4-5", 1000, 1000, 1334, CLAUDE],
  ["claude-sonnet-4-5", 1092, 1092, 1590, CLAUDE],
  ["claude-haiku-4-5", 3000, 2000, 1600, `${CLAUDE}: about 1,600 at most`],
  ["claude-opus-4-7", 1000, 1000, 1334, CLAUDE],
  ["claude-opus-5", 8000, 8000, 4784, `${CLAUDE}: 4,784 at most`],
  ["gemini-2.5-flash", 384, 384, 258, GEMINI],
  ["gemini-2.5-flash", 100, 20, 258, GEMINI],
  ["gemini-2.5-pro", 960, 540, 1548, `${GEMINI}: crops of 360, 6 of them`],
  ["gemini-2.5-pro", 768, 768, 1032, `${GEMINI}: crops of 512, 4 of them`],
  ["gemini-3.5-flash", 3000, 2000, 1120, "ai.google.dev/gemini-api/docs/media-resolution"],
  ["gemini-3.5-flash", 3000, 2000, 280, "ai.google.dev/gemini-api/docs/media-resolution", "low"],
  ["qwen2.5-vl-7b-instruct", 280, 280, 102, QWEN],
  ["qwen2.5-vl-7b-instruct", 10, 10, 6, QWEN],
  ["qwen2.5-vl-7b-instruct", 1000, 600, 758, QWEN],
  ["qwen/qwen3-vl-8b", 1024, 1024, 1026, "Qwen3-VL-8B-Instruct, preprocessor_config.json"],
  ["llava-1.5-7b", 1000, 1000, 576, "arxiv.org/abs/2310.03744"],
];

test("pictures take what the vendors published", () => {
  for (const [model, width, height, tokens, source, detail] of CASES) {
    const rule = imageRule(model);
    assert.ok(rule, model);
    assert.equal(
      imageTokens(rule, { width, height }, detail),
      tokens,
      `${model} ${width} x ${height} ${detail ?? ""} (${source})`,
    );
  }
});

test("every rule names its source and its date, and a model without one has none", () => {
  for (const [model] of CASES)
    assert.match(`${imageRule(model)?.source} ${imageRule(model)?.date}`, /^\S.+ \d{4}-\d\d$/);
  assert.equal(imageRule("gpt-6-sol")?.assumed, true);
  assert.equal(imageRule("deepseek-v3"), undefined);
});

test("the cheapest size takes as many tokens, and one pixel less takes fewer", () => {
  for (const model of ["gpt-4o", "gpt-5-mini", "gemini-2.5-pro", "qwen2.5-vl-7b", "claude-opus-4-7"]) {
    const rule = imageRule(model)!;
    const size = { width: 3000, height: 2000 };
    const smaller = cheapestSize(rule, size);
    assert.equal(imageTokens(rule, smaller), imageTokens(rule, size), model);
    assert.ok(smaller.width < size.width, `${model}: ${smaller.width}`);
  }
  const small = { width: 320, height: 200 };
  for (const model of ["gpt-4o", "gemini-2.5-pro"]) assert.deepEqual(cheapestSize(imageRule(model)!, small), small);
});

test("a picture is brought within tokens where that can be", () => {
  const rule = imageRule("gpt-4o")!;
  const size = sizeWithin(rule, { width: 3000, height: 2000 }, 425)!;
  assert.ok(imageTokens(rule, size) <= 425);
  assert.equal(sizeWithin(rule, { width: 3000, height: 2000 }, 100), undefined);
});
