import * as vscode from "vscode";
import type { FoundInclude } from "../../node/worker/document-structure.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { locateInclude } from "../counting/include-file.ts";

const PAUSE_MS = 300;
/** More references than this in one file are no hand-written includes. */
const MOST_INCLUDES = 200;

/** Opens included files with Ctrl+click, and marks those that are not there with a hint. */
export function registerIncludeLinks(counting: CountingService): vscode.Disposable {
  const hints = vscode.languages.createDiagnosticCollection("prompt-budget-includes");
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const schedule = (document: vscode.TextDocument) => {
    clearTimeout(timers.get(document));
    timers.set(
      document,
      setTimeout(() => {
        timers.delete(document);
        void hint(document);
      }, PAUSE_MS),
    );
  };
  const hint = async (document: vscode.TextDocument) => {
    // A text that is nowhere yet has nothing beside it.
    if (document.isUntitled) return;
    const { version } = document;
    const missing: vscode.Diagnostic[] = [];
    for (const include of includesOf(counting, document)) {
      if ((await locateInclude(document.uri, include.target)) === undefined) missing.push(hintFor(document, include));
    }
    if (!document.isClosed && document.version === version) hints.set(document.uri, missing);
  };
  return vscode.Disposable.from(
    hints,
    { dispose: () => timers.forEach(clearTimeout) },
    counting.onDidChange(({ document, what }) => {
      if (what === "structure") schedule(document);
      else if (what === "closed") {
        clearTimeout(timers.get(document));
        timers.delete(document);
        hints.delete(document.uri);
      }
    }),
    vscode.workspace.onDidCreateFiles(() => vscode.workspace.textDocuments.forEach(schedule)),
    vscode.workspace.onDidDeleteFiles(() => vscode.workspace.textDocuments.forEach(schedule)),
    vscode.languages.registerDocumentLinkProvider("*", {
      // Only what is there becomes a link; the rest has its hint.
      async provideDocumentLinks(document, token) {
        await whenRead(counting, document, token);
        return linksOf(counting, document);
      },
    }),
  );
}

/** The editor asks once for a text, often before its includes are known. */
function whenRead(
  counting: CountingService,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<void> {
  const { version } = document;
  const state = counting.follow(document);
  const isDone = () => !state || state.structureVersion >= version || token.isCancellationRequested;
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      listening.dispose();
      resolve();
    };
    const listening = vscode.Disposable.from(
      token.onCancellationRequested(settle),
      counting.onDidChange((change) => {
        if (change.document === document && (change.what === "closed" || change.what === "refused" || isDone()))
          settle();
      }),
    );
  });
}

async function linksOf(counting: CountingService, document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
  const links = includesOf(counting, document).map(async (include) => {
    const found = await locateInclude(document.uri, include.target);
    return found ? [new vscode.DocumentLink(rangeOf(document, include), found.uri)] : [];
  });
  return (await Promise.all(links)).flat();
}

/** The references of the present text; none while a newer text waits to be read. */
function includesOf(counting: CountingService, document: vscode.TextDocument): readonly FoundInclude[] {
  const state = counting.state(document);
  if (!state?.structure || state.structureVersion !== document.version) return [];
  return state.structure.includes.slice(0, MOST_INCLUDES);
}

function hintFor(document: vscode.TextDocument, include: FoundInclude): vscode.Diagnostic {
  const message = vscode.l10n.t("The included file “{0}” is not in the workspace.", include.target.slice(0, 200));
  const diagnostic = new vscode.Diagnostic(rangeOf(document, include), message, vscode.DiagnosticSeverity.Hint);
  diagnostic.source = "Prompt Budget";
  return diagnostic;
}

function rangeOf(document: vscode.TextDocument, { start, end }: FoundInclude): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
