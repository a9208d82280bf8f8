import * as vscode from "vscode";
import type { Range } from "../../core/plan/plan.ts";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { whenCounted } from "../counting/when-counted.ts";
import type { FitSubject } from "./fit-budget-pick.ts";

/** What there is to fit: a document with the budget it is given, or a selection with what the rest leaves for it. */
export async function fitSubjectOf(
  counting: CountingService,
  document: vscode.TextDocument,
  span: Range | null,
  token: vscode.CancellationToken,
): Promise<FitSubject | UserError> {
  const counted = await whenCounted(counting, document, token);
  if (counted instanceof UserError) return counted;
  const { count, target, overflow } = counted;
  if (span === null) {
    return {
      title: vscode.l10n.t("Fit Document to Budget"),
      count,
      given: target.budget === null ? null : { budget: target.budget, from: vscode.l10n.t("the document's budget") },
      overflowLine: overflow === null ? null : document.positionAt(overflow).line + 1,
    };
  }
  const selected = await counting.ask("rangeCount", {
    uri: document.uri.toString(),
    version: document.version,
    ranges: [span],
  });
  if (selected instanceof UserError) return selected;
  const left = (target.budget ?? 0) - (count.high - selected.high);
  return {
    title: vscode.l10n.t("Fit Selection to Budget"),
    count: selected,
    given: left > 0 ? { budget: left, from: vscode.l10n.t("what the rest of the document leaves") } : null,
    overflowLine: null,
  };
}
