import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { node, outFolder, root } from "./project.ts";
import { mustRun } from "./run-command.ts";

/** The VSIX is fetched by everyone who installs it, with every update: the model is 20 MB of it, ONNX Runtime 18. */
const LARGEST_BYTES = 45e6;

/** Local models, and ONNX Runtime's own code. */
const LOCAL_MODELS = [
  "media/models/**",
  "node_modules/onnxruntime-node/package.json",
  "node_modules/onnxruntime-node/dist/*.js",
  "node_modules/onnxruntime-common/package.json",
  "node_modules/onnxruntime-common/dist/cjs/package.json",
  "node_modules/onnxruntime-common/dist/cjs/*.js",
];

/** ONNX Runtime's binaries that run models on processors; its others are for graphics cards. */
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
  const runsModels = existsSync(path.join(root, binaries));
  const added = runsModels ? [...LOCAL_MODELS, ...BINARIES.map((name) => `${binaries}/${name}`)] : [];
  const ignoreFile = path.join(outFolder, "vscodeignore");
  const ignored = await readFile(path.join(root, ".vscodeignore"), "utf8");
  await writeFile(ignoreFile, ignored + added.map((pattern) => `!${pattern}\n`).join(""));
  const flags = ["--allow-missing-repository", "--no-rewrite-relative-links", "--ignoreFile", ignoreFile];
  const target = runsModels ? ["--target", platform] : ["--no-dependencies"];
  await mustRun(node, [vsce, "package", ...flags, ...target, "-o", file], { seconds: 300 });
  const bytes = (await stat(file)).size;
  if (bytes > LARGEST_BYTES) throw new Error(`${file} has ${bytes} bytes; it must stay below ${LARGEST_BYTES}.`);
  return { file, bytes };
}
