import type { SpawnOptions } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { node } from "./project.ts";
import { mustRun } from "./run-command.ts";

/** Runs npm: the one that started this script, else the one on the path. Throws with its output when it fails. */
export async function npm(args: readonly string[], options: SpawnOptions & { seconds?: number }): Promise<string> {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const starter = process.env.npm_execpath;
  if (starter !== undefined && existsSync(starter)) return mustRun(node, [starter, ...args, ...quiet], options);
  return mustRun(process.platform === "win32" ? "npm.cmd" : "npm", [...args, ...quiet], {
    shell: process.platform === "win32",
    ...options,
  });
}

/** The folder whose include/node has Node's C++ headers, so that building an addon downloads nothing. */
export function nodeHeaders(): string | undefined {
  const npmsNode = process.env.npm_node_execpath;
  const places = [process.env.npm_config_nodedir, npmsNode && path.resolve(path.dirname(npmsNode), ".."), "/usr"];
  return places.find((place) => place && existsSync(path.join(place, "include/node/node_api.h"))) || undefined;
}
