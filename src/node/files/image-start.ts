import { open, stat } from "node:fs/promises";
import { HEADER_BYTES } from "../../core/images/image-size.ts";
import { UserError } from "../../core/user-error.ts";
import { unreadable } from "./text-file.ts";

/** The first bytes of a picture's file, as many as its header may need. A UserError `unreadable-file` names it as `name`. */
export async function readImageStart(path: string, name: string): Promise<Uint8Array | UserError> {
  try {
    // Before it is opened: a named pipe would never let go.
    const about = await stat(path);
    if (!about.isFile()) return new UserError("unreadable-file", `${name} is no file.`);
    const file = await open(path, "r");
    try {
      const start = new Uint8Array(Math.min(about.size, HEADER_BYTES));
      const { bytesRead } = await file.read(start, 0, start.length, 0);
      return start.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(name, error);
  }
}
