import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { pageTexts } from "./page-texts.ts";

/** What the page may load: the two files of dist/. */
export function pageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, "dist");
}

/** A page in the side bar, or in a tab of the editor: each has a background of its own. */
export type PagePlace = "view" | "tab";

/**
 * The page of a webview. Nothing of a document stands in it: that comes by messages. Something is seen before the style has
 * come, which would hold up all that stands below it.
 */
export function pageHtml(webview: vscode.Webview, place: PagePlace, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    // A chart is drawn once more as a picture, to be saved.
    "img-src data:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const texts = pageTexts();
  const start = JSON.stringify({ language: vscode.env.language, texts });
  const language = attribute(vscode.env.language);
  const direction = RIGHT_TO_LEFT.test(vscode.env.language) ? "rtl" : "ltr";
  return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}" data-place="${place}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prompt Budget</title>
</head>
<body>
<main id="panel" data-start="${attribute(start)}"><p>${attribute(texts.loading)}</p></main>
<link rel="stylesheet" href="${file("panel.css")}">
<script nonce="${nonce}" src="${file("panel.js")}"></script>
</body>
</html>`;
}

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
