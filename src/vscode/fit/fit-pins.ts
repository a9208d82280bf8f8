import * as v from "valibot";
import * as vscode from "vscode";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { type Mark, withMark, withoutMarks } from "../marks/mark-ranges.ts";
import type { FitOutcome } from "./fit-outcome.ts";
import type { FitProposals } from "./fit-proposals.ts";
import { sayNoneOpen, unlessHead } from "./fit-revise-commands.ts";
import type { FitRevisions } from "./fit-revisions.ts";
import type { Proposal } from "./proposal.ts";

/** A range of a proposal's text, as it was fitted: what a lens, a hover or a row of the tree gives to a command. */
const pinned = v.looseObject({
  plan: v.optional(v.string()),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer()),
});

export interface PinTarget {
  /** The plan's URI; absent: the current one. */
  readonly plan?: string;
  readonly start: number;
  readonly end: number;
}

/** `undefined`: forget what was decided about a range. */
export type Decision = Mark["kind"] | undefined;

/** What a person decides about parts of a proposal; it holds for this proposal until it is remembered as marks. */
export class FitPins implements vscode.Disposable {
  readonly #proposals: FitProposals;
  readonly #revisions: FitRevisions;
  readonly #marks: KeepDropMarks;
  readonly #commands: vscode.Disposable;

  constructor(proposals: FitProposals, revisions: FitRevisions, marks: KeepDropMarks) {
    this.#proposals = proposals;
    this.#revisions = revisions;
    this.#marks = marks;
    const { registerCommand } = vscode.commands;
    /** A menu of the tree gives the row that it was opened on, and all that are selected. */
    const deciding = (name: string, decision: Decision) =>
      registerCommand(`promptBudget.${name}`, (given: unknown, selected: unknown) =>
        this.#decideOn(Array.isArray(selected) && selected.length > 0 ? selected : given, decision),
      );
    this.#commands = vscode.Disposable.from(
      deciding("putBack", "keep"),
      deciding("pin", "keep"),
      deciding("leaveOut", "drop"),
      deciding("forgetDecision", undefined),
      registerCommand("promptBudget.forgetDecisions", () => this.#forgetAll()),
      registerCommand("promptBudget.rememberDecisions", () => this.#remember()),
    );
  }

  /** Decides about ranges of the text that was fitted, and plans anew. */
  async decide(
    proposal: Proposal,
    ranges: readonly { readonly start: number; readonly end: number; readonly decision: Decision }[],
  ): Promise<FitOutcome | undefined> {
    const { pins, choice } = proposal.decisions;
    let decided = pins;
    for (const { start, end, decision } of ranges) {
      const place = proposal.placeOf(start, end);
      if (!place) continue;
      const [from, to] = place;
      decided = decision
        ? withMark(decided, { kind: decision, start: from, end: to })
        : withoutMarks(decided, from, to);
    }
    if (decided === pins) {
      void vscode.window.showWarningMessage(vscode.l10n.t("This text is another by now: fit it again first."));
      return undefined;
    }
    return this.#revisions.revise(proposal, { pins: decided, choice: { ...choice, level: unlessHead(choice.level) } });
  }

  dispose(): void {
    this.#commands.dispose();
  }

  async #decideOn(given: unknown, decision: Decision): Promise<FitOutcome | undefined> {
    const parsed = v.safeParse(v.union([pinned, v.array(pinned)]), given);
    if (!parsed.success) return undefined;
    const targets = [parsed.output].flat();
    const plan = targets[0]?.plan;
    const proposal = this.#proposals.find(plan === undefined ? undefined : vscode.Uri.parse(plan));
    if (!proposal) return sayNoneOpen();
    return this.decide(
      proposal,
      targets.map(({ start, end }) => ({ start, end, decision })),
    );
  }

  async #forgetAll(): Promise<FitOutcome | undefined> {
    const proposal = this.#proposals.find();
    return proposal ? this.#revisions.revise(proposal, { pins: [] }) : sayNoneOpen();
  }

  /** Makes what was decided marks of the document, which outlive the proposal. */
  async #remember(): Promise<number | undefined> {
    const proposal = this.#proposals.find();
    if (!proposal) return sayNoneOpen();
    const { pins } = proposal.decisions;
    for (const pin of pins) this.#marks.add(proposal.document, pin);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Remembered {0} marks in the document.", pins.length), 8000);
    await this.#revisions.revise(proposal, { pins: [] });
    return pins.length;
  }
}
