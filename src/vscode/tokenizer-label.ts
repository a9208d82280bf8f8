import * as vscode from "vscode";

/** A tokenizer's name as people read it; the one for vocabularies that are not bundled is called what it is. */
export function tokenizerLabel(name: string): string {
  return name === "other" ? vscode.l10n.t("other model: a wide estimate") : name;
}

/** With how surely it counts: `o200k_base (exact)`. */
export function describedTokenizer(name: string, exact: boolean): string {
  if (name === "other") return tokenizerLabel(name);
  return `${name} (${exact ? vscode.l10n.t("exact") : vscode.l10n.t("estimate")})`;
}
