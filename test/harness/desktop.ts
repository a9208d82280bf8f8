import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";
import { quietSettings } from "./quiet-settings.ts";
import { mustRun } from "./run-command.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** A VS Code with data and extensions of its own, beside the person's. */
export interface PreparedDesktop {
  readonly args: readonly string[];
  readonly home: TemporaryFolder;
}

/** Makes empty data for a desktop VS Code, and installs packed extensions in it. */
export async function prepareDesktop(
  executable: string,
  options: {
    vsix: readonly string[];
    settings?: Readonly<Record<string, unknown>> | undefined;
    asksForTrust?: boolean | undefined;
  },
): Promise<PreparedDesktop> {
  const home = temporaryFolder();
  const data = path.join(home.path, "data");
  mkdirSync(path.join(data, "User"), { recursive: true });
  const trust = { "security.workspace.trust.enabled": options.asksForTrust === true };
  const settings = { ...quietSettings, ...trust, ...options.settings };
  writeFileSync(path.join(data, "User/settings.json"), JSON.stringify(settings));
  const folders = [`--user-data-dir=${data}`, `--extensions-dir=${path.join(home.path, "extensions")}`];
  const windows = process.platform === "win32";
  const quote = (text: string) => (windows ? `"${text}"` : text);
  for (const file of options.vsix) {
    const command = resolveCliPathFromVSCodeExecutablePath(executable);
    await mustRun(quote(command), [...folders, "--install-extension", file].map(quote), { shell: windows });
  }
  const quiet = [
    "--no-sandbox",
    "--disable-gpu-sandbox",
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
  ];
  return {
    args: [...folders, ...quiet, ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"])],
    home,
  };
}
