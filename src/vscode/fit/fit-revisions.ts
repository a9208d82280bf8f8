import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { spansOf, withMark } from "../marks/mark-ranges.ts";
import { number } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { errorOf, type FitOutcome, outcomeOf } from "./fit-outcome.ts";
import { type FitProposals, PLAN_VIEW } from "./fit-proposals.ts";
import type { FittingService } from "./fitting-service.ts";
import type { Decisions, Proposal } from "./proposal.ts";

/** The view of the plan shows progress at once. */
const CANCEL_OFFERED_AFTER_MS = 1500;

/** Plans open proposals anew when a person decides something about them; the newest decision counts. */
export class FitRevisions implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #fitting: FittingService;
  readonly #proposals: FitProposals;
  readonly #marks: KeepDropMarks;
  readonly #listening: vscode.Disposable;

  constructor(counting: CountingService, fitting: FittingService, proposals: FitProposals, marks: KeepDropMarks) {
    this.#counting = counting;
    this.#fitting = fitting;
    this.#proposals = proposals;
    this.#marks = marks;
    this.#listening = marks.onDidChange((document) => {
      const proposal = proposals.of(document);
      // Marks that only moved with the text are no decision.
      if (proposal && !proposal.isStale) void this.revise(proposal, {});
    });
  }

  /**
   * Fits a proposal's document again, as it is now, with what is decided anew; without a change, the document that may be
   * another by now. Where there is no such plan the one before stays, and the decision too, so that nothing is lost.
   */
  async revise(proposal: Proposal, change: Partial<Decisions>): Promise<FitOutcome> {
    const decisions = { ...proposal.decisions, ...change };
    proposal.decisions = decisions;
    proposal.running?.abort();
    const running = new AbortController();
    proposal.running = running;
    const { document } = proposal;
    const text = proposal.isStale ? this.#fitting.open(document, proposal.span) : proposal.text;
    const marks = spansOf(decisions.pins.reduce(withMark, this.#marks.of(document)));
    const planning = text.plan(decisions.choice, {
      marks,
      signal: running.signal,
      shownAfterMs: CANCEL_OFFERED_AFTER_MS,
      onRefined: (refined) => this.#proposals.update(proposal, text, refined, decisions),
    });
    void vscode.window.withProgress({ location: { viewId: PLAN_VIEW } }, () => planning);
    const fitted = await planning;
    const isNewest = proposal.running === running;
    if (fitted instanceof UserError) {
      if (text !== proposal.text) text.close();
      if (isNewest) this.#refuse(proposal, fitted);
      return errorOf(fitted);
    }
    if (isNewest) this.#proposals.update(proposal, text, fitted, decisions);
    else if (text !== proposal.text) text.close();
    return outcomeOf(fitted);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Keeps what was decided, and offers the budget that it needs; what a person cancelled is as it was. */
  #refuse(proposal: Proposal, error: UserError): void {
    if (error.code === "cancelled") proposal.revert();
    else proposal.problem = error;
    this.#proposals.touch();
    if (error.minimum === undefined) {
      sayRefusal(this.#counting, error, (why) => vscode.l10n.t("Prompt Budget could not fit the text: {0}", why));
    } else void this.offerMinimum(proposal, error.message, error.minimum);
  }

  async offerMinimum(proposal: Proposal, message: string, minimum: number): Promise<void> {
    const fit = vscode.l10n.t("Fit to {0}", number(minimum));
    // An error with a button would stay on the screen over the next files.
    if ((await vscode.window.showWarningMessage(message, fit)) !== fit) return;
    await this.revise(proposal, { choice: { ...proposal.decisions.choice, budget: minimum } });
  }
}
