import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/**
 * The texts that src/ gives to vscode.l10n.t, sorted, each once. Throws where one is not a plain literal: a translator
 * could not be given it.
 */
export function shownTexts(root: string): string[] {
  const found = new Set<string>();
  for (const file of globSync("src/**/*.ts", { cwd: root })) {
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(source))) {
        const [text] = node.arguments;
        if (text === undefined || !ts.isStringLiteralLike(text)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          throw new Error(`${file}:${line + 1}: l10n.t needs its text as a plain string.`);
        }
        found.add(text.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found].sort();
}
