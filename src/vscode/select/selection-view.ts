import * as vscode from "vscode";
import { amount, number } from "../number-format.ts";
import { selectionItem } from "./selection-item.ts";
import { nodesOf, type SelectionNode } from "./selection-node.ts";
import { selectionNotes } from "./selection-notes.ts";
import type { Selections } from "./selections.ts";
import type { Decision, ShownSelection } from "./shown-selection.ts";

const SELECTION_VIEW = "promptBudget.selection";

/** Decides about ranges of a selection, and selects anew. */
export type Decide = (nodes: readonly SelectionNode[], decision: Decision | undefined) => Promise<unknown>;

/** The view of the selection in front: files and pieces with their tokens and reasons, to be decided by checkboxes. */
export function registerSelectionView(selections: Selections, decide: Decide): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const top = () => (selections.current ? nodesOf(selections.current) : []);
  const view = vscode.window.createTreeView<SelectionNode>(SELECTION_VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node?.children ?? top())],
      getParent: (node) => node.parent,
      getTreeItem: selectionItem,
    },
    canSelectMany: true,
    manageCheckboxStateManually: true,
  });
  let revealed: ShownSelection | undefined;
  const update = async () => {
    const shown = selections.current;
    view.description = shown?.choice.query ?? "";
    view.message = shown ? messageOf(shown) : "";
    changed.fire();
    await vscode.commands.executeCommand("setContext", "promptBudget.selectionOpen", shown !== undefined);
    if (shown === revealed) return;
    revealed = shown;
    const [first] = top();
    // The focus stays in the document.
    if (first) await view.reveal(first, { select: false, focus: false });
  };
  void update();
  return vscode.Disposable.from(
    changed,
    view,
    selections.onDidChangeSelections(update),
    view.onDidChangeCheckboxState(({ items }) => {
      const nodesTo = (state: vscode.TreeItemCheckboxState) =>
        items.flatMap(([node, now]) => (now === state ? [node] : []));
      const out = nodesTo(vscode.TreeItemCheckboxState.Unchecked);
      const back = nodesTo(vscode.TreeItemCheckboxState.Checked);
      if (out.length > 0) void decide(out, "excluded");
      else void decide(back, undefined);
    }),
  );
}

/** The figures, and what a person must know of what was selected from. */
function messageOf({ selected }: ShownSelection): string {
  const { tokens, budget, exact, files } = selected;
  const figures = vscode.l10n.t(
    "{0} of {1} tokens, chosen from {2} files.",
    amount(tokens, exact),
    number(budget),
    number(files),
  );
  return [figures, ...selectionNotes(selected)].join(" ");
}
