import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { NamedBytes } from "../../node/worker/worker-queries.ts";
import { fileBytes } from "../files/file-bytes.ts";
import { listedFiles } from "../files/listed-files.ts";
import { number } from "../number-format.ts";

/** All files are counted a dozen times, so that they are held meanwhile; the command line has no such end. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The bytes of the named files and of those below the named folders, without what cannot be read. */
export async function filesToCompare(
  named: readonly vscode.Uri[],
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<NamedBytes[] | UserError> {
  const files: NamedBytes[] = [];
  let size = 0;
  try {
    for await (const uri of listedFiles(named)) {
      if (token.isCancellationRequested) return new UserError("cancelled", vscode.l10n.t("Cancelled."));
      const bytes = await fileBytes(uri);
      if (bytes instanceof UserError) continue;
      size += bytes.length;
      if (size > MOST_BYTES)
        return new UserError(
          "file-too-large",
          vscode.l10n.t("These are more than 32 MB; `prompt-budget compare` counts any number of files."),
        );
      files.push({ path: uri.path, bytes });
      if (files.length % 50 === 0) report(vscode.l10n.t("{0} files", number(files.length)));
    }
  } catch (error) {
    return new UserError("unreadable-file", (error as Error).message);
  }
  return files;
}
