// `npm run editor`: an editor with the extension as it is built now, on the sample files. VS Code itself where it is
// installed and can open a window, else code-server in the browser.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";
import { startCodeServer } from "../test/harness/code-server.ts";
import { installedDesktop } from "../test/harness/find-desktop.ts";
import { installEditor } from "../test/harness/install-editor.ts";
import { node, root } from "../test/harness/project.ts";
import { mustRun } from "../test/harness/run-command.ts";
import { packVsix } from "../test/harness/vsix.ts";

const samples = path.join(root, "samples");
await mustRun(node, ["scripts/generate.ts"], { seconds: 300 });
await mustRun(node, ["esbuild.mjs"]);
if (!openInstalled()) await serve();

/** Opens a window of the installed VS Code with the project's folder as an extension under development. */
function openInstalled(): boolean {
  const linux = process.platform === "linux";
  // VS Code opens no window without a display, and refuses to run as root.
  if (linux && ((!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) || process.getuid?.() === 0)) return false;
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, samples];
  const windows = process.platform === "win32";
  const quote = (text: string) => (windows ? `"${text}"` : text);
  const executable = process.env.VSCODE_EXECUTABLE || installedDesktop();
  const commands = ["code", ...(executable === undefined ? [] : [resolveCliPathFromVSCodeExecutablePath(executable)])];
  for (const command of process.env.VSCODE_EXECUTABLE ? commands.slice(1) : commands) {
    const { status } = spawnSync(quote(command), args.map(quote), {
      shell: windows,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) continue;
    console.log("VS Code has opened the sample files in a window of its own, with the extension from this folder.");
    return true;
  }
  return false;
}

/** Serves the editor until Ctrl-C. */
async function serve(): Promise<void> {
  const version = await installEditor((line) => console.log(line));
  const { file } = await packVsix();
  const server = await startCodeServer({ vsix: file });
  console.log(
    `${version} with the extension, on the sample files:\n\n  ${server.address(samples)}\n\nCtrl-C stops it.`,
  );
  await once(process, "SIGINT");
}
