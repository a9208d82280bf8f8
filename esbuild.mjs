// Builds dist/: the extension (CommonJS, as the host loads it), the panel's page, and as ES modules that share chunks the
// worker, the processes that hold a model and an index, the command line and the library.
import { cp, rename, rm } from "node:fs/promises";
import * as esbuild from "esbuild";
import { writeNotices } from "./scripts/notices.ts";

const watch = process.argv.includes("--watch");
const shared = {
  bundle: true,
  sourcemap: true,
  minify: !watch,
  keepNames: true,
  metafile: true,
  logLevel: "warning",
};

await rm("dist", { recursive: true, force: true });
// Read as they are, by path: WebAssembly and the script that loads it. What no code is cut by stays out.
const unused = /tree-sitter-(?:css|ini|regex)\.wasm$|\.d\.ts$/;
await cp("node_modules/@vscode/tree-sitter-wasm/wasm", "dist/grammars", {
  recursive: true,
  filter: (file) => !unused.test(file),
});
await rename("dist/grammars/tree-sitter.js", "dist/grammars/tree-sitter.cjs");
const builds = [
  {
    ...shared,
    entryPoints: { extension: "src/extension.ts" },
    outExtension: { ".js": ".cjs" },
    outdir: "dist",
    format: "cjs",
    platform: "node",
    target: "node22",
    // What starts a thread asks where it stands, in a way that CommonJS does not know.
    banner: { js: 'const extensionUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { "import.meta.url": "extensionUrl" },
    external: ["vscode"],
  },
  {
    ...shared,
    entryPoints: { panel: "media/panel/main.ts" },
    outdir: "dist",
    format: "iife",
    platform: "browser",
    target: "es2023",
  },
  {
    ...shared,
    entryPoints: {
      core: "src/core/library.ts",
      cli: "src/cli/main.ts",
      worker: "src/node/worker/worker.ts",
      fitting: "src/node/fitting/fitting-worker.ts",
      "inference-process": "src/node/inference/inference-process.ts",
      "selecting-process": "src/node/selecting/selecting-process.ts",
      "cutting-worker": "src/node/index/cutting-worker.ts",
      "pdf-worker": "src/node/pdf/pdf-worker.ts",
      "picture-worker": "src/node/pictures/picture-worker.ts",
    },
    outdir: "dist",
    chunkNames: "chunks/[name]-[hash]",
    splitting: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import", "module"],
    target: "es2023",
    // The rules for secrets name Node's module in the old way, and bring a log for terminals that is never on.
    // The reader of dictionaries knows encodings by tables of iconv-lite, which brings Node's modules in the old way too.
    alias: {
      crypto: "node:crypto",
      debug: "debug/src/browser.js",
      "iconv-lite": "./src/node/dictionary/decode.ts",
    },
    // Its own files load the binaries that lie beside them.
    external: ["node:*", "onnxruntime-node"],
  },
];

if (watch) for (const options of builds) await (await esbuild.context(options)).watch();
else {
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  await writeNotices(
    results.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
    "dist/THIRD-PARTY-NOTICES.txt",
  );
}
