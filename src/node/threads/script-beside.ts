import { existsSync } from "node:fs";

/** The script of a worker beside a module: as source where that runs as source, else as it is built. */
export function scriptBeside(module: string, name: string): URL {
  if (module.endsWith(".ts")) return new URL(`./${name}.ts`, module);
  let root = new URL("./", module);
  while (!existsSync(new URL("package.json", root)) && root.pathname !== "/") root = new URL("../", root);
  return new URL(`dist/${name}.js`, root);
}
