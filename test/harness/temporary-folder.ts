import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atExit } from "./cleanup.ts";

/** A folder that is gone when `remove` is called or this process ends. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Makes an empty folder. Its path is short, since sockets are made in it whose paths are limited to 100 characters. */
export function temporaryFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pb-")));
  return {
    path: folder,
    remove: atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })),
  };
}
