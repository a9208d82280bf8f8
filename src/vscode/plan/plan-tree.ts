import * as vscode from "vscode";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import type { FitProposals } from "../fit/fit-proposals.ts";
import { planItem } from "./plan-item.ts";
import { nodesOf, type PlanNode } from "./plan-node.ts";

/** The plan of the current proposal as a tree. */
export class PlanTree implements vscode.TreeDataProvider<PlanNode>, vscode.Disposable {
  readonly #proposals: FitProposals;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #built: { readonly fitted: Fitted; readonly nodes: readonly PlanNode[] } | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(proposals: FitProposals) {
    this.#proposals = proposals;
    this.#disposables = [this.#changed, proposals.onDidChangeProposals(() => this.#changed.fire())];
  }

  /** The rows that stand at the top. */
  get top(): readonly PlanNode[] {
    const proposal = this.#proposals.current;
    if (!proposal) return [];
    if (this.#built?.fitted !== proposal.fitted) this.#built = { fitted: proposal.fitted, nodes: nodesOf(proposal) };
    return this.#built.nodes;
  }

  getChildren(node?: PlanNode): PlanNode[] {
    return [...(node ? node.children : this.top)];
  }

  getParent(node: PlanNode): PlanNode | undefined {
    return node.parent;
  }

  getTreeItem(node: PlanNode): vscode.TreeItem {
    return planItem(node);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
