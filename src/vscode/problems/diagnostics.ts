import * as vscode from "vscode";
import type { CountedWaste } from "../../node/worker/document-structure.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { number, tokens } from "../number-format.ts";
import { letterHints, letterMessage } from "./letter-hints.ts";

export const DIAGNOSTIC_SOURCE = "Prompt Budget";
export const OVER_BUDGET = "over-budget";
export const WASTE = "waste";
export const LETTERS = "letters";

/** Problems follow the typing after a pause, so that they do not flicker. */
const PAUSE_MS = 250;

const SEVERITY = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** Reports the line where the budget ends, and text that wastes tokens, of the documents that are followed. */
export class Diagnostics implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #collection = vscode.languages.createDiagnosticCollection("promptBudget");
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #disposables: vscode.Disposable[];

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#disposables = [
      this.#collection,
      counting.onDidChange(({ document, what }) => {
        if (what === "closed") this.#forget(document);
        else this.#schedule(document);
      }),
    ];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#collection.delete(document.uri);
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    const report = () => {
      this.#timers.delete(document);
      const state = this.#counting.state(document);
      // While the text is read anew the problems stay as they are: a moment without them would flicker.
      if (state?.structure && state.structureVersion !== document.version) return;
      this.#collection.set(document.uri, state ? diagnosticsOf(document, state) : []);
    };
    this.#timers.set(document, setTimeout(report, PAUSE_MS));
  }
}

function diagnosticsOf(document: vscode.TextDocument, state: DocumentState): vscode.Diagnostic[] {
  const { diagnostics: severity, waste } = state.settings;
  if (severity === null) return [];
  const found = overBudget(document, state, SEVERITY[severity]);
  for (const { letters, range } of letterHints(document, state))
    found.push(information(range, letterMessage(letters, state.target?.tokenizer ?? ""), LETTERS));
  if (!waste) return found;
  for (const { waste, range } of presentWaste(document, state))
    found.push(information(range, wasteMessage(waste), WASTE));
  return found;
}

function information(range: vscode.Range, message: string, code: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

function overBudget(
  document: vscode.TextDocument,
  { overflow, endedBefore, over, count, target, version }: DocumentState,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic[] {
  const budget = target?.budget ?? null;
  if (overflow === null || endedBefore || budget === null || !count || version !== document.version) return [];
  const at = document.positionAt(overflow);
  const [next] = /^\s*\S{1,40}/.exec(document.lineAt(at.line).text.slice(at.character, at.character + 80)) ?? [""];
  const above = tokens({ ...count, tokens: over });
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(at, at.translate(0, next.length)),
    vscode.l10n.t("The budget of {0} tokens ends here; the text is {1} tokens over it.", number(budget), above),
    severity,
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = OVER_BUDGET;
  return [diagnostic];
}

export interface PresentWaste {
  readonly waste: CountedWaste;
  readonly range: vscode.Range;
}

/** The waste of the present text; none while that is being read anew, since its places would be wrong. */
export function presentWaste(document: vscode.TextDocument, state: DocumentState): PresentWaste[] {
  if (!state.structure || state.structureVersion !== document.version) return [];
  return state.structure.waste.map((waste) => {
    const range = new vscode.Range(document.positionAt(waste.start), document.positionAt(waste.end));
    return { waste, range };
  });
}

function wasteMessage({ message, saves }: CountedWaste): string {
  return saves > 0 ? vscode.l10n.t("{0} ({1} tokens could be saved)", message, number(saves)) : message;
}
