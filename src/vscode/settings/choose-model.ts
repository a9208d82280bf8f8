import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import type { ListedModel, ListedTokenizer } from "../../node/worker/worker-queries.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { dollars, number } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { tokenizerLabel } from "../tokenizer-label.ts";
import type { Changed, TargetChanges } from "./target-change.ts";

interface ModelItem extends vscode.QuickPickItem {
  readonly current?: boolean;
  readonly choice?: { readonly model: string | null; readonly tokenizer: string | null; readonly tokenizerFile: null };
}

interface Listed {
  readonly models: readonly ListedModel[];
  readonly tokenizers: readonly ListedTokenizer[];
}

/** What a shortcut or another extension may give. */
interface ModelArguments {
  readonly model?: unknown;
  readonly reach?: unknown;
}

/** Asks for the model or tokenizer that the active document is counted for and what it is to count for, and writes it. */
export async function chooseModel(
  counting: CountingService,
  changes: TargetChanges,
  given: ModelArguments = {},
): Promise<Changed> {
  const shown = activeTextDocument();
  if (!shown) return undefined;
  const document = counting.originalOf(shown);
  const target = counting.follow(document)?.target ?? null;
  const choice =
    typeof given.model === "string"
      ? { model: given.model, tokenizer: null, tokenizerFile: null }
      : await pickModel(listed(counting), target);
  if (choice instanceof UserError) {
    sayRefusal(counting, choice, (why) => vscode.l10n.t("Prompt Budget could not list the models: {0}", why));
    return { error: choice.message };
  }
  if (!choice) return undefined;
  const said = choice.model
    ? vscode.l10n.t("Model: {0}", choice.model)
    : vscode.l10n.t("Tokenizer: {0}", tokenizerLabel(choice.tokenizer ?? ""));
  return changes.make({ document, chosen: "counted", choice: () => choice, said }, given.reach);
}

async function listed(counting: CountingService): Promise<Listed | UserError> {
  const [models, tokenizers] = await Promise.all([counting.ask("models", {}), counting.ask("tokenizers", {})]);
  if (models instanceof UserError) return models;
  return tokenizers instanceof UserError ? tokenizers : { models, tokenizers };
}

/** A quick pick that opens at once and stands on what is chosen now. */
async function pickModel(
  listed: Promise<Listed | UserError>,
  target: Target | null,
): Promise<ModelItem["choice"] | UserError> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  pick.title = vscode.l10n.t("Model to count for");
  pick.placeholder = vscode.l10n.t("Search by name, vendor or tokenizer");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  pick.show();
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.choice));
      pick.onDidHide(() => resolve(undefined));
      void listed.then((found) => {
        if (found instanceof UserError) return resolve(found);
        const date = found.models.find(({ asOf }) => asOf !== null)?.asOf;
        if (date) pick.title = vscode.l10n.t("Model to count for · list prices of {0}", date);
        pick.items = modelItems(found, target);
        const current = pick.items.find(({ current, choice }) => current && choice?.model);
        const opensAt = current ?? pick.items.find(({ choice }) => choice);
        if (opensAt) pick.activeItems = [opensAt];
        pick.busy = false;
      });
    });
  } finally {
    pick.dispose();
  }
}

function modelItems({ models, tokenizers }: Listed, target: Target | null): ModelItem[] {
  const items: ModelItem[] = [];
  for (const vendor of new Set(models.map((model) => model.vendor))) {
    items.push({ label: vendor, kind: vscode.QuickPickItemKind.Separator });
    const group = models.filter((model) => model.vendor === vendor);
    items.push(...group.map((model) => modelItem(model, model.id === target?.model?.id)));
  }
  items.push({ label: vscode.l10n.t("Tokenizers, without a model"), kind: vscode.QuickPickItemKind.Separator });
  for (const { name, exact, usedBy } of tokenizers) {
    const current = !target?.model && name === target?.tokenizer;
    items.push({
      label: `$(symbol-numeric) ${tokenizerLabel(name)}`,
      description: describeKind(exact, current),
      detail: usedBy,
      current,
      choice: { model: null, tokenizer: name, tokenizerFile: null },
    });
  }
  return items;
}

function modelItem(model: ListedModel, current: boolean): ModelItem {
  const { id, name, vendor, window, tokenizer, inputPrice, exact, asOf } = model;
  const price = inputPrice === null ? [] : [vscode.l10n.t("{0} per million tokens", dollars(inputPrice))];
  const own = asOf === null ? [vscode.l10n.t("from your settings")] : [];
  return {
    label: name,
    description: `${id} · ${describeKind(exact, current)}`,
    current,
    detail: [vendor, vscode.l10n.t("window {0}", number(window)), tokenizer, ...price, ...own].join(" · "),
    choice: { model: id, tokenizer: null, tokenizerFile: null },
  };
}

function describeKind(exact: boolean, current: boolean): string {
  const kind = exact ? vscode.l10n.t("exact") : vscode.l10n.t("estimate");
  return current ? `${kind} · $(check) ${vscode.l10n.t("current")}` : kind;
}
