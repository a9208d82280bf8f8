import * as vscode from "vscode";
import type { PutBack } from "../../core/plan/put-backs.ts";
import { placesAfter } from "../../core/plan/replacements.ts";
import { amount, atMost, number, tokens } from "../number-format.ts";
import type { PinTarget } from "./fit-pins.ts";
import { type FitProposals, PLAN_SCHEME } from "./fit-proposals.ts";
import type { Proposal } from "./proposal.ts";

/** More lenses than this on one line are read by nobody; one that offers a choice takes their place. */
const MOST_ON_A_LINE = 2;
/** More lines with lenses than this would make the editor slow. */
const MOST_LINES = 400;
const LONGEST_BEGINNING = 28;

/** Lenses in the fitted text: its figures and what can be done at the top, and at each cut the offer to take it back. */
export function registerFitLenses(proposals: FitProposals): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    proposals.onDidChangeProposals(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { scheme: PLAN_SCHEME },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses(document) {
          const proposal = proposals.find(document.uri);
          if (!proposal) return [];
          return [...headOf(proposal), ...pinsOf(proposal, document), ...cutsOf(proposal, document)];
        },
      },
    ),
    vscode.commands.registerCommand("promptBudget.choosePutBack", (targets: readonly CutTarget[]) =>
      choosePutBack(targets),
    ),
  );
}

const TOP = new vscode.Range(0, 0, 0, 0);

function* headOf({ uri, fitted, decisions, problem, isStale }: Proposal): Generator<vscode.CodeLens> {
  const lens = (title: string, command = "", given: unknown = uri, tooltip = "") =>
    new vscode.CodeLens(TOP, { title, command, arguments: [given], tooltip });
  const { after, before, budget } = fitted;
  if (isStale) yield lens(`$(warning) ${vscode.l10n.t("The document has changed since")}`);
  else if (problem) yield lens(`$(warning) ${problem.message}`);
  else {
    const text = vscode.l10n.t("{0} of {1} tokens, was {2}", atMost(after), number(budget), tokens(before));
    yield lens(`$(dashboard) ${text}`);
  }
  if (isStale) yield lens(vscode.l10n.t("Fit Again"), "promptBudget.fitAgain");
  if (problem?.minimum !== undefined) {
    const { minimum } = problem;
    yield lens(vscode.l10n.t("Fit to {0}", number(minimum)), "promptBudget.changeFitBudget", { budget: minimum });
  }
  yield lens(vscode.l10n.t("Change Budget…"), "promptBudget.changeFitBudget");
  yield lens(vscode.l10n.t("Apply"), "promptBudget.applyFit");
  yield lens(vscode.l10n.t("Discard"), "promptBudget.discardFit");
  const { query } = decisions.choice;
  if (query !== "") yield lens(`$(question) ${clipped(query)}`, "promptBudget.changeFitQuestion", uri, query);
}

/** What was put back by hand can be left out again. */
function* pinsOf(proposal: Proposal, document: vscode.TextDocument): Generator<vscode.CodeLens> {
  const { decisions, isStale, fitted } = proposal;
  if (isStale) return;
  const place = placesAfter(fitted.replacements);
  for (const { kind, start, end } of decisions.pins.slice(0, MOST_LINES)) {
    if (kind !== "keep") continue;
    const at = lineOf(document, place(firstLetter(proposal, start, end)));
    const target: PinTarget = { plan: proposal.uri.toString(), start, end };
    const title = vscode.l10n.t("Leave Out {0}", quoted(proposal, start, end));
    yield new vscode.CodeLens(at, {
      title: `$(pinned) ${title}`,
      command: "promptBudget.leaveOut",
      arguments: [target],
      tooltip: vscode.l10n.t("You put this back"),
    });
  }
}

/** A cut as a lens or its list of choices names it. */
interface CutTarget extends PinTarget {
  readonly beginning: string;
  readonly tokens: string;
  readonly reason: string;
}

function* cutsOf(proposal: Proposal, document: vscode.TextDocument): Generator<vscode.CodeLens> {
  if (proposal.isStale) return;
  const byLine = new Map<number, CutTarget[]>();
  const place = placesAfter(proposal.fitted.replacements);
  for (const cut of proposal.fitted.putBacks) {
    const { line } = document.positionAt(place(firstLetter(proposal, cut.start, cut.end)));
    if (byLine.size >= MOST_LINES && !byLine.has(line)) continue;
    byLine.set(line, [...(byLine.get(line) ?? []), targetOf(proposal, cut)]);
  }
  for (const [line, targets] of byLine) {
    const at = new vscode.Range(line, 0, line, 0);
    if (targets.length > MOST_ON_A_LINE) {
      const title = vscode.l10n.t("Put Back… ({0} cuts)", targets.length);
      yield new vscode.CodeLens(at, { title, command: "promptBudget.choosePutBack", arguments: [targets] });
      continue;
    }
    for (const target of targets) {
      const { beginning, tokens, reason } = target;
      const title = vscode.l10n.t("Put Back {0} ({1} tokens)", beginning, tokens);
      yield new vscode.CodeLens(at, { title, command: "promptBudget.putBack", arguments: [target], tooltip: reason });
    }
  }
}

function targetOf(proposal: Proposal, { start, end, tokens, reason }: PutBack): CutTarget {
  return {
    ...{ plan: proposal.uri.toString(), start, end, reason },
    beginning: quoted(proposal, start, end),
    tokens: amount(tokens, proposal.fitted.before.exact),
  };
}

/** Lets a person choose among the cuts of one line. */
async function choosePutBack(targets: readonly CutTarget[]): Promise<unknown> {
  const items = targets.map((target) => ({
    label: target.beginning,
    description: vscode.l10n.t("{0} tokens", target.tokens),
    detail: target.reason,
    target,
  }));
  const title = vscode.l10n.t("Put Back");
  const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDetail: true });
  if (!chosen || chosen.length === 0) return undefined;
  return vscode.commands.executeCommand(
    "promptBudget.putBack",
    chosen.map(({ target }) => target),
  );
}

function lineOf(document: vscode.TextDocument, offset: number): vscode.Range {
  const { line } = document.positionAt(offset);
  return new vscode.Range(line, 0, line, 0);
}

/** Blanks before a text stand on the line of the text before it. */
function firstLetter({ text }: Proposal, start: number, end: number): number {
  const at = text.text.slice(start, end).search(/\S/);
  return at < 0 ? start : start + at;
}

/** The beginning of a text, without the marks of a heading or an item. */
function quoted({ text }: Proposal, start: number, end: number): string {
  const beginning = text.text.slice(start, Math.min(end, start + LONGEST_BEGINNING * 8));
  return `“${clipped(beginning.replace(/^\s*(?:[-*+>]|#{1,6})\s+/, ""))}”`;
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_BEGINNING ? `${line.slice(0, LONGEST_BEGINNING - 1).trimEnd()}…` : line;
}
