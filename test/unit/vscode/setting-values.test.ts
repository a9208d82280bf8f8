import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as value from "../../../src/vscode/settings/setting-values.ts";

const reader = (settings: Record<string, unknown>) =>
  new value.SettingReader({ get: (key) => settings[key] }, "promptBudget");

describe("settings", () => {
  it("of the wrong type are named in one sentence, and their default is used", () => {
    const wrong: [string, value.SettingValue<unknown>, unknown][] = [
      ["budget", value.budget, -3],
      ["budget", value.budget, 0],
      ["budget", value.budget, [8000]],
      ["reserve", value.tokensOrNull, "many"],
      ["thresholds", value.thresholds, { warning: "high" }],
      ["thresholds", value.thresholds, 0.8],
      ["languages", value.switches, { markdown: "yes" }],
      ["overrides", value.overrides, { "*.md": { budgets: 3 } }],
      ["overrides", value.overrides, ["*.md"]],
      ["diagnostics.severity", value.severity, "loud"],
      ["statusBar.enabled", value.flag, 1],
      ["model", value.textOrNull, 4],
      ["calibration", value.readings, { gemini: [{ tokens: "12" }] }],
      ["calibration", value.readings, { gemini: [{ base: {}, tokens: 12, sketch: 3 }] }],
    ];
    for (const [key, kind, given] of wrong) {
      const settings = reader({ [key]: given });
      assert.equal(settings.read(key, kind, "the default"), "the default", key);
      assert.equal(settings.problems.length, 1, key);
      assert.match(
        settings.problems[0] ?? "",
        new RegExp(`^The setting "promptBudget\\.${key}" must be .+; its default is used\\.$`),
      );
    }
  });

  it("that are right are read as they are, and nothing is said", () => {
    const settings = reader({
      budget: "50%",
      overrides: { "a/**": { model: "m", budget: 10 } },
      thresholds: { warning: 0.5 },
    });
    assert.equal(settings.read("budget", value.budget, null), "50%");
    assert.deepEqual(settings.read("overrides", value.overrides, []), [{ glob: "a/**", model: "m", budget: 10 }]);
    assert.deepEqual(settings.read("thresholds", value.thresholds, { warning: 0, error: 0 }), {
      warning: 0.5,
      error: 1,
    });
    assert.equal(settings.read("model", value.textOrNull, null), null);
    assert.deepEqual(settings.problems, []);
  });

  it("quote a long value in part only", () => {
    const settings = reader({ model: ["x".repeat(5000)] });
    settings.read("model", value.textOrNull, null);
    assert.ok((settings.problems[0] ?? "").length < 200);
  });
});
