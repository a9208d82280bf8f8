import * as vscode from "vscode";
import type { Format } from "../../core/document/document.ts";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { amount, share } from "../number-format.ts";
import { shareBar } from "../status/share-bar.ts";
import { labelStyle } from "./label-style.ts";
import { registerPainter, visibleOffsets } from "./painter.ts";

/** Lines above and below the visible ones that are drawn ahead. */
const MARGIN_LINES = 30;

/** In these a label amid a line would stand between a key and its value. */
const DATA: ReadonlySet<Format> = new Set(["json", "chat-json", "chat-jsonl"]);
/** The end of a longer line of data is out of sight, and what stands there tells nothing. */
const LONGEST_RECORD = 200;

/** Writes each section's tokens and its share of the document behind its heading. */
export function registerSectionSizes(counting: CountingService): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor("promptBudget.sectionSize"), margin: "0 0 0 1em", fontStyle: "normal" },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const paint = async (editor: vscode.TextEditor, state: DocumentState | undefined) => {
    const { document } = editor;
    if (!state?.structure || !state.settings.sections) {
      editor.setDecorations(type, []);
      return;
    }
    const question = {
      uri: document.uri.toString(),
      version: document.version,
      ranges: visibleOffsets(editor, MARGIN_LINES),
    };
    const answer = await counting.ask("sections", question);
    // The text went on meanwhile: what is drawn moves with it until the sections are read anew.
    if (answer instanceof UserError || answer.version !== document.version) return;
    const exact = state.count?.exact ?? true;
    const wraps = vscode.workspace.getConfiguration("editor", document).get("wordWrap") !== "off";
    const isData = DATA.has(state.structure.format);
    const overflow = state.settings.overflowLine ? state.overflow : null;
    const endsIn = overflow === null || state.endedBefore ? -1 : document.positionAt(overflow).line;
    const standsAlone = (line: number) => wraps && line !== endsIn && !isCompared(document);
    const labels = new Map<string, vscode.DecorationOptions>();
    for (const { labelEnd, tokens } of answer.sections) {
      const position = labelPlace(document, labelEnd, wraps || isData);
      if (isData && position.character > LONGEST_RECORD) continue;
      const place = `${position.line} ${position.character}`;
      // Of several sections at one place, e.g. in one line of JSON, the outermost comes first, and one label is enough.
      if (labels.has(place)) continue;
      const contentText = labelOf(tokens, answer.tokens, exact);
      const dimmed = overflow !== null && document.offsetAt(position) > overflow;
      const textDecoration = labelStyle({ dimmed, takesNoRoom: standsAlone(position.line) });
      const renderOptions = { after: { contentText, textDecoration } };
      labels.set(place, { range: new vscode.Range(position, position), renderOptions });
    }
    editor.setDecorations(type, [...labels.values()]);
  };
  return vscode.Disposable.from(
    type,
    registerPainter(counting, {
      causes: ["structure", "target", "refused"],
      followsScroll: true,
      paint: (editor, state) => void paint(editor, state),
    }),
  );
}

/**
 * Behind the heading, and behind the comma or bracket that ends its line. In data and where lines are wrapped, at the end
 * of the line: VS Code wraps without labels, so that one amid a text would push the rest of it out of sight.
 */
function labelPlace(document: vscode.TextDocument, labelEnd: number, atLineEnd: boolean): vscode.Position {
  const position = document.positionAt(labelEnd);
  const { end } = document.lineAt(position.line).range;
  const rest = document.getText(new vscode.Range(position, position.translate(0, 4)));
  const endsSoon = end.character - position.character < 4 && /^[\s,;:{[(>]*$/.test(rest);
  return atLineEnd || endsSoon ? end : position;
}

/** In a diff, reasons for what a fit leaves out may stand at the same line's end. */
function isCompared({ uri }: vscode.TextDocument): boolean {
  const inputs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map((tab) => tab.input);
  return inputs.some(
    (input) => input instanceof vscode.TabInputTextDiff && input.original.toString() === uri.toString(),
  );
}

function labelOf(tokens: number, total: number, exact: boolean): string {
  const part = total > 0 ? tokens / total : 0;
  return `${vscode.l10n.t("· {0} tokens · {1}", amount(tokens, exact), share(part))} ${shareBar(part)}`;
}
