import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { runLongTask } from "../long-task.ts";
import { sayRefusal } from "../refusal.ts";
import { fitArgumentsOf } from "./fit-arguments.ts";
import { askQuestion, pickBudget } from "./fit-budget-pick.ts";
import { pickLevel } from "./fit-level-pick.ts";
import { errorOf, type FitOutcome } from "./fit-outcome.ts";
import type { FitProposals } from "./fit-proposals.ts";
import type { FitRevisions } from "./fit-revisions.ts";
import { fitSubjectOf } from "./fit-subject.ts";
import type { FitChoice } from "./fitting-service.ts";
import type { Proposal } from "./proposal.ts";

/** A step of the budget, as a share of it. */
const STEP = 0.1;

/** What can be decided anew about an open proposal as a whole: its budget, question and level. */
export function registerRevisions(
  counting: CountingService,
  proposals: FitProposals,
  revisions: FitRevisions,
): vscode.Disposable {
  /** A command takes what it asks for as an argument too; from a lens it is given the proposal. */
  const command = (
    name: string,
    decide: (proposal: Proposal, given: Partial<FitChoice>) => Promise<Partial<FitChoice> | UserError | undefined>,
  ) =>
    vscode.commands.registerCommand(`promptBudget.${name}`, async (given: unknown): Promise<FitOutcome | undefined> => {
      const proposal = proposals.find(given instanceof vscode.Uri ? given : undefined);
      if (!proposal) return sayNoneOpen();
      const args = given instanceof vscode.Uri ? {} : fitArgumentsOf(given);
      const decided = args instanceof UserError ? args : await decide(proposal, args as Partial<FitChoice>);
      if (decided instanceof UserError) {
        sayRefusal(counting, decided, (why) => why);
        return errorOf(decided);
      }
      if (!decided) return undefined;
      const choice = { ...proposal.decisions.choice, ...decided };
      // What is cut at the overflow line keeps nothing behind it.
      return revisions.revise(proposal, choice.level === "head" ? { choice, pins: [] } : { choice });
    });
  const step = (by: number) => async (proposal: Proposal) => stepped(proposal, by);
  return vscode.Disposable.from(
    command("changeFitBudget", async (proposal, { budget, level }) =>
      budget === undefined ? askForBudget(counting, proposal) : { budget, ...(level ? { level } : {}) },
    ),
    command("fitSmaller", step(-STEP)),
    command("fitLarger", step(STEP)),
    command("changeFitQuestion", async ({ decisions: { choice } }, { query }) => {
      const asked = query ?? (await askQuestion(vscode.l10n.t("Change the Question"), choice.query));
      return asked === undefined ? undefined : { query: asked, level: unlessHead(choice.level) };
    }),
    command("changeFitLevel", async ({ decisions: { choice } }, { level }) => {
      const chosen = level ?? (await pickLevel(choice.level));
      return chosen && { level: chosen };
    }),
    command("fitAgain", async () => ({})),
  );
}

export function sayNoneOpen(): undefined {
  vscode.window.setStatusBarMessage(vscode.l10n.t("No proposal is open."), 8000);
}

/** A text cut at the overflow line answers no question and keeps nothing behind it. */
export const unlessHead = (level: FitChoice["level"]): FitChoice["level"] => (level === "head" ? "auto" : level);

function stepped({ decisions, fitted }: Proposal, by: number): Partial<FitChoice> {
  const { budget } = decisions.choice;
  const most = Math.max(budget, fitted.before.high);
  const wanted = budget + Math.sign(by) * Math.max(1, Math.round(budget * Math.abs(by)));
  return { budget: Math.min(most, Math.max(1, wanted)) };
}

async function askForBudget(
  counting: CountingService,
  { document, span, decisions }: Proposal,
): Promise<Partial<FitChoice> | UserError | undefined> {
  const subject = await runLongTask(vscode.l10n.t("Counting"), (token) =>
    fitSubjectOf(counting, document, span, token),
  );
  if (subject instanceof UserError) return subject;
  const item = await pickBudget({ ...subject, title: vscode.l10n.t("Change Budget") });
  if (!item) return undefined;
  const { level } = decisions.choice;
  return { budget: item.budget, level: item.level === "head" ? "head" : unlessHead(level) };
}
