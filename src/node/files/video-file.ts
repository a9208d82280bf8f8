import { open, stat } from "node:fs/promises";
import { Bytes } from "../../core/images/headers/bytes.ts";
import { UserError } from "../../core/user-error.ts";
import { type VideoHeader, videoHeader } from "../../core/videos/video-header.ts";
import { unreadable } from "./text-file.ts";

/** The header of a video; some hundred bytes are read, wherever it stands. A UserError `unreadable-file` names it as `name`. */
export async function readVideoHeader(path: string, name: string): Promise<VideoHeader | UserError> {
  try {
    // Before it is opened: a named pipe would never let go.
    const about = await stat(path);
    if (!about.isFile()) return new UserError("unreadable-file", `${name} is no file.`);
    const file = await open(path, "r");
    try {
      const read = async (at: number, length: number) => {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, at);
        return new Bytes(bytes.subarray(0, bytesRead));
      };
      return await videoHeader({ length: about.size, read }, name);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(name, error);
  }
}
