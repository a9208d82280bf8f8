import * as vscode from "vscode";
import type { UserError } from "../core/user-error.ts";
import type { CountingService } from "./counting/counting-service.ts";

/**
 * Says in one message why a command came to nothing, without waiting for the person to read it. A cancelled one is not
 * mentioned; a failure of ours leads to the log, `failed` says what could not be done.
 */
export function sayRefusal(counting: CountingService, error: UserError, failed: (message: string) => string): void {
  if (error.code === "cancelled") return;
  if (error.code !== "internal") {
    void vscode.window.showErrorMessage(error.message);
    return;
  }
  const log = vscode.l10n.t("Show Log");
  void vscode.window.showErrorMessage(failed(error.message), log).then((chosen) => {
    if (chosen === log) counting.showLog();
  });
}
