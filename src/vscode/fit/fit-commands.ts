import * as vscode from "vscode";
import type { Range } from "../../core/plan/plan.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { spansOf } from "../marks/mark-ranges.ts";
import { number, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { fitArgumentsOf } from "./fit-arguments.ts";
import { pickFit } from "./fit-budget-pick.ts";
import { errorOf, type FitOutcome, outcomeOf } from "./fit-outcome.ts";
import { type FitProposals, PLAN_SCHEME } from "./fit-proposals.ts";
import { fitSubjectOf } from "./fit-subject.ts";
import type { FitChoice, FittingService } from "./fitting-service.ts";
import type { Proposal } from "./proposal.ts";

type What = "document" | "selection" | "chat";

/** What is to be fitted, and how. */
interface FitRequest {
  readonly document: vscode.TextDocument;
  /** `null`: the whole document. */
  readonly span: Range | null;
  readonly choice: FitChoice;
}

/** Fit Document, Fit Selection and Fit Chat: each proposes a shorter text as a diff. */
export class FitCommands implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #marks: KeepDropMarks;
  readonly #fitting: FittingService;
  readonly #proposals: FitProposals;
  readonly #commands: vscode.Disposable;

  constructor(counting: CountingService, fitting: FittingService, proposals: FitProposals, marks: KeepDropMarks) {
    this.#counting = counting;
    this.#marks = marks;
    this.#fitting = fitting;
    this.#proposals = proposals;
    const command = (name: string, what: What) =>
      vscode.commands.registerCommand(`promptBudget.${name}`, (given) => this.fit(what, given));
    this.#commands = vscode.Disposable.from(
      command("fitDocument", "document"),
      command("fitSelection", "selection"),
      command("fitChat", "chat"),
    );
  }

  /** Asks for what the arguments do not say, and opens the proposal; `undefined` when the person leaves. */
  async fit(what: What, given: unknown): Promise<FitOutcome | undefined> {
    const args = fitArgumentsOf(given);
    if (args instanceof UserError) return this.#refuse(args);
    const document = this.#document(what);
    if (document instanceof UserError) return this.#refuse(document);
    const span = what === "selection" ? selectionIn(document) : null;
    if (span === undefined) {
      return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("Select the text that is to be fitted.")));
    }
    const subject = await runLongTask(vscode.l10n.t("Counting"), (token) =>
      fitSubjectOf(this.#counting, document, span, token),
    );
    if (subject instanceof UserError) return this.#refuse(subject);
    if (subject.count.tokens === 0) {
      return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("There is no text to fit.")));
    }
    const title = what === "chat" ? vscode.l10n.t("Fit Chat to Budget") : subject.title;
    const choice =
      args.budget === undefined
        ? await pickFit({ ...subject, title })
        : { budget: args.budget, query: args.query ?? "", level: args.level ?? "auto" };
    if (!choice) return undefined;
    const request: FitRequest = { document, span, choice };
    const asksForMore = choice.level === "lossless" || spansOf(this.#marks.of(document)).drop.length > 0;
    if (subject.count.high <= choice.budget && !asksForMore) {
      void this.#offerTidying(request, subject.count);
      const { high } = subject.count;
      return { budget: choice.budget, before: high, tokens: high };
    }
    return this.#propose(request);
  }

  dispose(): void {
    this.#commands.dispose();
  }

  #document(what: What): vscode.TextDocument | UserError {
    const shown = activeTextDocument();
    const document = shown?.uri.scheme === PLAN_SCHEME ? this.#proposals.find(shown.uri)?.document : shown;
    if (!document) return new UserError("invalid-argument", vscode.l10n.t("Open a text to fit it."));
    const state = this.#counting.follow(document);
    const isOther = state?.structureVersion === document.version && state.structure?.isChat === false;
    if (what !== "chat" || !isOther) return document;
    return new UserError(
      "invalid-argument",
      vscode.l10n.t("This text is no chat: it has neither messages in JSON nor lines that begin with a speaker."),
    );
  }

  async #propose({ document, span, choice }: FitRequest): Promise<FitOutcome> {
    const text = this.#fitting.open(document, span);
    const running = new AbortController();
    let opened: Proposal | undefined;
    let refined: Fitted | undefined;
    const fitted = await text.plan(choice, {
      marks: spansOf(this.#marks.of(document)),
      signal: running.signal,
      onRefined: (better) => {
        refined = better;
        if (opened?.running === running) this.#proposals.update(opened, text, better, opened.decisions);
      },
    });
    if (fitted instanceof UserError || document.isClosed || fitted.replacements.length === 0) text.close();
    if (fitted instanceof UserError) return this.#refuse(fitted, { document, span, choice });
    if (document.isClosed) {
      return this.#refuse(new UserError("cancelled", vscode.l10n.t("The document was closed while it was fitted.")));
    }
    if (fitted.replacements.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing to tidy: the text stays as it is."));
    } else {
      opened = await this.#proposals.open(text, refined ?? fitted, choice, running);
    }
    return outcomeOf(fitted);
  }

  /** Says a mistake in one message, without waiting for the person to read it. */
  #refuse(error: UserError, request?: FitRequest): FitOutcome {
    const { message, minimum } = error;
    if (request && minimum !== undefined) {
      const fit = vscode.l10n.t("Fit to {0}", number(minimum));
      // An error with a button would stay on the screen over the next files.
      void vscode.window.showWarningMessage(message, fit).then((chosen) => {
        if (chosen === fit) return this.#propose({ ...request, choice: { ...request.choice, budget: minimum } });
      });
    } else {
      sayRefusal(this.#counting, error, (why) => vscode.l10n.t("Prompt Budget could not fit the text: {0}", why));
    }
    return errorOf(error);
  }

  async #offerTidying(request: FitRequest, count: Count): Promise<void> {
    const tidy = vscode.l10n.t("Tidy Without Loss");
    const text = vscode.l10n.t(
      "The text has {0} tokens and is within {1}: it fits as it is.",
      tokens(count),
      number(request.choice.budget),
    );
    const chosen = await vscode.window.showInformationMessage(text, tidy);
    if (chosen === tidy) await this.#propose({ ...request, choice: { ...request.choice, level: "lossless" } });
  }
}

/** The selection in the active editor as offsets; `undefined` where nothing is selected. */
export function selectionIn(document: vscode.TextDocument): Range | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document || editor.selection.isEmpty) return undefined;
  const { start, end } = editor.selection;
  return [document.offsetAt(start), document.offsetAt(end)];
}
