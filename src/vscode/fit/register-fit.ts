import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { registerPlanView } from "../plan/plan-view.ts";
import { RewriteCommands, type RewriteMemory } from "../rewrite/rewrite-commands.ts";
import { registerApply } from "./fit-apply.ts";
import { FitCommands } from "./fit-commands.ts";
import { registerFitDecorations } from "./fit-decorations.ts";
import { registerFitLenses } from "./fit-lenses.ts";
import { registerFitOnCopy } from "./fit-on-copy.ts";
import { FitPins } from "./fit-pins.ts";
import { FitProposals } from "./fit-proposals.ts";
import { registerRevisions } from "./fit-revise-commands.ts";
import { FitRevisions } from "./fit-revisions.ts";
import { FittingService } from "./fitting-service.ts";

/** What other features show of fits. */
export interface Fits extends vscode.Disposable {
  readonly fitting: FittingService;
  readonly proposals: FitProposals;
}

/** All that fits texts: what proposes, what shows a proposal, and what decides about it. */
export function registerFit(
  counting: CountingService,
  marks: KeepDropMarks,
  workerScript: string,
  { log, ...kept }: RewriteMemory & { readonly log: vscode.LogOutputChannel },
): Fits {
  const fitting = new FittingService(workerScript, counting, log);
  const proposals = new FitProposals(counting);
  const revisions = new FitRevisions(counting, fitting, proposals, marks);
  const pins = new FitPins(proposals, revisions, marks);
  const parts = vscode.Disposable.from(
    fitting,
    proposals,
    revisions,
    pins,
    new FitCommands(counting, fitting, proposals, marks),
    registerRevisions(counting, proposals, revisions),
    registerApply(proposals, revisions),
    registerFitOnCopy(counting, fitting, marks),
    new RewriteCommands({ counting, fitting, proposals, marks, kept }),
    registerFitDecorations(proposals),
    registerFitLenses(proposals),
    registerPlanView(proposals, pins),
  );
  return { fitting, proposals, dispose: () => parts.dispose() };
}
