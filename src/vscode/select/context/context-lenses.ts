import * as vscode from "vscode";
import type { ContextLine } from "../../../core/document/context/context-lines.ts";
import { UserError } from "../../../core/user-error.ts";
import type { CountingService } from "../../counting/counting-service.ts";
import { atMost, number } from "../../number-format.ts";
import { contextLinesIn } from "./fill-document.ts";

/** At each line that asks for context: what its block takes, and the offer to fill it in. */
export function registerContextLenses(counting: CountingService): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const hasLenses = new WeakSet<vscode.TextDocument>();
  return vscode.Disposable.from(
    changed,
    counting.onDidChange(({ document, what }) => {
      if ((what === "count" || what === "target") && hasLenses.has(document)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      [{ scheme: "file" }, { scheme: "untitled" }, { scheme: "vscode-remote" }],
      {
        onDidChangeCodeLenses: changed.event,
        async provideCodeLenses(document) {
          const lines = contextLinesIn(document);
          if (lines.length === 0) hasLenses.delete(document);
          else hasLenses.add(document);
          const all = await Promise.all(lines.map((line) => lensesOf(line, document, counting)));
          return all.flat();
        },
      },
    ),
  );
}

async function lensesOf(
  { asked, line, held }: ContextLine,
  document: vscode.TextDocument,
  counting: CountingService,
): Promise<vscode.CodeLens[]> {
  const at = new vscode.Range(line, 0, line, 0);
  const lens = (title: string, command = "") =>
    new vscode.CodeLens(at, { title, command, arguments: [{ uri: document.uri.toString(), line }] });
  if ("problem" in asked) return [lens(`$(warning) ${asked.problem}`)];
  const budget = number(asked.budget);
  const act = (title: string) => lens(`$(sync) ${title}`, "promptBudget.fillContext");
  if (held === undefined) return [act(vscode.l10n.t("Fill In {0} Tokens", budget))];
  const uri = document.uri.toString();
  counting.follow(document);
  const ranges = [[held.start, held.end]] as const;
  const count = await counting.ask("rangeCount", { uri, version: document.version, ranges });
  const refresh = act(vscode.l10n.t("Refresh"));
  if (count instanceof UserError) return [refresh];
  const figures = vscode.l10n.t("{0} of {1} tokens", atMost(count), budget);
  const icon = count.high > asked.budget ? "warning" : "dashboard";
  return [lens(`$(${icon}) ${figures}`), refresh];
}
