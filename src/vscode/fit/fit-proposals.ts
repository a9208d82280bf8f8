import * as vscode from "vscode";
import { replaced } from "../../core/plan/replacements.ts";
import type { Fitted } from "../../node/worker/worker-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { tokens } from "../number-format.ts";
import type { FitRequest } from "./fit-request.ts";

export const PLAN_SCHEME = "prompt-budget-plan";

/** A fit that a person looks at and has neither applied nor discarded. */
export interface Proposal {
  /** Names the read-only document that shows the fitted text. */
  readonly uri: vscode.Uri;
  readonly request: FitRequest;
  readonly fitted: Fitted;
  /** The document's text when it was fitted. */
  readonly before: string;
  readonly after: string;
}

/** The proposals that are open, each as a diff of its document with the fitted text. */
export class FitProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #counting: CountingService;
  readonly #proposals = new Map<string, Proposal>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #next = 1;

  readonly onDidChangeProposals = this.#changed.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#disposables = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(PLAN_SCHEME, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) {
          const uri = planUriOf(tab);
          if (uri) this.#forget(uri);
        }
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#proposals.get(uri.toString())?.after ?? "";
  }

  /** The proposal that a plan's URI names; without one, that of the active tab. */
  find(uri?: vscode.Uri): Proposal | undefined {
    const wanted = uri?.scheme === PLAN_SCHEME ? uri : planUriOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    return wanted && this.#proposals.get(wanted.toString());
  }

  of(document: vscode.TextDocument): Proposal | undefined {
    return [...this.#proposals.values()].find(
      (proposal) => proposal.request.document.uri.toString() === document.uri.toString(),
    );
  }

  /** Opens a proposal as a diff, in the place of an earlier one for the same document. */
  async open(request: FitRequest, fitted: Fitted): Promise<Proposal> {
    const { document } = request;
    const earlier = this.of(document);
    if (earlier) await this.close(earlier);
    const name = document.uri.path.split("/").pop() || vscode.l10n.t("untitled");
    const before = document.getText();
    const proposal: Proposal = {
      uri: vscode.Uri.from({ scheme: PLAN_SCHEME, path: `/${this.#next++}/${name}` }),
      request,
      fitted,
      before,
      after: replaced(before, fitted.replacements),
    };
    this.#proposals.set(proposal.uri.toString(), proposal);
    // A fitted selection shares the document's budget with the rest.
    this.#counting.setStandIn(proposal.uri, { original: document, budget: request.range ? null : request.budget });
    const shown = await vscode.workspace.openTextDocument(proposal.uri);
    if (shown.languageId !== document.languageId) {
      await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
    }
    await vscode.commands.executeCommand("vscode.diff", document.uri, proposal.uri, titleOf(name, fitted), {
      preview: false,
    });
    this.#changed.fire();
    return proposal;
  }

  /** Closes a proposal's diff and forgets it; the document is left as it is. */
  async close({ uri }: Proposal): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const mine = tabs.filter((tab) => planUriOf(tab)?.toString() === uri.toString());
    if (mine.length > 0) await vscode.window.tabGroups.close(mine);
    this.#forget(uri);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #forget(uri: vscode.Uri): void {
    if (!this.#proposals.delete(uri.toString())) return;
    this.#counting.setStandIn(uri, null);
    this.#changed.fire();
  }
}

function titleOf(name: string, { before, after }: Fitted): string {
  return vscode.l10n.t("{0}: Fit {1} → {2} tokens", name, tokens(before), tokens(after));
}

function planUriOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputTextDiff && input.modified.scheme === PLAN_SCHEME) return input.modified;
  return undefined;
}
