import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { fit as fitText, loadTokenizer, UserError } from "../../../src/core/library.ts";
import { folderWith } from "../node/temporary-folder.ts";

const root = resolve(import.meta.dirname, "../../..");

const CONSUMER = `
import { fit, loadTokenizer, type Piece, type Plan, type Tokenizer, UserError } from "prompt-budget";

const tokenizer: Tokenizer = await loadTokenizer("o200k_base");
const ids: Uint32Array = tokenizer.encode("hello");
const text: string = tokenizer.decode(ids);
const document = tokenizer.open(text);
document.edit(0, 1, "J");
export const numbers: number[] = [tokenizer.count(text), document.tokens, document.offsetOfToken(1), document.tokensBefore(3)];
export function shorten(source: string): string | number | undefined {
  try {
    const plan: Plan = fit(source, { budget: 100, tokenizer, query: "what?", keep: [/a/] });
    const pieces: readonly Piece[] = plan.pieces;
    return plan.text + document.text + pieces.map((piece) => piece.kept?.[0]?.[1]).join();
  } catch (error) {
    return error instanceof UserError && error.code === "budget-too-small" ? error.minimum : undefined;
  }
}
// @ts-expect-error a budget is a number
fit("", { budget: "100", tokenizer });
`;

test("the types beside the library compile in a consumer's project, however it resolves modules", async (context) => {
  const folder = await folderWith(context, {
    "a.ts": CONSUMER,
    "package.json": '{"type":"module"}',
    "node_modules/prompt-budget/package.json":
      '{"name":"prompt-budget","type":"module","exports":{".":{"types":"./core.d.ts","default":"./core.js"}}}',
  });
  const types = join(folder, "node_modules/prompt-budget/core.d.ts");
  const generator = ["dts-bundle-generator/dist/bin/dts-bundle-generator.js", "--silent", "--no-banner", "--no-check"];
  await runModule([...generator, "--project", "tsconfig.json", "-o", types, "src/core/library.ts"], root);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--typeRoots", "none"];
  for (const [module, resolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ] as const)
    await runModule(
      ["typescript/bin/tsc", ...options, "--module", module, "--moduleResolution", resolution, "a.ts"],
      folder,
    );
});

test("the library needs nothing of Node, and its parts come when they are used", async () => {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/core/library.ts"],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir: "none",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const entry = metafile.outputs["none/library.js"];
  const first = new Set([
    "none/library.js",
    ...(entry?.imports ?? []).filter(({ kind }) => kind === "import-statement").map(({ path }) => path),
  ]);
  const bytes = [...first].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
  assert.ok(bytes < 2_000_000, `${bytes} bytes are loaded before anything is asked for`);
});

test("loadTokenizer and fit throw typed errors", async () => {
  await assert.rejects(
    loadTokenizer("o300k"),
    (error) => error instanceof UserError && error.code === "unknown-tokenizer",
  );
  const tokenizer = await loadTokenizer("o200k_base");
  assert.throws(
    () => fitText("a", { budget: 0, tokenizer }),
    (error) => error instanceof UserError && error.code === "invalid-budget",
  );
  const code = "```\nconst answer = compute(1, 2, 3, 4);\n```\n";
  assert.throws(
    () => fitText(code, { budget: 2, tokenizer }),
    (error) => error instanceof UserError && error.code === "budget-too-small" && Number(error.minimum) > 2,
  );
  assert.equal(fitText("a b c", { budget: 10, tokenizer }).text, "a b c");
});

/** Runs a script of a package on this Node, in a folder; fails with what it printed. */
async function runModule([script, ...args]: string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, "node_modules", script ?? ""), ...args], { cwd });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      output += data;
    });
  const status = await new Promise((done) => child.once("close", done));
  assert.equal(status, 0, output);
}
