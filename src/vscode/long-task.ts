import * as vscode from "vscode";

/** A task that ends sooner shows nothing: a notification that flashes by tells nobody anything. */
const SHOWN_AFTER_MS = 300;

/**
 * Runs a task that can be cancelled; when it takes longer than a moment, a notification shows its progress.
 *
 * @param shownAfterMs longer where the progress is shown elsewhere too.
 */
export async function runLongTask<T>(
  title: string,
  task: (token: vscode.CancellationToken, report: (message: string) => void) => Promise<T>,
  shownAfterMs = SHOWN_AFTER_MS,
): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  let report: (message: string) => void = () => {};
  const running = task(source.token, (message) => report(message));
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => source.cancel());
      report = (message) => progress.report({ message });
      return running.then(
        () => undefined,
        () => undefined,
      );
    });
  }, shownAfterMs);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
