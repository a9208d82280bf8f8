import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { node, outFolder, root } from "./project.ts";
import { mustRun } from "./run-command.ts";

/** The VSIX is fetched by everyone who installs it, with every update: ONNX Runtime is 18 MB of it, the model 19. */
const LARGEST_BYTES = 45e6;

/** ONNX Runtime's files that run models on processors; its others are for graphics cards. */
const BINARIES = ["onnxruntime_binding.node", "libonnxruntime.so.1", "libonnxruntime.1.dylib", "onnxruntime.dll"];

/**
 * Packs what dist/ holds as the VSIX that people install on a platform, named as VS Code names it (`linux-x64`). Where
 * ONNX Runtime has no binaries for it, the VSIX is one for every platform, without local models. Throws when it has
 * grown too large.
 */
export async function packVsix(
  platform = `${process.platform}-${process.arch}`,
): Promise<{ file: string; bytes: number }> {
  await mkdir(outFolder, { recursive: true });
  const file = path.join(outFolder, "prompt-budget.vsix");
  const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  const binaries = `node_modules/onnxruntime-node/bin/napi-v6/${platform.replace("-", "/")}`;
  const hasBinaries = existsSync(path.join(root, binaries));
  const ignoreFile = path.join(outFolder, "vscodeignore");
  const added = hasBinaries ? BINARIES.map((name) => `!${binaries}/${name}\n`) : [];
  await writeFile(ignoreFile, (await readFile(path.join(root, ".vscodeignore"), "utf8")) + added.join(""));
  const flags = ["--allow-missing-repository", "--no-rewrite-relative-links", "--ignoreFile", ignoreFile];
  const target = hasBinaries ? ["--target", platform] : [];
  await mustRun(node, [vsce, "package", ...flags, ...target, "-o", file], { seconds: 300 });
  const bytes = (await stat(file)).size;
  if (bytes > LARGEST_BYTES) throw new Error(`${file} has ${bytes} bytes; it must stay below ${LARGEST_BYTES}.`);
  return { file, bytes };
}
