import type * as vscode from "vscode";
import type { Range } from "../../core/plan/plan.ts";
import { replaced } from "../../core/plan/replacements.ts";
import type { UserError } from "../../core/user-error.ts";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import { offsetAfter } from "../../node/worker/text-changes.ts";
import type { TextChange } from "../../node/worker/worker-protocol.ts";
import { type Mark, movedMarks } from "../marks/mark-ranges.ts";
import type { FitChoice, FitText } from "./fitting-service.ts";

/** What a person decided about a proposal. */
export interface Decisions {
  readonly choice: FitChoice;
  /** What they put back or left out by hand, in the document as it is now. */
  readonly pins: readonly Mark[];
}

/** A fit that a person looks at and changes, and has neither applied nor discarded. */
export class Proposal {
  /** Names the read-only document that shows the fitted text. */
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  /** The text that the plan is for. */
  text: FitText;
  /** The plan that is shown. */
  fitted: Fitted;
  /** What the document would be with it. */
  after: string;
  /** As asked for last; the plan that is shown may be of earlier ones. */
  decisions: Decisions;
  /** Why there is no plan for the decisions. */
  problem: UserError | null = null;
  /** What is fitted of the document as it is now; `null`: all. */
  span: Range | null;
  /** Stops what is being planned. */
  running: AbortController | null = null;
  #shown: Decisions;
  /** Since the text was taken; `null`: it changed unseen, while it was fitted. */
  #changes: TextChange[] | null = null;
  /** The version of the document up to which the changes are known. */
  #version = 0;

  constructor(uri: vscode.Uri, text: FitText, fitted: Fitted, choice: FitChoice) {
    this.uri = uri;
    this.document = text.document;
    this.text = text;
    this.span = text.span;
    this.fitted = fitted;
    this.after = replaced(text.text, fitted.replacements);
    this.decisions = { choice, pins: [] };
    this.#shown = this.decisions;
    this.#begin(text);
  }

  /** Whether the document is another since it was fitted. */
  get isStale(): boolean {
    return this.#changes === null || this.#changes.length > 0 || this.#version !== this.document.version;
  }

  /** Takes a new plan, and the text that it is for. */
  show(text: FitText, fitted: Fitted, decisions: Decisions): void {
    if (text !== this.text) {
      this.text.close();
      this.text = text;
      this.#begin(text);
    }
    this.fitted = fitted;
    this.after = replaced(text.text, fitted.replacements);
    this.#shown = decisions;
    this.problem = null;
  }

  /** Takes the decisions back to those that the plan shown was made for. */
  revert(): void {
    this.decisions = this.#shown;
  }

  /** Follows a change of the document: what was decided moves with its text. */
  move(changes: readonly TextChange[]): void {
    this.#changes?.push(...changes);
    this.#version = this.document.version;
    const moved = ({ choice, pins }: Decisions): Decisions => ({ choice, pins: movedBy(changes, pins) });
    this.decisions = moved(this.decisions);
    this.#shown = moved(this.#shown);
    if (this.span) this.span = movedSpan(this.span, changes);
  }

  /** Where a range of the text that was fitted stands in the document now; `undefined` where it was changed. */
  placeOf(start: number, end: number): Range | undefined {
    if (this.#changes === null) return undefined;
    const [from, to] = [offsetAfter(start, this.#changes), offsetAfter(end, this.#changes)];
    return from === null || to === null ? undefined : [from, to];
  }

  /** Says that the document is again what was fitted. */
  settle(): void {
    this.#changes = [];
    this.span = this.text.span;
  }

  #begin({ version, document }: FitText): void {
    this.#version = version;
    this.#changes = version === document.version ? [] : null;
  }
}

function movedSpan([start, end]: Range, changes: readonly TextChange[]): Range {
  const [moved] = movedBy(changes, [{ kind: "keep", start, end }]);
  return moved ? [moved.start, moved.end] : [start, start];
}

function movedBy(changes: readonly TextChange[], marks: readonly Mark[]): readonly Mark[] {
  return changes.reduce((moved, { offset, length, text }) => movedMarks(moved, offset, length, text.length), marks);
}
