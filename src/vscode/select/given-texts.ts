import * as vscode from "vscode";
import { workingDiff } from "../../node/files/git.ts";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";
import { type TextName, textPath } from "./given-text-names.ts";
import type { TerminalOutput } from "./terminal-output.ts";

/** Of a longer text (a diff of generated files) the beginning is selected from. */
const LONGEST = 400_000;
/** More problems are those of a build that is broken as a whole. */
const MOST_PROBLEMS = 2_000;

interface Text {
  readonly path: string;
  readonly text: string;
}

export function textLabel(name: TextName): string {
  const labels = {
    clipboard: vscode.l10n.t("The clipboard"),
    problems: vscode.l10n.t("The problems that the editor shows"),
    changes: vscode.l10n.t("Changes since the last commit (git diff)"),
    terminal: vscode.l10n.t("What commands printed in the terminals"),
    unsaved: vscode.l10n.t("Texts that are no files yet, like a pasted conversation"),
  };
  return labels[name];
}

/** The texts of those names as they are now, without those that are empty. */
export async function givenTexts(
  names: Iterable<TextName>,
  folders: readonly IndexedFolder[],
  terminals: TerminalOutput,
): Promise<Text[]> {
  const found = await Promise.all(Array.from(names, (name) => textsOf(name, folders, terminals)));
  return found
    .flat()
    .filter(({ text }) => text.trim() !== "")
    .map(({ path, text }) => ({ path, text: text.slice(0, LONGEST) }));
}

async function textsOf(name: TextName, folders: readonly IndexedFolder[], terminals: TerminalOutput): Promise<Text[]> {
  switch (name) {
    case "clipboard":
      return [{ path: textPath(name), text: await vscode.env.clipboard.readText() }];
    case "problems":
      return [{ path: textPath(name), text: problems() }];
    case "changes":
      return changes(folders);
    case "terminal":
      return [{ path: textPath(name), text: terminals.text }];
    case "unsaved":
      return vscode.workspace.textDocuments
        .filter(({ isUntitled, isClosed }) => isUntitled && !isClosed)
        .map((document) => ({ path: textPath(document.uri.path), text: document.getText() }));
  }
}

/** One line each, as compilers write them. */
function problems(): string {
  const lines = vscode.languages.getDiagnostics().flatMap(([uri, all]) =>
    all.map(({ range, severity, message, source }) => {
      const place = `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}:${range.start.character + 1}`;
      const said = message.replace(/\s+/g, " ");
      return `${place}: ${vscode.DiagnosticSeverity[severity]}: ${said}${source ? ` (${source})` : ""}`;
    }),
  );
  return lines.slice(0, MOST_PROBLEMS).join("\n");
}

/** A repository that nobody vouched for could make git run its own programs. */
async function changes(folders: readonly IndexedFolder[]): Promise<Text[]> {
  if (!vscode.workspace.isTrusted) return [];
  const all = folders.map(async ({ root, prefix }) => ({
    path: textPath(`${prefix}changes.diff`),
    text: await workingDiff(root),
  }));
  return Promise.all(all);
}
