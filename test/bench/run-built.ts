import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What the built command line prints. Throws where it fails; a status of 1 says that something was over its budget. */
export function runBuilt(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "dist/cli.js"), ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      if (status !== null && status <= 1) resolve(output);
      else reject(new Error(`${args.slice(0, 2).join(" ")} ended with status ${status}.`));
    });
  });
}
