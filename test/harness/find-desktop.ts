import { existsSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { root } from "./project.ts";

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["/usr/share/code/code", "/usr/lib/code/code", "/opt/visual-studio-code/code"],
  darwin: ["/Applications/Visual Studio Code.app/Contents/MacOS/Electron"],
  win32: ["LOCALAPPDATA", "PROGRAMFILES"].map((variable) =>
    path.join(
      process.env[variable] ?? "C:/",
      variable === "LOCALAPPDATA" ? "Programs/Microsoft VS Code/Code.exe" : "Microsoft VS Code/Code.exe",
    ),
  ),
};

/** The VS Code that is installed on this machine, if one is. */
export function installedDesktop(): string | undefined {
  return usualPlaces[process.platform]?.find((place) => existsSync(place));
}

/**
 * The VS Code that VSCODE_EXECUTABLE names, else a copy that is downloaded once to .vscode-test, else the installed one.
 * Throws where none can be had, saying what to do.
 */
export async function findDesktop(say: (line: string) => void): Promise<string> {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error("A desktop VS Code needs a display, and there is none: run this under xvfb-run.");
  }
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
    return named;
  }
  try {
    say("Looking for VS Code in .vscode-test, else downloading it (about 150 MB, once) ...");
    const cachePath = path.join(root, ".vscode-test");
    return await downloadAndUnzipVSCode({ cachePath, reporter: new SilentReporter(), timeout: 30_000 });
  } catch (error) {
    const installed = installedDesktop();
    if (installed !== undefined) return installed;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No VS Code can be had: it could not be downloaded (${reason}), none is installed in the usual \
places, and VSCODE_EXECUTABLE names none.`);
  }
}
