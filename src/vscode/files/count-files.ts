import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { DocumentPlace } from "../../node/worker/target-settings.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { number } from "../number-format.ts";
import { readSettings } from "../settings/settings.ts";
import { fileBytes } from "./file-bytes.ts";
import { listedFiles } from "./listed-files.ts";

const MOST_FILES = 20_000;
/** Files that are read at a time. */
const READERS = 8;

export interface CountedFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly count: Count;
  /** What the settings and .promptbudget.json give the file; `null`: nothing. */
  readonly budget: number | null;
}

export interface CountedFiles {
  /** Most tokens first. */
  readonly files: readonly CountedFile[];
  readonly total: Count;
  /** Files that were not counted, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** Counts the named files and those below the named folders, each for the model that its place is counted for. */
export async function countFiles(
  counting: CountingService,
  named: readonly vscode.Uri[],
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<CountedFiles | UserError> {
  const files: CountedFile[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const listed = listedFiles(named);
  let taken = 0;
  const read = async () => {
    for (let next = await listed.next(); !next.done && !token.isCancellationRequested; next = await listed.next()) {
      if (++taken > MOST_FILES) return;
      const path = vscode.workspace.asRelativePath(next.value);
      const counted = await countFile(counting, next.value, path, token);
      if (counted instanceof UserError) skipped.push({ path, reason: reasonOf(counted) });
      else files.push(counted);
      if (taken % 50 === 0) report(vscode.l10n.t("{0} files", number(taken)));
    }
  };
  try {
    await Promise.all(Array.from({ length: READERS }, read));
  } catch (error) {
    return new UserError("unreadable-file", (error as Error).message);
  }
  if (token.isCancellationRequested) return new UserError("cancelled", vscode.l10n.t("Cancelled."));
  if (taken > MOST_FILES) {
    const reason = vscode.l10n.t("only the first {0} files are counted", number(MOST_FILES));
    skipped.push({ path: "…", reason });
  }
  files.sort((a, b) => b.count.tokens - a.count.tokens || (a.path < b.path ? -1 : 1));
  return { files, total: sumOf(files), skipped };
}

async function countFile(
  counting: CountingService,
  uri: vscode.Uri,
  path: string,
  token: vscode.CancellationToken,
): Promise<CountedFile | UserError> {
  const bytes = await fileBytes(uri);
  if (bytes instanceof UserError) return bytes;
  const { target, overrides } = readSettings(uri);
  const answer = await counting.ask("fileCount", { place: placeOfFile(uri), target, overrides, bytes }, token);
  return answer instanceof UserError ? answer : { uri, path, ...answer };
}

const reasonOf = ({ code, message }: UserError) => (code === "binary-file" ? vscode.l10n.t("binary") : message);

function placeOfFile(uri: vscode.Uri): DocumentPlace {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? vscode.workspace.asRelativePath(uri, false) : (uri.path.split("/").pop() ?? "");
  return { uri: uri.toString(), path, folder: folder?.uri.toString() ?? null, languageId: "plaintext" };
}

function sumOf(files: readonly CountedFile[]): Count {
  const sum = { tokens: 0, low: 0, high: 0, exact: true };
  for (const { count } of files) {
    sum.tokens += count.tokens;
    sum.low += count.low;
    sum.high += count.high;
    sum.exact &&= count.exact;
  }
  return sum;
}
