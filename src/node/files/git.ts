import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { LARGEST_TEXT_BYTES } from "./text-file.ts";

/**
 * What the working tree of a folder has changed since the last commit, as a unified diff; empty without git or a
 * repository. It is git that runs: call it only in folders that the person trusts.
 */
export async function workingDiff(folder: string): Promise<string> {
  const args = ["--no-optional-locks", "diff", "HEAD", "--no-color", "--no-ext-diff", "--no-textconv", "--", "."];
  const options = { cwd: folder, maxBuffer: LARGEST_TEXT_BYTES, timeout: 10_000, windowsHide: true } as const;
  return new Promise((resolve) => {
    execFile("git", args, options, (error, output) => resolve(error === null ? output : ""));
  });
}

/** Bytes of a file as the last commit holds it; `undefined` without git, a repository, a commit or the file in it. */
export async function committedBytes(path: string): Promise<Uint8Array | undefined> {
  const args = ["cat-file", "blob", `HEAD:./${basename(path)}`];
  const options = {
    cwd: dirname(path),
    encoding: "buffer",
    maxBuffer: LARGEST_TEXT_BYTES,
    timeout: 10_000,
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    execFile("git", args, options, (error, output) => resolve(error === null ? output : undefined));
  });
}
