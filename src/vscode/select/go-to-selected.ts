import * as vscode from "vscode";
import type { FileRange } from "../../core/select/options.ts";
import { isGivenText } from "./given-text-names.ts";
import { uriOf } from "./indexed-folders.ts";
import type { SelectingService } from "./selecting-service.ts";
import type { Selections } from "./selections.ts";

/** What a link gives: the piece of an open selection; a row of the tree is a range itself. */
interface PieceLink {
  readonly uri: string;
  readonly index: number;
}

/** Opens the file of a piece with the piece selected. A file that is shorter by now is shown at its end. */
export async function goToSelected(
  service: SelectingService,
  selections: Selections,
  given: FileRange | PieceLink | undefined,
): Promise<vscode.TextEditor | undefined> {
  const range = given === undefined || "path" in given ? given : rangeOf(selections, given);
  const uri = range && uriOf(service.folders, range.path);
  if (range === undefined || uri === undefined || isGivenText(range.path)) return undefined;
  // Offsets are of the text of its pages, which no editor shows.
  if (/\.pdf$/i.test(range.path)) return void (await vscode.commands.executeCommand("vscode.open", uri));
  const document = await vscode.workspace.openTextDocument(uri);
  const isWhole = range.end === Number.MAX_SAFE_INTEGER;
  const start = document.positionAt(range.start);
  const selection = new vscode.Range(start, isWhole ? start : document.positionAt(range.end));
  return vscode.window.showTextDocument(document, { selection, preserveFocus: !("index" in given!) });
}

function rangeOf(selections: Selections, { uri, index }: PieceLink): FileRange | undefined {
  const piece = selections.find(vscode.Uri.parse(uri))?.selected.pieces[index];
  return piece && { path: piece.path!, start: piece.start, end: piece.end };
}
