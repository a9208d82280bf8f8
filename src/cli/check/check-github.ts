import type { CheckedFile } from "./check-files.ts";
import { checkMessage } from "./check-message.ts";

/** Findings as workflow commands, which GitHub shows beside the lines; what could end one early is escaped. */
export function githubLines(files: readonly CheckedFile[]): string[] {
  return files
    .filter(({ over, isNear }) => over > 0 || isNear)
    .map((file) => {
      const { line = 1, column = 1 } = file.place ?? {};
      const [kind, title] = file.over > 0 ? ["error", "Over the token budget"] : ["warning", "Near the token budget"];
      const where = `file=${property(file.path)},line=${line},col=${column},title=${title}`;
      return `::${kind} ${where}::${data(checkMessage(file))}`;
    });
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
