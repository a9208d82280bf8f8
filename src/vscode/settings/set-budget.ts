import * as vscode from "vscode";
import { resolveBudget } from "../../core/budget/budget.ts";
import { UserError } from "../../core/user-error.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { number } from "../number-format.ts";
import { writeTarget } from "./write-target.ts";

interface BudgetItem extends vscode.QuickPickItem {
  /** `null`: none, so that the window less the reserve counts; absent: ask for it. */
  readonly budget?: number | string | null;
}

const COMMON_TOKENS = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 200_000, 1_000_000];
const COMMON_SHARES = ["10%", "25%", "50%", "75%"];

/** Asks for the budget of the active document, and writes it into the settings. */
export async function setBudget(counting: CountingService): Promise<void> {
  const shown = activeTextDocument();
  if (!shown) return;
  const document = counting.originalOf(shown);
  const target = counting.follow(document)?.target ?? null;
  const picked = await vscode.window.showQuickPick(budgetItems(target), {
    title: vscode.l10n.t("Budget"),
    placeHolder: vscode.l10n.t("How many tokens may this text take?"),
  });
  if (!picked) return;
  const budget = picked.budget === undefined ? await askForBudget(target) : picked.budget;
  if (budget !== undefined) await writeTarget(document, target, { budget });
}

function budgetItems(target: Target | null): BudgetItem[] {
  const window = target?.window ?? null;
  const inTokens = (budget: number | string | null) => {
    const resolved = target && resolveBudget({ budget, window, reserve: target.reserve });
    return resolved && !(resolved instanceof UserError) ? resolved.tokens : null;
  };
  const current = (tokens: number | null) =>
    tokens !== null && tokens === target?.budget ? `$(check) ${vscode.l10n.t("current")}` : "";
  const items: BudgetItem[] = [{ label: `$(edit) ${vscode.l10n.t("Type a budget…")}`, alwaysShow: true }];
  if (window !== null) {
    const all = inTokens(null);
    items.push({
      label: vscode.l10n.t("Window less the reserve"),
      description: `${number(all ?? 0)} ${current(all)}`,
      budget: null,
    });
    for (const budget of COMMON_SHARES) {
      const tokens = inTokens(budget);
      items.push({
        label: vscode.l10n.t("{0} of the window", budget),
        description: `${number(tokens ?? 0)} ${current(tokens)}`,
        budget,
      });
    }
  } else
    items.push({
      label: vscode.l10n.t("No budget"),
      description: target?.budget === null ? "$(check)" : "",
      budget: null,
    });
  items.push({ label: vscode.l10n.t("Tokens"), kind: vscode.QuickPickItemKind.Separator });
  for (const budget of COMMON_TOKENS) {
    if (window !== null && budget > window) break;
    items.push({ label: number(budget), description: current(budget), budget });
  }
  return items;
}

async function askForBudget(target: Target | null): Promise<number | string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Budget"),
    value: target?.budget === null || !target ? "" : String(target.budget),
    prompt: vscode.l10n.t('A number of tokens, a share of the window like "50%", or "window - 8000"'),
    validateInput: (value) => {
      const budget = parsed(value);
      if (budget === "") return vscode.l10n.t("Type a number of tokens.");
      const resolved = resolveBudget({ budget, window: target?.window ?? null, reserve: target?.reserve ?? null });
      return resolved instanceof UserError ? resolved.message : undefined;
    },
  });
  return typed === undefined ? undefined : parsed(typed);
}

function parsed(typed: string): number | string {
  const text = typed.trim();
  return /^\d+$/.test(text) ? Number(text) : text;
}
