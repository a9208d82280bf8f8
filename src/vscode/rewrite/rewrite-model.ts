import type * as vscode from "vscode";
import type { RewriteRequest } from "../../core/compress/rewrite/rewriting.ts";
import type { UserError } from "../../core/user-error.ts";

/** A language model that a person can let rewrite a text. */
export interface RewriteModel {
  /** For a person, in lists and reasons. */
  readonly name: string;
  /** For a person: the extension or the address that answers. */
  readonly from: string;
  /** `editor`: by way of the editor, wherever it leads; `machine`: it stays on this machine; `elsewhere`: it leaves it. */
  readonly reach: "editor" | "machine" | "elsewhere";
  /** What a person's consent is remembered for. */
  readonly destination: string;
  /** Made ready to be asked, after consent; `undefined` when the person leaves. */
  ready(token: vscode.CancellationToken): Promise<ReadyModel | UserError | undefined>;
}

export interface ReadyModel {
  readonly name: string;
  ask(request: RewriteRequest, token: vscode.CancellationToken): Promise<string | UserError>;
}
