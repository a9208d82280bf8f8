import * as vscode from "vscode";
import { parseAmount } from "./fit-amount.ts";

export interface AmountPick<Item extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly suggested: readonly Item[];
  /** Tokens that a typed percentage is of. */
  readonly whole: number;
  itemOf(budget: number): Item;
}

/** Offers numbers of tokens, and takes a typed one; `undefined` when the person leaves. */
export function pickAmount<Item extends vscode.QuickPickItem>(wanted: AmountPick<Item>): Promise<Item | undefined> {
  const { title, placeholder, suggested, whole, itemOf } = wanted;
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.items = suggested;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const budget = parseAmount(value, whole);
      pick.items = budget === undefined ? suggested : [{ ...itemOf(budget), alwaysShow: true }, ...suggested];
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (!chosen) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
