import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Workbench } from "./workbench.ts";

/** The ids of the themes in high contrast, each with the class that the window has under it. */
const CLASSES = { "Default High Contrast": "hc-black", "Default High Contrast Light": "hc-light" };

export type HighContrast = keyof typeof CLASSES;

export const HIGH_CONTRAST = Object.keys(CLASSES) as HighContrast[];

/** Gives a window another theme, by the settings of its folder. */
export async function turnToTheme(workbench: Workbench, theme: HighContrast): Promise<void> {
  const folder = path.join(workbench.folder, ".vscode");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify({ "workbench.colorTheme": theme }));
  await workbench.page.locator(`.monaco-workbench.${CLASSES[theme]}`).waitFor();
}
