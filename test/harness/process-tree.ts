import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { atExit } from "./cleanup.ts";

/** A process with everything that it starts. */
export interface ProcessTree {
  readonly process: ChildProcess;
  /** Asks all of them to end, and ends those that do not within two seconds. */
  stop(): Promise<void>;
}

/** Starts a process as the leader of a group of its own, so that its children can be ended with it. */
export function startTree(command: string, args: readonly string[], options: SpawnOptions): ProcessTree {
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  const kill = atExit(() => signalTree(child, "SIGKILL"));
  return {
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit", { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
        signalTree(child, "SIGTERM");
        await ended;
      }
      // The leader may have left children behind: the group is ended in any case.
      kill();
    },
  };
}

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
