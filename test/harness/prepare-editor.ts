import { installEditor } from "./install-editor.ts";
import { node } from "./project.ts";
import { mustRun } from "./run-command.ts";
import { packVsix } from "./vsix.ts";

/** Builds and packs the extension, and installs the editor that windows are opened in. */
export async function prepareEditor(): Promise<void> {
  await mustRun(node, ["scripts/generate.ts"], { seconds: 300 });
  await mustRun(node, ["esbuild.mjs"]);
  await packVsix();
  if (process.platform === "linux") await installEditor(console.log);
}
