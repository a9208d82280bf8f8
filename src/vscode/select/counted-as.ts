import * as vscode from "vscode";
import type { CountedAs } from "../../node/selecting/selecting-queries.ts";
import type { DocumentPlace } from "../../node/worker/target-settings.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { placeOf, placeScope } from "../counting/document-place.ts";
import { configTextOf } from "../counting/workspace-files.ts";
import { readSettings, type Settings } from "../settings/settings.ts";

/** How a selection is counted that is for no document: as a text in the first folder is. */
export function workspaceCounted(): Promise<CountedAs> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = folder?.toString() ?? "";
  return countedAs({ uri, path: "", folder: uri || null, languageId: "plaintext" }, readSettings(folder));
}

/** How what goes into a document is counted: as the document is. */
export function documentCounted(counting: CountingService, document: vscode.TextDocument): Promise<CountedAs> {
  const settings = counting.follow(document)?.settings ?? readSettings(placeScope(document));
  return countedAs(placeOf(document), settings);
}

async function countedAs(place: DocumentPlace, { target, overrides, shared }: Settings): Promise<CountedAs> {
  const config = place.folder === null ? null : await configTextOf(vscode.Uri.parse(place.folder));
  return { place, settings: target, overrides, shared, config };
}
