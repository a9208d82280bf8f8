import * as vscode from "vscode";
import type { CountedSection } from "../node/worker-protocol.ts";
import type { CountingService, DocumentState } from "./counting-service.ts";
import { number, share } from "./number-format.ts";
import { registerPainter, visibleOffsets } from "./painter.ts";
import { shareBar } from "./share-bar.ts";
import { offsetAfter } from "./text-changes.ts";

/** Lines above and below the visible ones that are drawn ahead. */
const MARGIN_LINES = 30;
/** More labels than this on a screen are noise, and no screen has room for them. */
const MOST_LABELS = 400;

/** Writes each section's tokens and its share of the document behind its heading. */
export function registerSectionSizes(counting: CountingService): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor("promptBudget.sectionSize"), margin: "0 0 0 1em", fontStyle: "normal" },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const paint = (editor: vscode.TextEditor, state: DocumentState | undefined) => {
    const { document } = editor;
    if (!state?.structure || !state.settings.sections) {
      editor.setDecorations(type, []);
      return;
    }
    const { sections } = state.structure;
    const total = state.structureTokens;
    const exact = state.count?.exact ?? true;
    const labels: vscode.DecorationOptions[] = [];
    const visible = visibleOffsets(editor, MARGIN_LINES);
    const visit = (section: CountedSection) => {
      const at = offsetAfter(section.labelEnd, state.changesSinceStructure);
      const end = offsetAfter(section.end, state.changesSinceStructure) ?? Number.POSITIVE_INFINITY;
      const start = offsetAfter(section.start, state.changesSinceStructure) ?? at ?? 0;
      if (labels.length >= MOST_LABELS || !visible.some(([from, to]) => start < to && end >= from)) return;
      if (at !== null && section.kind !== "preamble" && visible.some(([from, to]) => at >= from && at <= to)) {
        const position = document.positionAt(at);
        labels.push({
          range: new vscode.Range(position, position),
          renderOptions: { after: { contentText: labelOf(section.tokens, total, exact) } },
        });
      }
      section.children.forEach(visit);
    };
    sections.forEach(visit);
    editor.setDecorations(type, labels);
  };
  return vscode.Disposable.from(
    type,
    registerPainter(counting, { causes: ["structure", "target", "refused"], followsScroll: true, paint }),
  );
}

function labelOf(tokens: number, total: number, exact: boolean): string {
  const part = total > 0 ? tokens / total : 0;
  const size = `${exact ? "" : "~"}${number(tokens)}`;
  return `${vscode.l10n.t("· {0} tokens · {1}", size, share(part))} ${shareBar(part)}`;
}
