import * as vscode from "vscode";
import { rewrittenBy } from "../../core/compress/rewrite/rewritten-fitting.ts";
import type { Range } from "../../core/plan/plan.ts";
import { UserError } from "../../core/user-error.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { fitArgumentsOf } from "../fit/fit-arguments.ts";
import { pickFit } from "../fit/fit-budget-pick.ts";
import { selectionIn } from "../fit/fit-commands.ts";
import { errorOf, type FitOutcome, outcomeOf } from "../fit/fit-outcome.ts";
import type { FitProposals } from "../fit/fit-proposals.ts";
import { fitSubjectOf } from "../fit/fit-subject.ts";
import type { FitChoice, FittingService } from "../fit/fitting-service.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { spansOf } from "../marks/mark-ranges.ts";
import { number } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { pickModel } from "./model-pick.ts";
import { RewriteConsent } from "./rewrite-consent.ts";
import { type Conversation, conversation, type RewriteSubject } from "./rewrite-conversation.ts";
import { sayRewritten } from "./rewrite-message.ts";
import { setServerKey } from "./server-key.ts";

/** What is remembered between sessions. */
export interface RewriteMemory {
  readonly memory: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
}

interface Services {
  readonly counting: CountingService;
  readonly fitting: FittingService;
  readonly proposals: FitProposals;
  readonly marks: KeepDropMarks;
  readonly kept: RewriteMemory;
}

/** What a rewrite came to, for shortcuts and other extensions. */
type RewriteOutcome = FitOutcome & {
  readonly rewrite?: { readonly accepted: boolean; readonly model: string; readonly reasons: readonly string[] };
};

/** Rewrite to Budget with a Language Model: no text leaves the editor but by this command, and after a person agreed. */
export class RewriteCommands implements vscode.Disposable {
  readonly #services: Services;
  readonly #consent: RewriteConsent;
  readonly #commands: vscode.Disposable;

  constructor(services: Services) {
    this.#services = services;
    this.#consent = new RewriteConsent(services.kept.memory);
    this.#commands = vscode.Disposable.from(
      vscode.commands.registerCommand("promptBudget.rewrite", (given) => this.rewrite(given)),
      vscode.commands.registerCommand("promptBudget.setRewriteKey", async () => {
        const problem = await setServerKey(services.kept.secrets);
        if (problem) this.#refuse(problem);
      }),
    );
  }

  /** Rewrites the selection, else the document; asks for what the arguments do not say. `undefined`: the person left. */
  async rewrite(given: unknown): Promise<RewriteOutcome | undefined> {
    const { counting, fitting, marks, kept } = this.#services;
    const shown = activeTextDocument();
    const document = shown && counting.originalOf(shown);
    if (!document) return this.#refuse(new UserError("invalid-argument", vscode.l10n.t("Open a text to rewrite it.")));
    const span = selectionIn(document) ?? null;
    const asked = await this.#choice(document, span, given);
    if (!asked || "before" in asked) return asked;
    if (asked instanceof UserError) return this.#refuse(asked);
    const model = await pickModel(kept.secrets);
    if (!model) return undefined;
    if (model instanceof UserError) return this.#refuse(model);
    if (!(await this.#consent.given(model, nameOf(document, span)))) return undefined;
    const text = fitting.open(document, span);
    const subject = { text, choice: asked, marks: spansOf(marks.of(document)) };
    const title = vscode.l10n.t("Rewriting to {0} tokens", number(asked.budget));
    const result = await runLongTask(title, (token, report) => conversation(subject, model, token, report));
    if (result && !(result instanceof UserError)) return this.#propose(subject, result);
    text.close();
    return result && this.#refuse(result);
  }

  dispose(): void {
    this.#commands.dispose();
  }

  /** The budget and the question; where the text is within the budget, that outcome. */
  async #choice(
    document: vscode.TextDocument,
    span: Range | null,
    given: unknown,
  ): Promise<FitChoice | UserError | { budget: number; before: number; tokens: number } | undefined> {
    const args = fitArgumentsOf(given);
    if (args instanceof UserError) return args;
    const subject = await runLongTask(vscode.l10n.t("Counting"), (token) =>
      fitSubjectOf(this.#services.counting, document, span, token),
    );
    if (subject instanceof UserError) return subject;
    const title = vscode.l10n.t("Rewrite to Budget with a Language Model");
    const picked =
      args.budget === undefined
        ? await pickFit({ ...subject, overflowLine: null, title })
        : { budget: args.budget, query: args.query ?? "" };
    const { high } = subject.count;
    if (!picked || picked.budget < high) return picked && { ...picked, level: "auto" };
    const fits = vscode.l10n.t("The text is within {0} tokens: there is nothing to rewrite.", number(picked.budget));
    void vscode.window.showInformationMessage(fits);
    return { budget: picked.budget, before: high, tokens: high };
  }

  /** Shows what was accepted in a proposal like any other; revised, it keeps it. */
  async #propose({ text, choice, marks }: RewriteSubject, result: Conversation): Promise<RewriteOutcome> {
    const { document, version } = text;
    const rewritten = { ...choice, rewrites: result.rewrites };
    const fitted = await text.plan(rewritten, { marks });
    const changed = document.isClosed || document.version !== version;
    if (fitted instanceof UserError || changed) {
      text.close();
      const message = vscode.l10n.t("The document changed while it was rewritten.");
      return this.#refuse(fitted instanceof UserError ? fitted : new UserError("invalid-argument", message));
    }
    await this.#services.proposals.open(text, fitted, rewritten);
    const { model, reasons } = result;
    const accepted = fitted.cuts.some(({ reason }) => reason === rewrittenBy(model));
    sayRewritten(result, accepted, fitted);
    return { ...outcomeOf(fitted), rewrite: { accepted, model, reasons } };
  }

  #refuse(error: UserError): FitOutcome {
    const failed = (why: string) => vscode.l10n.t("Prompt Budget could not rewrite the text: {0}", why);
    sayRefusal(this.#services.counting, error, failed);
    return errorOf(error);
  }
}

function nameOf({ uri }: vscode.TextDocument, span: Range | null): string {
  const name = uri.path.split("/").pop() || vscode.l10n.t("untitled");
  return span ? vscode.l10n.t("the selection in {0}", name) : name;
}
