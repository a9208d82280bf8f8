import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { type ActiveDocument, activeDocument, isTooLarge } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import type { ImageCounter } from "../counting/image-counter.ts";
import type { IncludeCounter } from "../counting/include-counter.ts";
import { notebookTotal } from "../counting/notebook-total.ts";
import { number, tokens } from "../number-format.ts";
import { readSettings } from "../settings/settings.ts";
import { statusTooltip } from "./status-tooltip.ts";

/** The number follows the typing at this pace; the tooltip, which nobody reads while typing, after a pause. */
const TEXT_MS = 30;
const TOOLTIP_MS = 150;
const SELECTION_MS = 30;

interface Shown {
  readonly state: DocumentState;
  readonly count: Count;
}

/** Shows the active document's tokens and its budget, and the selection's. */
export class StatusBar implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #includes: IncludeCounter;
  readonly #images: ImageCounter;
  readonly #item: vscode.StatusBarItem;
  readonly #disposables: vscode.Disposable[];
  #textTimer: NodeJS.Timeout | null = null;
  #tooltipTimer: NodeJS.Timeout | undefined;
  #selectionTimer: NodeJS.Timeout | undefined;
  /** Tokens of the selected text, and what they are of. */
  #selected: { readonly count: Count; readonly document: vscode.TextDocument } | null = null;

  constructor(counting: CountingService, includes: IncludeCounter, images: ImageCounter) {
    this.#counting = counting;
    this.#includes = includes;
    this.#images = images;
    this.#item = vscode.window.createStatusBarItem("promptBudget.status", vscode.StatusBarAlignment.Right, 101);
    this.#item.name = "Prompt Budget";
    this.#item.command = "promptBudget.showMenu";
    const draw = () => this.#schedule();
    this.#disposables = [
      this.#item,
      counting.onDidChange(({ document, what }) => {
        draw();
        // A new text or tokenizer changes the selected text's tokens too.
        if (what === "count" && document === this.#selected?.document) this.#scheduleSelection();
      }),
      counting.onDidChangeWorker(draw),
      includes.onDidChange(draw),
      images.onDidChange(draw),
      vscode.window.onDidChangeActiveTextEditor(() => this.#switched()),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.#switched()),
      vscode.window.tabGroups.onDidChangeTabs(draw),
      vscode.window.onDidChangeTextEditorSelection(() => this.#scheduleSelection()),
      vscode.workspace.onDidChangeNotebookDocument(draw),
    ];
    this.#switched();
  }

  dispose(): void {
    clearTimeout(this.#textTimer ?? undefined);
    clearTimeout(this.#tooltipTimer);
    clearTimeout(this.#selectionTimer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #switched(): void {
    this.#selected = null;
    this.#schedule();
    this.#scheduleSelection();
  }

  #schedule(): void {
    this.#textTimer ??= setTimeout(() => {
      this.#textTimer = null;
      this.#draw();
    }, TEXT_MS);
  }

  #draw(): void {
    const active = activeDocument();
    const state = active && this.#stateOf(active);
    if (active && this.#counting.workerState === "stopped") this.#drawStopped();
    else if (active?.kind === "unsynced") void this.#drawUnsynced(active.uri);
    else if (!active || !state?.settings.statusBar) this.#item.hide();
    else if (state.refused) this.#drawRefused(state.refused);
    else {
      const shown = this.#shownOf(active, state);
      // While the first count is made, what stands there stays: an empty item would flicker.
      if (shown) this.#drawCount(active, shown);
    }
  }

  #stateOf(active: ActiveDocument): DocumentState | undefined {
    if (active.kind === "text") return this.#counting.follow(active.document);
    if (active.kind === "notebook") {
      const cells = active.notebook.getCells().map((cell) => this.#counting.follow(cell.document));
      return cells.find((state) => state !== undefined);
    }
    return undefined;
  }

  #shownOf(active: ActiveDocument, state: DocumentState): Shown | undefined {
    if (active.kind === "notebook") {
      const count = notebookTotal(active.notebook, this.#counting);
      return count && { state, count };
    }
    return state.count ? { state, count: state.count } : undefined;
  }

  #drawCount(active: ActiveDocument, { state, count }: Shown): void {
    const budget = state.target?.budget ?? null;
    const used = tokens(count);
    const whole = budget === null ? used : `${used} / ${number(budget)}`;
    const selected = this.#selectedIn(active);
    const text = selected ? vscode.l10n.t("{0} selected · {1}", tokens(selected), whole) : whole;
    this.#item.text = `$(dashboard) ${text}`;
    this.#item.accessibilityInformation = {
      label: accessibleLabel(count, budget, selected),
      role: "button",
    };
    this.#item.backgroundColor = backgroundOf(count, budget, state.target?.thresholds ?? state.settings.thresholds);
    this.#item.show();
    this.#drawTooltip(() =>
      statusTooltip({
        state,
        count,
        active,
        included: active.kind === "text" ? this.#includes.of(active.document) : null,
        images: active.kind === "text" ? this.#images.of(active.document) : [],
      }),
    );
  }

  #drawTooltip(build: () => vscode.MarkdownString | string): void {
    clearTimeout(this.#tooltipTimer);
    this.#tooltipTimer = setTimeout(() => {
      this.#item.tooltip = build();
    }, TOOLTIP_MS);
  }

  #drawRefused(message: string): void {
    this.#item.text = `$(dashboard) ${vscode.l10n.t("not counted")}`;
    this.#item.backgroundColor = undefined;
    this.#item.accessibilityInformation = { label: vscode.l10n.t("Prompt Budget: {0}", message), role: "button" };
    this.#item.show();
    this.#drawTooltip(() => message);
  }

  #drawStopped(): void {
    const message = vscode.l10n.t("Counting stopped after three failures. Click to start it again.");
    this.#item.text = `$(warning) ${vscode.l10n.t("counting stopped")}`;
    this.#item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
    this.#item.accessibilityInformation = { label: vscode.l10n.t("Prompt Budget: {0}", message), role: "button" };
    this.#item.show();
    this.#drawTooltip(() => message);
  }

  async #drawUnsynced(uri: vscode.Uri): Promise<void> {
    const tooLarge = await isTooLarge(uri);
    const active = activeDocument();
    if (active?.kind !== "unsynced" || active.uri.toString() !== uri.toString()) return;
    if (!tooLarge || !readSettings(uri).statusBar) {
      this.#item.hide();
      return;
    }
    this.#item.backgroundColor = undefined;
    this.#item.text = `$(dashboard) ${vscode.l10n.t("not counted: over 50 MB")}`;
    const message = vscode.l10n.t(
      "VS Code does not give files over 50 MB to extensions, so this one is not counted. The command line counts it: prompt-budget count FILE",
    );
    this.#item.accessibilityInformation = { label: vscode.l10n.t("Prompt Budget: {0}", message), role: "button" };
    this.#item.show();
    this.#drawTooltip(() => message);
  }

  #selectedIn(active: ActiveDocument): Count | null {
    const document = active.kind === "unsynced" ? undefined : active.editor?.document;
    return this.#selected && this.#selected.document === document ? this.#selected.count : null;
  }

  #scheduleSelection(): void {
    clearTimeout(this.#selectionTimer);
    this.#selectionTimer = setTimeout(() => void this.#countSelection(), SELECTION_MS);
  }

  /** Several selections are summed; the text does not travel, only its offsets. */
  async #countSelection(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const selections = editor?.selections.filter((selection) => !selection.isEmpty) ?? [];
    if (!editor || selections.length === 0 || !this.#counting.state(editor.document)) {
      if (this.#selected) this.#schedule();
      this.#selected = null;
      return;
    }
    const { document } = editor;
    const { version } = document;
    const ranges = selections.map(({ start, end }) => [document.offsetAt(start), document.offsetAt(end)] as const);
    const count = await this.#counting.ask("rangeCount", { uri: document.uri.toString(), version, ranges });
    // The text or the selection went on meanwhile: the event that said so counts anew.
    if (count instanceof UserError || document.version !== version) return;
    this.#selected = { count, document };
    this.#schedule();
  }
}

function backgroundOf(
  count: Count,
  budget: number | null,
  thresholds: { readonly warning: number; readonly error: number },
): vscode.ThemeColor | undefined {
  if (budget === null) return undefined;
  const used = count.tokens / budget;
  if (used > thresholds.error) return new vscode.ThemeColor("statusBarItem.errorBackground");
  if (used >= thresholds.warning) return new vscode.ThemeColor("statusBarItem.warningBackground");
  return undefined;
}

/** Says in words what the background's colour shows. */
function accessibleLabel(count: Count, budget: number | null, selected: Count | null): string {
  const used = tokens(count);
  const parts = [vscode.l10n.t("Prompt Budget: {0} tokens", used)];
  if (budget !== null) {
    parts[0] = vscode.l10n.t("Prompt Budget: {0} of {1} tokens used", used, number(budget));
    if (count.tokens > budget) parts.push(vscode.l10n.t("{0} over", number(count.tokens - budget)));
  }
  if (selected) parts.push(vscode.l10n.t("{0} tokens selected", tokens(selected)));
  return parts.join(", ");
}
