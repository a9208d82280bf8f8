import type { OverflowPlace } from "../count/overflow.ts";
import type { CheckedFile } from "./check-files.ts";
import { checkMessage } from "./check-message.ts";

/** Findings as workflow commands, which GitHub shows beside the lines; what could end one early is escaped. */
export function githubLines(files: readonly CheckedFile[]): string[] {
  return files.flatMap((file) => [
    ...(file.over > 0 ? [annotation("error", "Over the token budget", file, file.place, checkMessage(file))] : []),
    ...(file.isNear ? [annotation("warning", "Near the token budget", file, file.place, checkMessage(file))] : []),
    ...file.notes.map(({ place, message }) => annotation("notice", "Letters that tokens hide", file, place, message)),
  ]);
}

function annotation(
  kind: "error" | "warning" | "notice",
  title: string,
  { path }: CheckedFile,
  place: OverflowPlace | undefined,
  message: string,
): string {
  const where = `file=${property(path)},line=${place?.line ?? 1},col=${place?.column ?? 1},title=${title}`;
  return `::${kind} ${where}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
