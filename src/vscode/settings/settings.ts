import * as vscode from "vscode";
import { BUILT_IN_ENCODER } from "../../node/inference/built-in-encoder.ts";
import type { SharedSettings, TargetOverride, TargetSettings } from "../../node/worker/target-settings.ts";
import * as value from "./setting-values.ts";

export const SECTION = "promptBudget";

/** What the person set, for one document: read once, and again when it changes. */
export interface Settings {
  readonly target: TargetSettings;
  readonly overrides: readonly TargetOverride[];
  readonly shared: SharedSettings;
  /** Shares of the budget at which the status bar turns to its warning and its error colour. */
  readonly thresholds: { readonly warning: number; readonly error: number };
  /** Whether documents of a language mode are counted; `*` speaks for those not named. */
  readonly languages: Readonly<Record<string, boolean>>;
  readonly statusBar: boolean;
  readonly overflowLine: boolean;
  readonly sections: boolean;
  /** Severity of a text over its budget; `null`: nothing is reported. */
  readonly diagnostics: "error" | "warning" | "information" | "hint" | null;
  readonly waste: boolean;
  /** Whether sentences that ask for work on letters are told how their words are cut. */
  readonly letters: boolean;
  /** Whether saving a document fills in its lines that ask for context anew. */
  readonly fillOnSave: boolean;
  /** The server that is offered for rewriting, and its model; `null`: none, and the server's only one. */
  readonly rewrite: { readonly address: string | null; readonly model: string | null };
  /** Tokens that the frames of a video in a prompt may take; `null`: one a second is counted. */
  readonly videoTokens: number | null;
  /** Stands in a fitted text where text was left out; empty: nothing does. */
  readonly omission: string;
  /** The local model that ranks by meaning, by name or folder; `null`: none. */
  readonly localModel: string | null;
  /** One sentence for each setting of the wrong type; its default is used. */
  readonly problems: readonly string[];
}

/** Reads the settings that count at a place; never throws, whatever the person wrote. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const reader = new value.SettingReader(vscode.workspace.getConfiguration(SECTION, scope), SECTION);
  const settings: Omit<Settings, "problems"> = {
    target: {
      model: reader.read("model", value.textOrNull, null),
      tokenizer: reader.read("tokenizer", value.textOrNull, null),
      tokenizerFile: reader.read("tokenizerFile", value.textOrNull, null),
      budget: reader.read("budget", value.budget, null),
      reserve: reader.read("reserve", value.tokensOrNull, null),
    },
    overrides: reader.read("overrides", value.overrides, []),
    shared: {
      models: reader.read("models", value.record, {}),
      trusted: vscode.workspace.isTrusted,
      calibration: reader.read("calibration", value.readings, {}),
    },
    thresholds: reader.read("thresholds", value.thresholds, { warning: 0.8, error: 1 }),
    languages: reader.read("languages", value.switches, { "*": true }),
    statusBar: reader.read("statusBar.enabled", value.flag, true),
    overflowLine: reader.read("overflowLine.enabled", value.flag, true),
    sections: reader.read("sections.enabled", value.flag, true),
    diagnostics: reader.read("diagnostics.enabled", value.flag, true)
      ? reader.read("diagnostics.severity", value.severity, "warning")
      : null,
    waste: reader.read("diagnostics.waste", value.flag, true),
    omission: reader.read("fit.omissionMark", value.mark, ""),
    videoTokens: reader.read("videoTokens", value.tokensOrNull, null),
    letters: reader.read("diagnostics.letters", value.flag, true),
    localModel: reader.read("localModel", value.localModel, BUILT_IN_ENCODER),
    fillOnSave: reader.read("context.fillOnSave", value.flag, false),
    rewrite: {
      address: reader.read("rewrite.address", value.textOrNull, null),
      model: reader.read("rewrite.model", value.textOrNull, null),
    },
  };
  return Object.freeze({ ...settings, problems: Object.freeze([...reader.problems]) });
}
