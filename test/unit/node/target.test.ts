import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseConfig } from "../../../src/core/budget/parse-config.ts";
import { resolveTarget, type TargetSources } from "../../../src/node/worker/target.ts";

const PLACE = { uri: "file:///w/prompts/a.md", path: "prompts/a.md", folder: "file:///w", languageId: "markdown" };
const NOTHING = { model: null, tokenizer: null, tokenizerFile: null, budget: null, reserve: null };
const SHARED = {
  models: { mine: { window: 32_000, maxOutput: 2_000, tokenizer: "llama3" } },
  calibration: {},
  trusted: true,
};

const target = (sources: Partial<TargetSources>) =>
  resolveTarget({ place: PLACE, settings: NOTHING, overrides: [], shared: SHARED, config: null, ...sources });

describe("what a document is counted for", () => {
  it("is o200k_base without a budget where nobody chose", () => {
    const { tokenizer, exact, model, budget, problems } = target({});
    assert.deepEqual(
      { tokenizer, exact, model, budget, problems },
      {
        tokenizer: "o200k_base",
        exact: true,
        model: null,
        budget: null,
        problems: [],
      },
    );
  });

  it("takes tokenizer, window and reserve from the model", () => {
    const { tokenizer, window, reserve, budget, model } = target({ settings: { ...NOTHING, model: "mine" } });
    assert.deepEqual(
      { tokenizer, window, reserve, budget },
      { tokenizer: "llama3", window: 32_000, reserve: 2_000, budget: 30_000 },
    );
    assert.equal(model?.asOf, null);
  });

  it("lets the workspace's file speak over the settings, and an override over both", () => {
    const config = parseConfig('{ "budget": 500, "files": [{ "glob": "prompts/**", "budget": 400 }] }');
    const settings = { ...NOTHING, budget: 900 };
    assert.equal(target({ settings }).budget, 900);
    const byFile = target({ settings, config });
    assert.deepEqual([byFile.budget, byFile.source], [400, "workspace-file"]);
    const overrides = [
      { glob: "**/*.md", budget: 300 },
      { glob: "prompts/*.md", budget: 200 },
      { glob: "other/**", budget: 100 },
    ];
    const byOverride = target({ settings, config, overrides });
    assert.deepEqual([byOverride.budget, byOverride.source], [200, "override"]);
  });

  it("lets a model that is chosen higher up replace a tokenizer that is chosen below", () => {
    const settings = { ...NOTHING, tokenizer: "cl100k_base" };
    assert.equal(target({ settings, overrides: [{ glob: "**", model: "mine" }] }).tokenizer, "llama3");
  });

  it("says in one sentence each what cannot be used, and goes on without it", () => {
    const config = parseConfig("{ budget: ");
    const found = target({
      config,
      settings: { ...NOTHING, model: "gpt-99", budget: "half" },
      overrides: [{ glob: "a[", budget: 5 }],
    });
    assert.equal(found.tokenizer, "o200k_base");
    assert.equal(found.budget, null);
    assert.equal(found.problems.length, 4);
    for (const named of [".promptbudget.json", '"gpt-99"', '"promptBudget.budget"', '"a["']) {
      assert.ok(
        found.problems.some((problem) => problem.includes(named)),
        `${named} in ${found.problems.join("\n")}`,
      );
    }
  });

  it("says where the reserve comes from", () => {
    const of = (reserve: number | null, config = "{}", model = "mine") => {
      const { from, reserve: tokens } = target({
        settings: { ...NOTHING, model, reserve },
        config: parseConfig(config),
        shared: {
          ...SHARED,
          models: { ...SHARED.models, wide: { window: 8_000, maxOutput: 8_000, tokenizer: "llama3" } },
        },
      });
      return [tokens, from.reserve];
    };
    assert.deepEqual(of(null), [2_000, "output"]);
    assert.deepEqual(of(null, "{}", "wide"), [2_000, "share"]);
    assert.deepEqual(of(500), [500, "settings"]);
    assert.deepEqual(of(500, '{ "reserve": 600 }'), [600, "workspace-file"]);
    assert.deepEqual(of(40_000), [2_000, "output"], "one that cannot be used is not said to count");
  });

  it("falls back to the usual reserve where the window is smaller than the one that is set", () => {
    const found = target({ settings: { ...NOTHING, model: "mine", reserve: 40_000 } });
    assert.equal(found.budget, 30_000);
    assert.equal(found.problems.length, 1);
    assert.match(found.problems[0] ?? "", /promptBudget\.reserve/i);
  });
});
