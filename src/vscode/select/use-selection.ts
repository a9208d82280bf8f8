import * as vscode from "vscode";
import { isGivenText } from "./given-text-names.ts";
import { SELECTION_SCHEME, type Selections } from "./selections.ts";

/** What can be done with the selection in front: copy it, as text or as references, insert it, open it as a new file. */
export function registerUse(selections: Selections): vscode.Disposable {
  const command = (name: string, run: () => unknown) => vscode.commands.registerCommand(`promptBudget.${name}`, run);
  return vscode.Disposable.from(
    command("copySelection", () =>
      copy(selections.current?.selected.text, vscode.l10n.t("The selected context is in the clipboard.")),
    ),
    command("copySelectionReferences", () =>
      copy(referencesTo(selections), vscode.l10n.t("References to the selected context are in the clipboard.")),
    ),
    command("insertSelection", () => insert(selections)),
    command("openSelection", async () => {
      const content = selections.current?.selected.text;
      if (content === undefined) return;
      const document = await vscode.workspace.openTextDocument({ content, language: "markdown" });
      await vscode.window.showTextDocument(document, { preview: false });
    }),
  );
}

async function copy(text: string | undefined, said: string): Promise<void> {
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(said, 5000);
}

/** `#file:src/load.ts:3-9` for each run of lines of the files, as the editor's chat reads them, and their headers say. */
function referencesTo({ current }: Selections): string | undefined {
  if (current === undefined) return undefined;
  const { text, pieces } = current.selected;
  const references = pieces.flatMap(({ path, at }) => {
    if (isGivenText(path!)) return [];
    const header = text.slice(...at!).split("\n", 1)[0]!;
    const lines = /:([\d,-]+)$/.exec(header)?.[1]?.split(",");
    return lines?.map((run) => `#file:${path}:${run}`) ?? [`#file:${path}`];
  });
  return references.join("\n");
}

/** Puts the selected text at the cursor of the editor that is not the selection's own. */
async function insert({ current }: Selections): Promise<boolean> {
  const takes = ({ document }: vscode.TextEditor) => document.uri.scheme !== SELECTION_SCHEME;
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = activeTextEditor && takes(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(takes);
  if (current === undefined || editor === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Show the text that the context is to be inserted in beside the selection."),
    );
    return false;
  }
  return editor.edit((edit) => edit.replace(editor.selection, current.selected.text));
}
