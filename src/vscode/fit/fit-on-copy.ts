import * as vscode from "vscode";
import { replaced } from "../../core/plan/replacements.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { whenCounted } from "../counting/when-counted.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { spansOf } from "../marks/mark-ranges.ts";
import { atMost, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { fitArgumentsOf } from "./fit-arguments.ts";
import { pickFit } from "./fit-budget-pick.ts";
import { selectionIn } from "./fit-commands.ts";
import { errorOf } from "./fit-outcome.ts";
import { fitSubjectOf } from "./fit-subject.ts";
import type { FittingService } from "./fitting-service.ts";

/** Puts the selection, else the document, on the clipboard, fitted to the document's budget; the document stays as it is. */
export function registerFitOnCopy(
  counting: CountingService,
  fitting: FittingService,
  marks: KeepDropMarks,
): vscode.Disposable {
  return vscode.commands.registerCommand("promptBudget.copyWithinBudget", async (given: unknown) => {
    const copied = await copy(counting, fitting, marks, given);
    if (copied instanceof UserError) {
      sayRefusal(counting, copied, (why) => vscode.l10n.t("Prompt Budget could not copy the text: {0}", why));
      return errorOf(copied);
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
  fitting: FittingService,
  marks: KeepDropMarks,
  given: unknown,
): Promise<Copied | UserError | undefined> {
  const args = fitArgumentsOf(given);
  if (args instanceof UserError) return args;
  const document = activeTextDocument();
  if (!document) return new UserError("invalid-argument", vscode.l10n.t("Open a text to copy it."));
  const span = selectionIn(document) ?? null;
  const found = await runLongTask(vscode.l10n.t("Counting"), async (token) => {
    const counted = await whenCounted(counting, document, token);
    if (counted instanceof UserError) return counted;
    const subject = await fitSubjectOf(counting, document, span, token);
    // What is copied stands alone, so the rest of the document takes nothing of the budget.
    const { budget } = counted.target;
    const given = budget === null ? null : { budget, from: vscode.l10n.t("the document's budget") };
    return subject instanceof UserError ? subject : { ...subject, given, title: vscode.l10n.t("Fit on Copy") };
  });
  if (found instanceof UserError) return found;
  const budget = args.budget ?? found.given?.budget;
  const choice =
    budget === undefined ? await pickFit(found) : { budget, query: args.query ?? "", level: args.level ?? "auto" };
  if (!choice) return undefined;
  const marked = spansOf(marks.of(document));
  if (found.count.high <= choice.budget && marked.drop.length === 0) {
    const all = document.getText();
    await vscode.env.clipboard.writeText(span ? all.slice(...span) : all);
    return { before: found.count, after: found.count };
  }
  const text = fitting.open(document, span);
  const fitted = await text.plan(choice, { marks: marked });
  text.close();
  if (fitted instanceof UserError) return fitted;
  const after = replaced(text.text, fitted.replacements);
  const [start, end] = span ?? [0, text.text.length];
  await vscode.env.clipboard.writeText(after.slice(start, after.length - (text.text.length - end)));
  return { before: fitted.before, after: fitted.after };
}

function messageOf({ before, after }: Copied): string {
  return after.tokens === before.tokens
    ? vscode.l10n.t("Copied {0} tokens.", tokens(after))
    : vscode.l10n.t("Copied: {0} → {1} tokens.", tokens(before), atMost(after));
}
