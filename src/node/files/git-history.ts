import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { LARGEST_TEXT_BYTES } from "./text-file.ts";

/** A commit that touched a file. */
export interface Commit {
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly title: string;
}

/**
 * The last commits that touched a file, the newest first; empty without git or a repository. It is git that runs: call it
 * only in folders that the person trusts.
 */
export async function commitsOf(path: string, most: number): Promise<Commit[]> {
  const format = "--format=%H%x09%ct%x09%s";
  const args = ["log", `--max-count=${most}`, "--no-show-signature", format, "--", basename(path)];
  const output = await git(path, args);
  const lines = output ? new TextDecoder().decode(output).split("\n") : [];
  return lines.flatMap((line) => {
    const [hash, time, ...title] = line.split("\t");
    return hash && time ? [{ hash, time: Number(time) * 1000, title: title.join("\t") }] : [];
  });
}

/** The bytes of a file as a commit has it; `undefined` where it has none. */
export async function bytesAt(path: string, hash: string): Promise<Uint8Array | undefined> {
  return git(path, ["cat-file", "blob", `${hash}:./${basename(path)}`]);
}

function git(path: string, args: readonly string[]): Promise<Uint8Array | undefined> {
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
