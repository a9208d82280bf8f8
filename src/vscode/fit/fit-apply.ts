import * as vscode from "vscode";
import { atMost, tokens } from "../number-format.ts";
import type { FitProposals } from "./fit-proposals.ts";
import { sayNoneOpen } from "./fit-revise-commands.ts";
import type { FitRevisions } from "./fit-revisions.ts";
import type { Proposal } from "./proposal.ts";

/** What became of a proposal; `too-small`: its budget does not hold what was put back. */
export type Applied = "applied" | "changed" | "read-only" | "too-small";

/** Apply, as one edit, and Discard. */
export function registerApply(proposals: FitProposals, revisions: FitRevisions): vscode.Disposable {
  const command = (name: string, run: (proposal: Proposal) => Promise<unknown>) =>
    vscode.commands.registerCommand(`promptBudget.${name}`, (given: unknown) => {
      const proposal = proposals.find(given instanceof vscode.Uri ? given : undefined);
      return proposal ? run(proposal) : sayNoneOpen();
    });
  return vscode.Disposable.from(
    command("applyFit", (proposal) => apply(proposal, proposals, revisions)),
    command("discardFit", (proposal) => proposals.close(proposal)),
  );
}

/** Applies a proposal; where it cannot be, says why and offers what can be done instead. */
async function apply(proposal: Proposal, proposals: FitProposals, revisions: FitRevisions): Promise<Applied> {
  const applied = await changeDocument(proposal);
  if (applied === "changed") void offerAgain(proposal, revisions);
  else if (applied === "read-only") void offerCopy(proposal);
  else if (applied === "too-small") {
    const { message, minimum } = proposal.problem as NonNullable<Proposal["problem"]>;
    void revisions.offerMinimum(proposal, message, minimum as number);
  } else {
    const { before, after } = proposal.fitted;
    await vscode.window.showTextDocument(proposal.document, { preview: false });
    await proposals.close(proposal);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("Fitted: {0} → {1} tokens. One undo takes it back.", tokens(before), atMost(after)),
      8000,
    );
  }
  return applied;
}

/** Makes the proposal's changes in its document, all as one edit that one undo takes back; else says why it did not. */
async function changeDocument({ document: { uri }, text, fitted, problem }: Proposal): Promise<Applied> {
  if (problem?.minimum !== undefined) return "too-small";
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== text.text) return "changed";
  if (!isWritable(uri)) return "read-only";
  const edits = fitted.replacements.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits);
  return (await vscode.workspace.applyEdit(edit)) ? "applied" : "read-only";
}

/** Schemes that the editor lets a person write to without a file system behind them. */
const WRITABLE_SCHEMES = new Set(["untitled", "vscode-notebook-cell", "vscode-interactive-input"]);

function isWritable({ scheme }: vscode.Uri): boolean {
  return WRITABLE_SCHEMES.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

async function offerAgain(proposal: Proposal, revisions: FitRevisions): Promise<void> {
  const again = vscode.l10n.t("Fit Again");
  const text = vscode.l10n.t("The document has changed since it was fitted, so the proposal was not applied.");
  if ((await vscode.window.showWarningMessage(text, again)) === again) await revisions.revise(proposal, {});
}

async function offerCopy({ after, document: { uri, languageId } }: Proposal): Promise<void> {
  const copy = vscode.l10n.t("Copy");
  const open = vscode.l10n.t("Open as New File");
  const text = vscode.l10n.t(
    "{0} is read-only here, so it stays as it is. Take the fitted text another way?",
    uri.path.split("/").pop() || uri.scheme,
  );
  const chosen = await vscode.window.showWarningMessage(text, copy, open);
  if (chosen === copy) await vscode.env.clipboard.writeText(after);
  if (chosen !== open) return;
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: after, language: languageId }),
  );
}
