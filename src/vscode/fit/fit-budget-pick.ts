import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { number, tokens } from "../number-format.ts";
import { pickAmount } from "./amount-pick.ts";
import type { FitChoice } from "./fitting-service.ts";

/** What a budget is chosen for. */
export interface FitSubject {
  readonly title: string;
  /** Of the text as it is now. */
  readonly count: Count;
  /** The budget that it is given, and what gives it; `null`: none. */
  readonly given: { readonly budget: number; readonly from: string } | null;
  /** The line on which the budget ends, from 1; `null` where it does not, or a selection is fitted. */
  readonly overflowLine: number | null;
}

interface BudgetItem extends vscode.QuickPickItem {
  readonly budget: number;
  readonly level: FitChoice["level"];
}

/** Asks for a budget, then for the question the text must answer; `undefined` when the person leaves. */
export async function pickFit(subject: FitSubject): Promise<FitChoice | undefined> {
  const item = await pickBudget(subject);
  if (!item) return undefined;
  if (item.level === "head") return { budget: item.budget, query: "", level: item.level };
  const query = await askQuestion(subject.title, "");
  return query === undefined ? undefined : { budget: item.budget, query, level: item.level };
}

/** Asks for the question that a text must answer; `undefined` when the person leaves. */
export async function askQuestion(title: string, value: string): Promise<string | undefined> {
  const query = await vscode.window.showInputBox({
    title,
    value,
    prompt: vscode.l10n.t("What must the text still answer? Leave it empty to keep what matters most overall."),
    placeHolder: vscode.l10n.t("A question or a few words (optional)"),
  });
  return query?.trim();
}

/** Asks for a budget, or for the overflow line; `undefined` when the person leaves. */
export function pickBudget(subject: FitSubject): Promise<BudgetItem | undefined> {
  return pickAmount({
    title: subject.title,
    placeholder: vscode.l10n.t("{0} tokens now. Choose a budget, or type one: 8000, 8k or 50%", tokens(subject.count)),
    suggested: suggestions(subject),
    whole: subject.count.tokens,
    itemOf: amountItem,
  });
}

function suggestions({ count, given, overflowLine }: FitSubject): BudgetItem[] {
  const items: BudgetItem[] = [];
  if (given) items.push(amountItem(given.budget, given.from));
  if (given && overflowLine !== null) {
    items.push({
      label: vscode.l10n.t("Up to the overflow line"),
      description: vscode.l10n.t(
        "keeps all that stands before it in line {0} as it is, and leaves the rest out",
        number(overflowLine),
      ),
      budget: given.budget,
      level: "head",
    });
  }
  for (const [share, label] of [
    [0.5, vscode.l10n.t("half of the text")],
    [0.1, vscode.l10n.t("10 % of the text")],
  ] as const) {
    const budget = Math.floor(count.tokens * share);
    if (budget > 0) items.push(amountItem(budget, label));
  }
  return items;
}

function amountItem(budget: number, description?: string): BudgetItem {
  const label = vscode.l10n.t("{0} tokens", number(budget));
  return { label, budget, level: "auto", ...(description === undefined ? {} : { description }) };
}
