import { resolve } from "node:path";
import { type EstimatedServers, estimatedServers } from "../../core/budget/mcp-overhead.ts";
import { readToolsFile } from "../../core/budget/tools-file.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { readTextFile } from "../../node/files/text-file.ts";
import { counted, grouped } from "../terminal/numbers.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What the file of `--tools` adds. */
export interface GivenTools {
  readonly path: string;
  /** Tools that it lists, and their tokens; of an estimate the high end. */
  readonly listed: number;
  readonly listedTokens: number;
  /** Servers that it only names; `null` where there are none. */
  readonly estimate: EstimatedServers | null;
}

/** `--tools FILE` */
export async function givenTools(
  path: string | undefined,
  tokenizer: Tokenizer,
  terminal: Terminal,
): Promise<GivenTools | null | UserError> {
  if (path === undefined) return null;
  const file = await readTextFile(resolve(terminal.cwd, path), path);
  if (file instanceof UserError) return file;
  const found = readToolsFile(file.text, path);
  if (found instanceof UserError) return found;
  return {
    path,
    listed: found.tools,
    listedTokens: found.json === "" ? 0 : tokenizer.measure(found.json).high,
    estimate: found.servers.length === 0 ? null : estimatedServers(found.servers.length),
  };
}

export function toolsText({ path, listed, listedTokens, estimate }: GivenTools): string {
  const parts = listed === 0 ? [] : [`${counted(listed, "tool")} of ${grouped(listedTokens)} tokens`];
  if (estimate !== null) {
    const { servers, tokens, high, source } = estimate;
    parts.push(
      `${counted(servers, "server")} that it only names, about ${grouped(tokens)} (up to ${grouped(high)} is common): an estimate by ${source}; no server was asked`,
    );
  }
  return `Tools of ${path}: ${parts.length === 0 ? "none" : parts.join(", and ")}.`;
}
