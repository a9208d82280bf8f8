import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentImage, ImageCounter } from "../counting/image-counter.ts";
import { number } from "../number-format.ts";
import { DIAGNOSTIC_SOURCE } from "./diagnostics.ts";

export const REPEATED_PICTURE = "repeated-picture";

/** Reports pictures that show nearly the same as an earlier one. They are known later than the other problems of a text. */
export function registerRepeatedPictures(counting: CountingService, images: ImageCounter): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("promptBudget.pictures");
  const report = (document: vscode.TextDocument): void => {
    const state = counting.state(document);
    const isWanted = state?.settings.waste && state.settings.diagnostics !== null;
    const found = isWanted ? images.of(document) : [];
    // The places are those of the text that was read: until then the problems move with the text on their own.
    if (found.length > 0 && state?.structureVersion !== document.version) return;
    collection.set(
      document.uri,
      found.flatMap((image) => problemOf(document, image) ?? []),
    );
  };
  return vscode.Disposable.from(
    collection,
    images.onDidChange(report),
    counting.onDidChange(({ document, what }) => {
      if (what === "closed") collection.delete(document.uri);
    }),
  );
}

function problemOf(
  document: vscode.TextDocument,
  { start, end, tokens, repeats }: DocumentImage,
): vscode.Diagnostic | undefined {
  if (repeats === null) return undefined;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const said = repeats.isSame
    ? vscode.l10n.t("This picture shows the same as {0}.", repeats.name)
    : vscode.l10n.t("This picture shows nearly the same as {0}.", repeats.name);
  const message = tokens === null ? said : vscode.l10n.t("{0} Leaving it out saves {1} tokens.", said, number(tokens));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = REPEATED_PICTURE;
  return diagnostic;
}
