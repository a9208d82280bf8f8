import * as vscode from "vscode";
import type { FitPins } from "../fit/fit-pins.ts";
import { type FitProposals, PLAN_VIEW } from "../fit/fit-proposals.ts";
import type { Proposal } from "../fit/proposal.ts";
import { atMost, number, tokens } from "../number-format.ts";
import { decisionOn, type PlanNode } from "./plan-node.ts";
import { PlanTree } from "./plan-tree.ts";

/** The view of the current proposal's plan: what stays and what goes, to be decided by checkboxes. */
export function registerPlanView(proposals: FitProposals, pins: FitPins): vscode.Disposable {
  const tree = new PlanTree(proposals);
  const view = vscode.window.createTreeView(PLAN_VIEW, {
    treeDataProvider: tree,
    canSelectMany: true,
    manageCheckboxStateManually: true,
  });
  const contexts = new Map<string, boolean>();
  const setContext = async (name: string, value: boolean) => {
    if (contexts.get(name) === value) return;
    contexts.set(name, value);
    await vscode.commands.executeCommand("setContext", `promptBudget.${name}`, value);
  };
  let revealed: Proposal | undefined;
  const update = async () => {
    const proposal = proposals.current;
    view.description = proposal?.document.uri.path.split("/").pop() ?? "";
    view.message = proposal ? messageOf(proposal) : "";
    void setContext("proposalStale", proposal?.isStale === true);
    void setContext("proposalDecided", (proposal?.decisions.pins.length ?? 0) > 0);
    await setContext("proposalOpen", proposal !== undefined);
    if (proposal === revealed) return;
    revealed = proposal;
    const [first] = tree.top;
    // The focus stays in the diff.
    if (first) await view.reveal(first, { select: false, focus: false });
  };
  void update();
  return vscode.Disposable.from(
    tree,
    view,
    proposals.onDidChangeProposals(update),
    view.onDidChangeCheckboxState(({ items }) => check(items, pins)),
    vscode.commands.registerCommand("promptBudget.showPlanRow", (given?: PlanNode) => {
      const node = given ?? view.selection[0];
      return node && show(proposals, node);
    }),
    vscode.commands.registerCommand("promptBudget.togglePlanRow", () => {
      const [node] = view.selection;
      return node && pins.decide(node.proposal, [{ ...node.row, decision: stays(node) ? "drop" : "keep" }]);
    }),
  );
}

const stays = (node: PlanNode): boolean =>
  (decisionOn(node) ?? (node.row.level === "omitted" ? "drop" : "keep")) === "keep";

async function check(
  items: readonly (readonly [PlanNode, vscode.TreeItemCheckboxState])[],
  pins: FitPins,
): Promise<void> {
  const [first] = items;
  if (!first) return;
  const { proposal } = first[0];
  await pins.decide(
    proposal,
    items.map(([{ row }, state]) => ({
      ...{ start: row.start, end: row.end },
      decision: state === vscode.TreeItemCheckboxState.Checked ? "keep" : "drop",
    })),
  );
}

/** Shows where a row stands in the left side of the diff, without taking the keyboard from the tree. */
async function show(proposals: FitProposals, { proposal, row }: PlanNode): Promise<void> {
  const place = proposal.placeOf(row.start, row.end);
  if (!place) return;
  const { document, uri } = proposal;
  const isShown = () =>
    vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri.toString());
  if (!isShown()) await proposals.show(proposal, true);
  const shown = document.getText(new vscode.Range(document.positionAt(place[0]), document.positionAt(place[1])));
  const start = place[0] + (shown.length - shown.trimStart().length);
  const end = Math.max(start, place[0] + shown.trimEnd().length);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document !== document) continue;
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function messageOf({ fitted, decisions, problem, isStale }: Proposal): string {
  const { after, before, budget } = fitted;
  const lines = [vscode.l10n.t("{0} of {1} tokens; was {2}", atMost(after), number(budget), tokens(before))];
  const { query } = decisions.choice;
  if (query !== "") lines.push(vscode.l10n.t("Question: {0}", query));
  if (problem) lines.push(problem.message);
  if (fitted.modelProblem) lines.push(vscode.l10n.t("Ranked by words alone: {0}", fitted.modelProblem));
  if (isStale)
    lines.push(vscode.l10n.t("The document has changed since. Fit it again to see the plan for it as it is."));
  return lines.join("\n");
}
