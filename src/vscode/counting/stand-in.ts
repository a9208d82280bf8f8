import type * as vscode from "vscode";
import { readSettings, type Settings } from "../settings/settings.ts";
import { placeScope } from "./document-place.ts";

/** What a text that is proposed for a document is counted as: that document, with the budget it was made for. */
export interface StandIn {
  readonly original: vscode.TextDocument;
  /** `null`: the original's. */
  readonly budget: number | null;
}

export function standInSettings({ original, budget }: StandIn): Settings {
  const settings = readSettings(placeScope(original));
  return budget === null ? settings : { ...settings, overrides: [...settings.overrides, { glob: "**", budget }] };
}
