import * as vscode from "vscode";
import { resolveBudget } from "../../core/budget/budget.ts";
import { parseExpression } from "../../core/budget/expression.ts";
import { UserError } from "../../core/user-error.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { number } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import type { Changed, TargetChanges } from "./target-change.ts";
import type { Reach } from "./target-places.ts";
import { typedBudget } from "./typed-budget.ts";

interface BudgetItem extends vscode.QuickPickItem {
  /** `null`: none, so that the window less the reserve counts; absent: nothing to choose. */
  readonly budget?: number | string | null;
}

/** What a shortcut or another extension may give. */
interface BudgetArguments {
  readonly budget?: unknown;
  readonly reach?: unknown;
}

const COMMON_TOKENS = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 200_000, 1_000_000];
const COMMON_SHARES = ["10%", "25%", "50%", "75%"];

/** Asks for the budget of the active document and what it is to count for, and writes it. */
export async function setBudget(
  counting: CountingService,
  changes: TargetChanges,
  given: BudgetArguments = {},
): Promise<Changed> {
  const shown = activeTextDocument();
  if (!shown) return undefined;
  const document = counting.originalOf(shown);
  const target = counting.follow(document)?.target ?? null;
  const budget = given.budget === undefined ? await pickBudget(target) : typed(String(given.budget), target);
  if (budget instanceof UserError) {
    sayRefusal(counting, budget, (why) => why);
    return { error: budget.message };
  }
  if (budget === undefined) return undefined;
  // Where more than this text is spoken for, no budget means the model's window; for one, it must say so to be stronger.
  const own = budget === null && target?.window ? "window - reserve" : budget;
  const choice = (reach: Reach) => ({ budget: reach === "everywhere" ? budget : own });
  return changes.make({ document, chosen: "budget", choice, said: describe(budget, target) }, given.reach);
}

function pickBudget(target: Target | null): Promise<BudgetItem["budget"]> {
  const pick = vscode.window.createQuickPick<BudgetItem>();
  const common = commonBudgets(target);
  const names = common.map(({ label }) => label.toLowerCase());
  pick.title = vscode.l10n.t("Budget");
  pick.placeholder = vscode.l10n.t("Choose how many tokens the text may take, or type: 700, 8k, 50%, window - 4000");
  pick.items = common;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const isName = names.some((name) => name.includes(value.trim().toLowerCase()));
      pick.items = [...typedItems(value, target, isName), ...common];
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen?.budget === undefined) return;
      resolve(chosen.budget);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** What is typed, ready to be taken, or what is wrong with it; nothing where it only searches the names. */
function typedItems(value: string, target: Target | null, isName: boolean): BudgetItem[] {
  if (value.trim() === "") return [];
  const found = typedBudget(value, { window: target?.window ?? null, reserve: target?.reserve ?? null });
  if (found instanceof UserError) {
    if (isName) return [];
    const unreadable = parseExpression(value) === undefined;
    const why = unreadable ? vscode.l10n.t("Not a budget. Type 700, 8k, 50% or window - 4000.") : found.message;
    return [{ label: `$(error) ${why}`, alwaysShow: true }];
  }
  const label = vscode.l10n.t("{0} tokens", number(found.tokens));
  const description = typeof found.budget === "string" ? found.budget : "";
  return [{ label, description, budget: found.budget, alwaysShow: true }];
}

function typed(value: string, target: Target | null): number | string | UserError {
  const found = typedBudget(value, { window: target?.window ?? null, reserve: target?.reserve ?? null });
  return found instanceof UserError ? found : found.budget;
}

function commonBudgets(target: Target | null): BudgetItem[] {
  const window = target?.window ?? null;
  const current = (tokens: number | null) =>
    tokens !== null && tokens === target?.budget ? `$(check) ${vscode.l10n.t("current")}` : "";
  const items: BudgetItem[] = [];
  if (window !== null) {
    const all = tokensOf(null, target);
    items.push({
      label: vscode.l10n.t("Window less the reserve"),
      description: `${number(all ?? 0)} ${current(all)}`,
      budget: null,
    });
    for (const budget of COMMON_SHARES) {
      const tokens = tokensOf(budget, target);
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

function tokensOf(budget: number | string | null, target: Target | null): number | null {
  const resolved = target && resolveBudget({ budget, window: target.window, reserve: target.reserve });
  return resolved && !(resolved instanceof UserError) ? resolved.tokens : null;
}

function describe(budget: number | string | null, target: Target | null): string {
  if (budget === null) {
    return target?.window ? vscode.l10n.t("Budget: the window less the reserve") : vscode.l10n.t("No budget");
  }
  const tokens = vscode.l10n.t("{0} tokens", number(tokensOf(budget, target) ?? Number(budget)));
  return typeof budget === "number"
    ? vscode.l10n.t("Budget: {0}", tokens)
    : vscode.l10n.t("Budget: {0} ({1})", budget, tokens);
}
