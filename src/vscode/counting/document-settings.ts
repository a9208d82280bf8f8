import type * as vscode from "vscode";
import type { TargetSettings } from "../../node/worker/target-settings.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { placeScope } from "./document-place.ts";

/** What a text that stands for a document is counted as: that document, with the budget or the tokenizer it is made for. */
export interface StandIn {
  readonly original: vscode.TextDocument;
  /** `null`: the original's. */
  readonly budget: number | null;
  /** Another than the original's: the same text again, to be looked at and not to be mended. */
  readonly tokenizer?: string;
}

/** The settings of every document: the person's, and over them what holds in this window alone. */
export class DocumentSettings {
  readonly #standIns = new Map<string, StandIn>();
  readonly #chosen = new Map<string, Partial<TargetSettings>>();

  of(document: vscode.TextDocument): Settings {
    const standIn = this.#standIns.get(document.uri.toString());
    if (standIn?.tokenizer !== undefined)
      return { ...withOverride(this.of(standIn.original), standIn), diagnostics: null };
    if (standIn) return withOverride(this.of(standIn.original), standIn.budget === null ? null : standIn);
    const scope = placeScope(document);
    return withOverride(readSettings(scope), this.#chosen.get(scope.uri.toString()) ?? null);
  }

  /** What the person chose for a text in this window; more choices add to it. */
  choose(document: vscode.TextDocument, choice: Partial<TargetSettings>): void {
    const uri = placeScope(document).uri.toString();
    this.#chosen.set(uri, { ...this.#chosen.get(uri), ...choice });
  }

  setStandIn(uri: vscode.Uri, standIn: StandIn | null): void {
    if (standIn) this.#standIns.set(uri.toString(), standIn);
    else this.#standIns.delete(uri.toString());
  }

  standIn(uri: vscode.Uri): StandIn | undefined {
    return this.#standIns.get(uri.toString());
  }
}

function withOverride(settings: Settings, said: Partial<TargetSettings> | null): Settings {
  if (!said) return settings;
  const { model = null, tokenizer = null, tokenizerFile = null, budget = null } = said;
  return { ...settings, overrides: [...settings.overrides, { glob: "**", model, tokenizer, tokenizerFile, budget }] };
}
