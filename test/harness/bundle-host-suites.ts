import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { outFolder, root } from "./project.ts";

/** Where the suites stand as the editor's host loads them. */
export const hostBundle = path.join(outFolder, "host");

/** The names of suites: test/host/NAME.test.ts; those in test/host/measured give the benchmark its figures. */
export function hostSuites(folder: "" | "measured/" = ""): string[] {
  return globSync(`${folder}*.test.ts`, { cwd: path.join(root, "test/host") })
    .map((file) => file.slice(0, -".test.ts".length))
    .sort();
}

/** Bundles test/host as CommonJS, one file a suite. They end in .cjs, since the package's type is "module". */
export async function bundleHostSuites(): Promise<void> {
  await rm(hostBundle, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: [
      path.join(root, "test/host/index.ts"),
      ...[...hostSuites(), ...hostSuites("measured/")].map((name) => path.join(root, `test/host/${name}.test.ts`)),
    ],
    outdir: hostBundle,
    outbase: path.join(root, "test/host"),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    sourcemap: "inline",
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}
