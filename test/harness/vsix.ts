import { mkdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { node, outFolder } from "./project.ts";
import { mustRun } from "./run-command.ts";

/** Packs what dist/ holds as the VSIX that people install. The build has to be done before. */
export async function packVsix(): Promise<{ file: string; bytes: number }> {
  await mkdir(outFolder, { recursive: true });
  const file = path.join(outFolder, "prompt-budget.vsix");
  const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await mustRun(node, [vsce, "package", ...flags, "-o", file]);
  return { file, bytes: (await stat(file)).size };
}
