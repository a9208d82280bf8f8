import * as vscode from "vscode";
import type { FitProposals } from "../../vscode/fit/fit-proposals.ts";
import type { KeepDropMarks } from "../../vscode/marks/keep-drop-marks.ts";
import { type Mark, withMark } from "../../vscode/marks/mark-ranges.ts";

export interface DecisionParts {
  readonly proposals: FitProposals;
  readonly marks: KeepDropMarks;
}

/** What a person decided about ranges of a document: by its marks, and for the proposal that is open. */
export function decisionsOn(document: vscode.TextDocument, { proposals, marks }: DecisionParts): readonly Mark[] {
  const own = marks.of(document);
  return proposals.of(document)?.decisions.pins.reduce<readonly Mark[]>(withMark, own) ?? own;
}

const COMMANDS = { keep: "putBack", drop: "leaveOut" } as const;

/** Decides about a range of a document: in its proposal where one is open, as the plan's tree does; else by a mark. */
export async function decide(
  document: vscode.TextDocument,
  { start, end, decision }: { start: number; end: number; decision: Mark["kind"] | null },
  { proposals, marks }: DecisionParts,
): Promise<void> {
  const proposal = proposals.of(document);
  const [from, to] = proposal?.span ?? [0, Number.POSITIVE_INFINITY];
  const isInProposal = proposal !== undefined && from <= start && end <= to;
  const overlaps = (mark: Mark) => mark.start < end && start < mark.end;
  if (decision === null && marks.of(document).some(overlaps)) marks.remove(document, start, end);
  if (!isInProposal) {
    if (decision !== null) marks.add(document, { kind: decision, start, end });
    return;
  }
  if (decision === null && !proposal.decisions.pins.some(overlaps)) return;
  // Its ranges are of the text that it was fitted to.
  if (proposal.isStale) await vscode.commands.executeCommand("promptBudget.fitAgain", proposal.uri);
  const target = { plan: proposal.uri.toString(), start, end };
  const command = decision === null ? "forgetDecision" : COMMANDS[decision];
  await vscode.commands.executeCommand(`promptBudget.${command}`, target);
}
