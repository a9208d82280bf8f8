import * as vscode from "vscode";
import type { CountingService } from "../../vscode/counting/counting-service.ts";
import type { ImageCounter } from "../../vscode/counting/image-counter.ts";
import type { IncludeCounter } from "../../vscode/counting/include-counter.ts";
import { pageFolder } from "./page-html.ts";
import { PanelDocument } from "./panel-document.ts";
import { PanelPage, type PanelParts } from "./panel-page.ts";
import { PastCounts } from "./past-counts.ts";

const VIEW = "promptBudget.panel";

/** The panel, in the side bar and as a tab of the editor. A page that nobody sees is told nothing. */
export function registerPanel(
  counting: CountingService,
  includes: IncludeCounter,
  images: ImageCounter,
  given: Omit<PanelParts, "past">,
): vscode.Disposable {
  const shown = new PanelDocument(counting, includes, images);
  const past = new PastCounts(counting);
  const parts: PanelParts = { ...given, past };
  const options: vscode.WebviewOptions = { enableScripts: true, localResourceRoots: [pageFolder(parts.extension)] };
  const show = (tab: vscode.WebviewPanel) => {
    tab.webview.options = options;
    tab.iconPath = vscode.Uri.joinPath(parts.extension, "media/icon.png");
    const page = new PanelPage(tab.webview, "tab", () => tab.visible, parts, shown);
    tab.onDidChangeViewState(() => page.look());
    tab.onDidDispose(() => page.dispose());
  };
  return vscode.Disposable.from(
    shown,
    past,
    vscode.window.registerWebviewViewProvider(VIEW, {
      resolveWebviewView(view) {
        view.webview.options = options;
        const page = new PanelPage(view.webview, "view", () => view.visible, parts, shown);
        view.onDidChangeVisibility(() => page.look());
        view.onDidDispose(() => page.dispose());
      },
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(tab) {
        show(tab);
      },
    }),
    vscode.commands.registerCommand("promptBudget.openPanel", () => {
      const title = vscode.l10n.t("Prompt Budget");
      show(vscode.window.createWebviewPanel(VIEW, title, vscode.ViewColumn.Beside, options));
    }),
  );
}
