import * as vscode from "vscode";
import type { RewriteModel } from "./rewrite-model.ts";

const REMEMBERED = "promptBudget.rewrite.consent";

/** Whether a person lets a text go to a model: asked once for each, for one on another machine once in each session. */
export class RewriteConsent {
  readonly #memory: vscode.Memento;
  readonly #session = new Set<string>();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  async given(model: RewriteModel, document: string): Promise<boolean> {
    const { destination, reach } = model;
    const remembered = this.#memory.get<readonly string[]>(REMEMBERED, []);
    if (this.#session.has(destination) || (reach !== "elsewhere" && remembered.includes(destination))) return true;
    if (!(await asks(model, document))) return false;
    if (reach === "elsewhere") this.#session.add(destination);
    else await this.#memory.update(REMEMBERED, [...remembered, destination]);
    return true;
  }
}

/** Says what is sent where, and asks; leaving is no. */
async function asks({ name, from, reach }: RewriteModel, document: string): Promise<boolean> {
  const where = {
    editor: vscode.l10n.t("{0} may be a service on the network: what becomes of the text there, it decides.", from),
    machine: vscode.l10n.t("{0} is on this machine, and the text stays on it.", from),
    elsewhere: vscode.l10n.t("{0} is another machine: the text leaves this one.", from),
  }[reach];
  const send = {
    label: `$(cloud-upload) ${vscode.l10n.t("Send the prose of {0} to {1}", document, name)}`,
    detail: vscode.l10n.t(
      "Its paragraphs, lists and headings, the budget and your question. Code, tables, front matter and other files are not sent.",
    ),
    isSent: true,
  };
  const leave = {
    label: `$(circle-slash) ${vscode.l10n.t("Do not send it")}`,
    detail: vscode.l10n.t("Nothing leaves the editor."),
    isSent: false,
  };
  // Enter takes the first.
  const items = reach === "elsewhere" ? [leave, send] : [send, leave];
  const title = vscode.l10n.t("Rewrite to Budget with a Language Model");
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: where, ignoreFocusOut: true });
  return picked?.isSent === true;
}
