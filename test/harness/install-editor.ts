import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { nodeHeaders, npm } from "./npm.ts";
import { node, root } from "./project.ts";

const folder = path.join(root, "test/harness/editor");
const stamp = path.join(folder, "node_modules/.installed");

/** The server's start file. */
export const codeServer = path.join(folder, "node_modules/code-server/out/node/entry.js");

/**
 * Installs code-server where its lock file is not the one installed: VS Code's workbench and extension host without
 * Electron, in a folder of its own, so that `npm ci` of the project neither waits for it nor wipes it.
 * @returns the version, e.g. `code-server 4.139.1 (VS Code 1.139.1)`.
 */
export async function installEditor(say: (line: string) => void): Promise<string> {
  if (process.platform === "win32") throw new Error("code-server does not run on Windows; VS Code itself is needed.");
  const wanted = readFileSync(path.join(folder, "package-lock.json"), "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) await install(say, wanted);
  const version = (file: string) =>
    JSON.parse(readFileSync(path.join(folder, "node_modules/code-server", file), "utf8"));
  return `code-server ${version("package.json").version} (VS Code ${version("lib/vscode/package.json").version})`;
}

async function install(say: (line: string) => void, lock: string): Promise<void> {
  say("Installing the editor of the tests (code-server, about 600 MB, once) ...");
  rmSync(stamp, { force: true });
  await npm(["ci", "--ignore-scripts"], { cwd: folder, seconds: 300 });
  const server = path.join(folder, "node_modules/code-server/lib/vscode");
  await npm(["install", "--omit=dev", "--ignore-scripts"], { cwd: server, seconds: 300 });
  await buildAddons(server, say);
  writeFileSync(stamp, lock);
}

/** The two addons that npm has no binaries of. Without spdlog the editor runs, but its Output channels stay empty. */
async function buildAddons(server: string, say: (line: string) => void): Promise<void> {
  const headers = nodeHeaders();
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    ...(headers !== undefined && { npm_config_nodedir: headers }),
  };
  const addons = ["@vscode/spdlog", "@vscode/native-watchdog"];
  const rebuild = npm(["rebuild", ...addons, "--ignore-scripts=false"], { cwd: server, env, seconds: 240 });
  const reason = await rebuild.then(
    () => "npm has not run its install script",
    (error) => String(error).split("\n").slice(0, 3).join(" "),
  );
  if (existsSync(path.join(server, "node_modules/@vscode/spdlog/build/Release/spdlog.node"))) return;
  say("The editor's log addon could not be built (a C++ compiler and Python build it): its Output channels stay");
  say(`empty, which no test needs. ${reason}`);
}
