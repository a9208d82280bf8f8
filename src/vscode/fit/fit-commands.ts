import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { atMost, number, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { applyProposal } from "./fit-apply.ts";
import { fitArgumentsOf } from "./fit-arguments.ts";
import { pickFit } from "./fit-budget-pick.ts";
import { registerFitDecorations } from "./fit-decorations.ts";
import { FitProposals, PLAN_SCHEME, type Proposal } from "./fit-proposals.ts";
import { type FitRequest, requestFit } from "./fit-request.ts";
import { fitSubjectOf } from "./fit-subject.ts";

/** What a fit came to, for keyboard shortcuts, tasks and other extensions that run the command with arguments. */
export type FitOutcome =
  | { readonly budget: number; readonly before: number; readonly tokens: number }
  | { readonly error: { readonly code: string; readonly message: string; readonly minimum?: number } };

/** Fit Document, Fit Selection, and Apply and Discard of what they propose. */
export function registerFit(counting: CountingService, marks: KeepDropMarks): vscode.Disposable {
  const proposals = new FitProposals(counting);
  const commands = new FitCommands(counting, marks, proposals);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    proposals,
    registerFitDecorations(proposals),
    registerCommand("promptBudget.fitDocument", (given) => commands.fit("document", given)),
    registerCommand("promptBudget.fitSelection", (given) => commands.fit("selection", given)),
    registerCommand("promptBudget.applyFit", (uri) => commands.apply(uri instanceof vscode.Uri ? uri : undefined)),
    registerCommand("promptBudget.discardFit", async (uri) => {
      const proposal = proposals.find(uri instanceof vscode.Uri ? uri : undefined);
      if (proposal) await proposals.close(proposal);
      else sayNoneOpen();
    }),
  );
}

class FitCommands {
  readonly #counting: CountingService;
  readonly #marks: KeepDropMarks;
  readonly #proposals: FitProposals;

  constructor(counting: CountingService, marks: KeepDropMarks, proposals: FitProposals) {
    this.#counting = counting;
    this.#marks = marks;
    this.#proposals = proposals;
  }

  /** Asks for what the arguments do not say, and opens the proposal; `undefined` when the person leaves. */
  async fit(what: "document" | "selection", given: unknown): Promise<FitOutcome | undefined> {
    const args = fitArgumentsOf(given);
    if (args instanceof UserError) return this.#refuse(args);
    const shown = activeTextDocument();
    const document = shown?.uri.scheme === PLAN_SCHEME ? this.#proposals.find(shown.uri)?.request.document : shown;
    if (!document) return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("Open a text to fit it.")));
    const range = what === "selection" ? selectionIn(document) : null;
    if (range === undefined) {
      return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("Select the text that is to be fitted.")));
    }
    const subject = await runLongTask(vscode.l10n.t("Counting"), (token) =>
      fitSubjectOf(this.#counting, document, range, token),
    );
    if (subject instanceof UserError) return this.#refuse(subject);
    if (subject.count.tokens === 0) {
      return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("There is no text to fit.")));
    }
    const choice =
      args.budget === undefined
        ? await pickFit(subject)
        : { budget: args.budget, query: args.query ?? "", level: args.level ?? "auto" };
    if (!choice) return undefined;
    const request: FitRequest = { document, range, ...choice };
    const asksForMore = request.level === "lossless" || this.#marks.spansOf(document).drop.length > 0;
    if (subject.count.high <= request.budget && !asksForMore) {
      void this.#offerTidying(request, subject.count);
      const { high } = subject.count;
      return { budget: request.budget, before: high, tokens: high };
    }
    return this.#propose(request);
  }

  /** Applies a proposal as one edit; where the document changed meanwhile, offers to fit it again. */
  async apply(uri: vscode.Uri | undefined): Promise<"applied" | "changed" | "read-only" | undefined> {
    const proposal = this.#proposals.find(uri);
    if (!proposal) return sayNoneOpen();
    const applied = await applyProposal(proposal);
    if (applied === "changed") void this.#offerAgain(proposal);
    else if (applied === "read-only") void this.#offerCopy(proposal);
    else {
      const { before, after } = proposal.fitted;
      await vscode.window.showTextDocument(proposal.request.document, { preview: false });
      await this.#proposals.close(proposal);
      vscode.window.setStatusBarMessage(
        vscode.l10n.t("Fitted: {0} → {1} tokens. One undo takes it back.", tokens(before), atMost(after)),
        8000,
      );
    }
    return applied;
  }

  async #propose(request: FitRequest): Promise<FitOutcome> {
    const title = vscode.l10n.t("Fitting to {0} tokens", number(request.budget));
    const fitted = await requestFit(this.#counting, this.#marks, title, request);
    if (fitted instanceof UserError) return this.#refuse(fitted, request);
    const { budget, before, tokens } = fitted.plan;
    if (request.document.version !== fitted.version) {
      return this.#refuse(
        new UserError("invalid-argument", vscode.l10n.t("The document changed while it was fitted.")),
        request,
      );
    }
    if (fitted.replacements.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing to tidy: the text stays as it is."));
    } else await this.#proposals.open(request, fitted);
    return { budget, before, tokens };
  }

  /** Says a mistake in one message, without waiting for the person to read it. */
  #refuse(error: UserError, request?: FitRequest): FitOutcome {
    const { code, message, minimum } = error;
    if (request && minimum !== undefined) {
      const fit = vscode.l10n.t("Fit to {0}", number(minimum));
      // An error with a button would stay on the screen over the next files.
      void vscode.window.showWarningMessage(message, fit).then((chosen) => {
        if (chosen === fit) return this.#propose({ ...request, budget: minimum });
      });
    } else {
      sayRefusal(this.#counting, error, (why) => vscode.l10n.t("Prompt Budget could not fit the text: {0}", why));
    }
    return { error: minimum === undefined ? { code, message } : { code, message, minimum } };
  }

  async #offerTidying(request: FitRequest, count: Count): Promise<void> {
    const tidy = vscode.l10n.t("Tidy Without Loss");
    const text = vscode.l10n.t(
      "The text has {0} tokens and is within {1}: it fits as it is.",
      tokens(count),
      number(request.budget),
    );
    const chosen = await vscode.window.showInformationMessage(text, tidy);
    if (chosen === tidy) await this.#propose({ ...request, level: "lossless" });
  }

  async #offerAgain({ request }: Proposal): Promise<void> {
    const again = vscode.l10n.t("Fit Again");
    const text = vscode.l10n.t("The document has changed since it was fitted, so the proposal was not applied.");
    if ((await vscode.window.showWarningMessage(text, again)) !== again) return;
    await vscode.window.showTextDocument(request.document);
    await this.#propose({ ...request, range: request.range && (selectionIn(request.document) ?? null) });
  }

  async #offerCopy({ after, request }: Proposal): Promise<void> {
    const copy = vscode.l10n.t("Copy");
    const open = vscode.l10n.t("Open as New File");
    const text = vscode.l10n.t("The document cannot be changed here. Take the fitted text another way?");
    const chosen = await vscode.window.showWarningMessage(text, copy, open);
    if (chosen === copy) await vscode.env.clipboard.writeText(after);
    if (chosen !== open) return;
    const { languageId } = request.document;
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: after, language: languageId }),
    );
  }
}

function sayNoneOpen(): undefined {
  vscode.window.setStatusBarMessage(vscode.l10n.t("No proposal is open."), 8000);
}

function selectionIn(document: vscode.TextDocument): vscode.Range | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document || editor.selection.isEmpty) return undefined;
  return new vscode.Range(editor.selection.start, editor.selection.end);
}
