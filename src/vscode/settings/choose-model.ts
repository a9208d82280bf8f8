import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { ListedModel } from "../../node/worker/worker-queries.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { dollars, number } from "../number-format.ts";
import { writeTarget } from "./write-target.ts";

interface ModelItem extends vscode.QuickPickItem {
  readonly current?: boolean;
  readonly choice?: { readonly model: string | null; readonly tokenizer: string | null; readonly tokenizerFile: null };
}

/** Asks for the model or tokenizer that the active document is counted for, and writes it into the settings. */
export async function chooseModel(counting: CountingService): Promise<void> {
  const document = activeTextDocument();
  if (!document) return;
  const target = counting.follow(document)?.target ?? null;
  const choice = await pickModel(modelItems(counting, target?.model?.id, target?.tokenizer));
  if (choice) await writeTarget(document, target, choice);
}

/** A quick pick that opens at once and stands on what is chosen now. */
async function pickModel(items: Promise<ModelItem[]>): Promise<ModelItem["choice"]> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  pick.title = vscode.l10n.t("Model to count for");
  pick.placeholder = vscode.l10n.t("Search by name, vendor or tokenizer");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  pick.show();
  void items.then((found) => {
    pick.items = found;
    pick.activeItems = found.filter((item) => item.current);
    pick.busy = false;
  });
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.choice));
      pick.onDidHide(() => resolve(undefined));
    });
  } finally {
    pick.dispose();
  }
}

async function modelItems(
  counting: CountingService,
  model: string | undefined,
  tokenizer: string | undefined,
): Promise<ModelItem[]> {
  const [models, tokenizers] = await Promise.all([counting.ask("models", {}), counting.ask("tokenizers", {})]);
  if (models instanceof UserError || tokenizers instanceof UserError) return [];
  const items: ModelItem[] = [];
  for (const vendor of new Set(models.map((listed) => listed.vendor))) {
    const group = models.filter((listed) => listed.vendor === vendor);
    items.push({ label: vendor, kind: vscode.QuickPickItemKind.Separator });
    items.push(...group.map((listed) => modelItem(listed, listed.id === model)));
  }
  items.push({ label: vscode.l10n.t("Tokenizers, without a model"), kind: vscode.QuickPickItemKind.Separator });
  for (const { name, exact, usedBy } of tokenizers) {
    const current = !model && name === tokenizer;
    items.push({
      label: `$(symbol-numeric) ${name}`,
      description: describeKind(exact, current),
      detail: usedBy,
      current,
      choice: { model: null, tokenizer: name, tokenizerFile: null },
    });
  }
  return items;
}

function modelItem(model: ListedModel, current: boolean): ModelItem {
  const price = model.inputPrice === null ? [] : [vscode.l10n.t("{0} per million tokens", dollars(model.inputPrice))];
  const asOf = model.asOf === null ? [vscode.l10n.t("from your settings")] : [model.asOf];
  return {
    label: model.name,
    description: `${model.id} ${describeKind(model.exact, current)}`,
    current,
    detail: [vscode.l10n.t("window {0}", number(model.window)), model.tokenizer, ...price, ...asOf].join(" · "),
    choice: { model: model.id, tokenizer: null, tokenizerFile: null },
  };
}

function describeKind(exact: boolean, current: boolean): string {
  const kind = exact ? vscode.l10n.t("exact") : vscode.l10n.t("estimate");
  return current ? `${kind} $(check) ${vscode.l10n.t("current")}` : kind;
}
