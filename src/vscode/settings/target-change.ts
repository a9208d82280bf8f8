import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { sayRefusal } from "../refusal.ts";
import { type Reach, type TargetPlace, targetPlaces } from "./target-places.ts";
import type { Choice } from "./write-target.ts";

const REACH_KEY = "promptBudget.reach";

/** A model or budget that the person chose for a document. */
export interface TargetChange {
  readonly document: vscode.TextDocument;
  readonly chosen: "counted" | "budget";
  /** What is written, by what it is to count for. */
  readonly choice: (reach: Reach) => Choice;
  /** `Budget 700` */
  readonly said: string;
}

/** What became of a change, for shortcuts and other extensions. */
export type Changed = { readonly reach: Reach; readonly where: string } | { readonly error: string } | undefined;

/** Asks what a choice is to count for, writes it there and says where that is. */
export class TargetChanges {
  readonly #counting: CountingService;
  readonly #memory: vscode.Memento;

  constructor(counting: CountingService, memory: vscode.Memento) {
    this.#counting = counting;
    this.#memory = memory;
  }

  /** `undefined` when the person leaves; without `reach` they are asked. */
  async make({ document, chosen, choice, said }: TargetChange, reach?: unknown): Promise<Changed> {
    const target = this.#counting.follow(document)?.target ?? null;
    const places = await targetPlaces(this.#counting, document, target, chosen);
    const place = reach === undefined ? await this.#ask(places, said) : places.find((place) => place.reach === reach);
    if (!place) return undefined;
    const written = await place.write(choice(place.reach));
    if (written instanceof UserError) {
      sayRefusal(this.#counting, written, (why) => vscode.l10n.t("Prompt Budget could not write it: {0}", why));
      return { error: written.message };
    }
    await this.#memory.update(REACH_KEY, place.reach);
    void confirm(place, said, written.decides);
    return { reach: place.reach, where: place.where };
  }

  async #ask(places: readonly TargetPlace[], said: string): Promise<TargetPlace | undefined> {
    const last = this.#memory.get<Reach>(REACH_KEY);
    // The first is the one that Enter takes.
    const ordered = [...places].sort((a, b) => Number(b.reach === last) - Number(a.reach === last));
    const items = ordered.map((place) => ({ label: place.label, description: place.where, place }));
    const placeHolder = vscode.l10n.t("For what is it to count?");
    return (await vscode.window.showQuickPick(items, { title: said, placeHolder }))?.place;
  }
}

async function confirm({ label, where, open }: TargetPlace, said: string, decides: boolean): Promise<void> {
  const done = vscode.l10n.t("{0} for {1}, written to {2}.", said, label, where);
  const stays = vscode.l10n.t("This file keeps its own: something that speaks for it is stronger.");
  const show = vscode.l10n.t("Show");
  const message = decides ? done : `${done} ${stays}`;
  const chosen = await vscode.window.showInformationMessage(message, ...(open ? [show] : []));
  if (chosen === show) await open?.();
}
