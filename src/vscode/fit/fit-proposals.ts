import * as vscode from "vscode";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { FitChoice, FitText } from "./fitting-service.ts";
import { planLanguage } from "./plan-language.ts";
import { type Decisions, Proposal } from "./proposal.ts";

export const PLAN_SCHEME = "prompt-budget-plan";
/** The tree of the current proposal's plan. */
export const PLAN_VIEW = "promptBudget.plan";

/** A document that is again what was fitted (by undo) is noticed after this pause in the typing. */
const COMPARE_PAUSE_MS = 300;

/** The proposals that are open, each as a diff of its document with the fitted text. */
export class FitProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #counting: CountingService;
  readonly #proposals = new Map<string, Proposal>();
  readonly #comparing = new Map<Proposal, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #textChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];
  #current: Proposal | undefined;
  #next = 1;

  /** Fires when a proposal was opened, changed or closed, and when another one came to the front. */
  readonly onDidChangeProposals = this.#changed.event;
  /** Tells VS Code that the text of a plan is another. */
  readonly onDidChange = this.#textChanged.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#disposables = [
      this.#changed,
      this.#textChanged,
      vscode.workspace.registerTextDocumentContentProvider(PLAN_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) {
          const uri = planUriOf(tab);
          if (uri) this.#forget(uri);
        }
        this.#look();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#look()),
    ];
  }

  /** The proposal in front, or that was last. */
  get current(): Proposal | undefined {
    return this.#current;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#proposals.get(uri.toString())?.after ?? "";
  }

  /** The proposal that a plan's URI names; without one, the current one. */
  find(uri?: vscode.Uri): Proposal | undefined {
    return uri?.scheme === PLAN_SCHEME ? this.#proposals.get(uri.toString()) : this.#current;
  }

  of(document: vscode.TextDocument): Proposal | undefined {
    return [...this.#proposals.values()].find(
      (proposal) => proposal.document.uri.toString() === document.uri.toString(),
    );
  }

  /**
   * Opens a proposal as a diff, in the place of an earlier one for the same document. `running` stops what still refines
   * its plan.
   */
  async open(text: FitText, fitted: Fitted, choice: FitChoice, running: AbortController | null = null) {
    const { document } = text;
    const earlier = this.of(document);
    if (earlier) await this.close(earlier);
    const name = nameOf(document);
    const uri = vscode.Uri.from({ scheme: PLAN_SCHEME, path: `/${this.#next++}/${name}` });
    const proposal = new Proposal(uri, text, fitted, choice);
    proposal.running = running;
    this.#proposals.set(uri.toString(), proposal);
    this.#count(proposal);
    const shown = await vscode.workspace.openTextDocument(uri);
    const language = planLanguage(document.languageId);
    if (shown.languageId !== language) await vscode.languages.setTextDocumentLanguage(shown, language);
    await this.show(proposal);
    return proposal;
  }

  /** Brings a proposal's diff to the front. */
  async show(proposal: Proposal, preserveFocus = false): Promise<void> {
    const { uri, document } = proposal;
    const title = vscode.l10n.t("{0} (Proposed Fit)", nameOf(document));
    await vscode.commands.executeCommand("vscode.diff", document.uri, uri, title, { preview: false, preserveFocus });
    // The tabs tell of the diff only a moment later.
    this.#bringToFront(proposal);
  }

  /** Shows another plan in the place of the one shown. */
  update(proposal: Proposal, text: FitText, fitted: Fitted, decisions: Decisions): void {
    if (!this.#proposals.has(proposal.uri.toString())) {
      text.close();
      return;
    }
    proposal.show(text, fitted, decisions);
    this.#count(proposal);
    this.#textChanged.fire(proposal.uri);
    this.#changed.fire();
  }

  /** Says that something of a proposal is another, while its plan is the same. */
  touch(): void {
    this.#changed.fire();
  }

  /** Closes a proposal's diff and forgets it; the document is left as it is. */
  async close({ uri }: Proposal): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const mine = tabs.filter((tab) => planUriOf(tab)?.toString() === uri.toString());
    if (mine.length > 0) await vscode.window.tabGroups.close(mine);
    this.#forget(uri);
  }

  dispose(): void {
    for (const timer of this.#comparing.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** A fitted selection shares the document's budget with the rest. */
  #count({ uri, document, span, fitted }: Proposal): void {
    this.#counting.setStandIn(uri, { original: document, budget: span ? null : fitted.budget });
  }

  #look(): void {
    const uri = planUriOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    this.#bringToFront((uri && this.#proposals.get(uri.toString())) ?? this.#current);
  }

  #bringToFront(proposal: Proposal | undefined): void {
    if (proposal === this.#current) return;
    this.#current = proposal;
    this.#changed.fire();
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const proposal = contentChanges.length > 0 && this.of(document);
    if (!proposal) return;
    const wasStale = proposal.isStale;
    proposal.move(
      contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset, length: rangeLength, text })),
    );
    clearTimeout(this.#comparing.get(proposal));
    this.#comparing.set(
      proposal,
      setTimeout(() => this.#compare(proposal), COMPARE_PAUSE_MS),
    );
    if (!wasStale) this.#changed.fire();
  }

  #compare(proposal: Proposal): void {
    this.#comparing.delete(proposal);
    if (proposal.document.getText() !== proposal.text.text) return;
    proposal.settle();
    this.#changed.fire();
  }

  #forget(uri: vscode.Uri): void {
    const proposal = this.#proposals.get(uri.toString());
    if (!proposal) return;
    this.#proposals.delete(uri.toString());
    proposal.running?.abort();
    proposal.text.close();
    clearTimeout(this.#comparing.get(proposal));
    this.#comparing.delete(proposal);
    this.#counting.setStandIn(uri, null);
    if (this.#current === proposal) this.#current = [...this.#proposals.values()].at(-1);
    this.#changed.fire();
  }
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split("/").pop() || vscode.l10n.t("untitled");
}

function planUriOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputTextDiff && input.modified.scheme === PLAN_SCHEME) return input.modified;
  return undefined;
}
