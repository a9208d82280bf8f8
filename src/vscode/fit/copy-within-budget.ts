import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { whenCounted } from "../counting/when-counted.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { atMost, number, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { fitArgumentsOf } from "./fit-arguments.ts";
import { pickFit } from "./fit-budget-pick.ts";
import { requestFit } from "./fit-request.ts";
import { fitSubjectOf } from "./fit-subject.ts";

/** Puts the selection, else the document, on the clipboard, fitted to the document's budget; the document stays as it is. */
export function registerCopyWithinBudget(counting: CountingService, marks: KeepDropMarks): vscode.Disposable {
  return vscode.commands.registerCommand("promptBudget.copyWithinBudget", async (given: unknown) => {
    const copied = await copy(counting, marks, given);
    if (copied instanceof UserError) {
      sayRefusal(counting, copied, (why) => vscode.l10n.t("Prompt Budget could not copy the text: {0}", why));
      const { code, message, minimum } = copied;
      return { error: minimum === undefined ? { code, message } : { code, message, minimum } };
    }
    if (!copied) return undefined;
    vscode.window.setStatusBarMessage(messageOf(copied), 8000);
    return { before: copied.before.high, tokens: copied.after.high };
  });
}

interface Copied {
  readonly before: Count;
  readonly after: Count;
}

async function copy(
  counting: CountingService,
  marks: KeepDropMarks,
  given: unknown,
): Promise<Copied | UserError | undefined> {
  const args = fitArgumentsOf(given);
  if (args instanceof UserError) return args;
  const document = activeTextDocument();
  if (!document) return new UserError("invalid-argument", vscode.l10n.t("Open a text to copy it."));
  const selection = vscode.window.activeTextEditor?.selection;
  const range = selection && !selection.isEmpty ? new vscode.Range(selection.start, selection.end) : null;
  const found = await runLongTask(vscode.l10n.t("Counting"), async (token) => {
    const counted = await whenCounted(counting, document, token);
    if (counted instanceof UserError) return counted;
    const subject = await fitSubjectOf(counting, document, range, token);
    // What is copied stands alone, so the rest of the document takes nothing of the budget.
    const { budget } = counted.target;
    const given = budget === null ? null : { budget, from: vscode.l10n.t("the document's budget") };
    return subject instanceof UserError ? subject : { ...subject, given, title: vscode.l10n.t("Copy Within Budget") };
  });
  if (found instanceof UserError) return found;
  const budget = args.budget ?? found.given?.budget;
  const choice =
    budget === undefined ? await pickFit(found) : { budget, query: args.query ?? "", level: args.level ?? "auto" };
  if (!choice) return undefined;
  if (found.count.high <= choice.budget && marks.spansOf(document).drop.length === 0) {
    await vscode.env.clipboard.writeText(document.getText(range ?? undefined));
    return { before: found.count, after: found.count };
  }
  const title = vscode.l10n.t("Fitting to {0} tokens", number(choice.budget));
  const fitted = await requestFit(counting, marks, title, { document, range, ...choice });
  if (fitted instanceof UserError) return fitted;
  await vscode.env.clipboard.writeText(fitted.plan.text);
  return { before: fitted.before, after: fitted.after };
}

function messageOf({ before, after }: Copied): string {
  return after.tokens === before.tokens
    ? vscode.l10n.t("Copied {0} tokens.", tokens(after))
    : vscode.l10n.t("Copied: {0} → {1} tokens.", tokens(before), atMost(after));
}
