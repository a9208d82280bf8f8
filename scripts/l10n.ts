// Writes l10n/bundle.l10n.json: every text that the sources show through vscode.l10n.t, for translators to start from.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { shownTexts } from "./shown-texts.ts";

const root = path.resolve(import.meta.dirname, "..");
const texts = shownTexts(root);
const bundle = Object.fromEntries(texts.map((text) => [text, text]));
writeFileSync(path.join(root, "l10n/bundle.l10n.json"), `${JSON.stringify(bundle, null, 2)}\n`);
console.log(`l10n/bundle.l10n.json: ${texts.length} texts`);
