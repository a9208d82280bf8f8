import * as vscode from "vscode";
import { type ContextLine, type ContextQuestion, contextLines } from "../../../core/document/context/context-lines.ts";
import { filledContext } from "../../../core/document/context/fill-context.ts";
import { UserError } from "../../../core/user-error.ts";
import type { CountingService } from "../../counting/counting-service.ts";
import { documentCounted } from "../counted-as.ts";
import { placeIn } from "../indexed-folders.ts";
import type { SelectingService } from "../selecting-service.ts";

/** Longer texts are no prompts that somebody wrote; looking for lines in them would cost every keystroke. */
const LONGEST = 1_000_000;

interface Services {
  readonly counting: CountingService;
  readonly service: SelectingService;
}

/** What filling in came to, for keyboard shortcuts, tasks and other extensions. */
export interface Filled {
  /** Tokens of each block that was written. */
  readonly tokens: readonly number[];
  /** The first thing that went wrong: the lines that it is about are as they were. */
  readonly problem?: UserError;
}

/** The lines of a document that ask for context. */
export function contextLinesIn(document: vscode.TextDocument): ContextLine[] {
  const text = document.getText();
  return text.length > LONGEST ? [] : contextLines(text);
}

/**
 * Selects for the lines of a document, or for one of them, and puts what was selected below them as one edit that can be
 * undone. A line that went while it was selected for is passed over; the document itself is not selected from.
 */
export async function fillDocument(
  { counting, service }: Services,
  document: vscode.TextDocument,
  only?: number,
): Promise<Filled> {
  const asked = contextLinesIn(document).filter(({ line }) => only === undefined || line === only);
  const found = new Map<string, { readonly text: string; readonly tokens: number }>();
  const problems: UserError[] = [];
  const own = placeIn(service.folders, document.uri)?.shown;
  const excluded = own === undefined ? [] : [{ path: own, start: 0, end: Number.MAX_SAFE_INTEGER }];
  const counted = documentCounted(counting, document);
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
  for (const { asked: one, line } of asked) {
    if ("problem" in one) {
      problems.push(new UserError("invalid-argument", vscode.l10n.t("Line {0}: {1}", line + 1, one.problem)));
      continue;
    }
    if (found.has(keyOf(one))) continue;
    const choice = { query: one.question, budget: one.budget, scope: null, pinned: [], excluded, lineBreak } as const;
    const selected = await service.select(choice, counted);
    if (selected instanceof UserError) problems.push(selected);
    else if (selected.text === "") problems.push(nothing());
    else found.set(keyOf(one), selected);
    if (problems.at(-1)?.code === "cancelled") break;
  }
  const tokens = await write(document, found, only);
  if (tokens === undefined) problems.unshift(unwritable(document));
  return { tokens: tokens ?? [], ...(problems[0] && { problem: problems[0] }) };
}

/** Gives the tokens of what is written; undefined where the editor does not take it. */
async function write(
  document: vscode.TextDocument,
  found: ReadonlyMap<string, { readonly text: string; readonly tokens: number }>,
  only: number | undefined,
): Promise<number[] | undefined> {
  const tokens: number[] = [];
  const edit = new vscode.WorkspaceEdit();
  // The text may have moved meanwhile: its lines are looked for once more.
  const edits = filledContext(document.getText(), contextLinesIn(document), ({ asked, line }) => {
    const selected = "problem" in asked || (only !== undefined && line !== only) ? undefined : found.get(keyOf(asked));
    if (selected !== undefined) tokens.push(selected.tokens);
    return selected?.text;
  });
  for (const { start, end, text } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    if (document.getText(range) !== text) edit.replace(document.uri, range, text);
  }
  return edit.size === 0 || (await vscode.workspace.applyEdit(edit)) ? tokens : undefined;
}

const keyOf = ({ question, budget }: ContextQuestion): string => JSON.stringify([question, budget]);

const nothing = () =>
  new UserError("invalid-argument", vscode.l10n.t("There is nothing to select from: no file here holds text."));

const unwritable = ({ uri }: vscode.TextDocument) =>
  new UserError("unwritable-file", vscode.l10n.t("{0} cannot be written.", uri.fsPath));
