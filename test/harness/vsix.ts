import { mkdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { node, outFolder } from "./project.ts";
import { mustRun } from "./run-command.ts";

/** The VSIX is fetched by everyone who installs it, with every update. */
const LARGEST_BYTES = 15e6;

/** Packs what dist/ holds as the VSIX that people install. Throws when it has grown too large. */
export async function packVsix(): Promise<{ file: string; bytes: number }> {
  await mkdir(outFolder, { recursive: true });
  const file = path.join(outFolder, "prompt-budget.vsix");
  const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await mustRun(node, [vsce, "package", ...flags, "-o", file]);
  const bytes = (await stat(file)).size;
  if (bytes > LARGEST_BYTES) throw new Error(`${file} has ${bytes} bytes; it must stay below ${LARGEST_BYTES}.`);
  return { file, bytes };
}
