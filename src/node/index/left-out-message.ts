import type { FileState } from "./cut-file.ts";
import type { LeftOut, WorkspaceIndex } from "./workspace-index.ts";

const MOST_NAMED = 3;

const WHY: Readonly<Record<Exclude<FileState, "indexed" | "removed">, (count: string) => string>> = {
  secret: (files) => `Left out ${files} of keys or passwords`,
  "too-large": (files) => `Left out ${files} too large to search`,
  binary: (files) => `Passed over ${files} that hold no text`,
  unreadable: (files) => `Passed over ${files} that cannot be read`,
};

/** What of a workspace cannot be chosen from, and why: a sentence for each reason. */
export function leftOutMessages(index: Pick<WorkspaceIndex, "leftOut" | "secrets">): string[] {
  return sentencesOf(
    index.leftOut(),
    index.secrets().map(({ path }) => path),
  );
}

/** @param masked the files in which secrets are shown as asterisks */
export function sentencesOf(left: readonly LeftOut[], masked: readonly string[]): string[] {
  const sentences = Object.entries(WHY).flatMap(([state, say]) => {
    const paths = left.filter((file) => file.state === state).map(({ path }) => path);
    return paths.length === 0 ? [] : [`${say(filesIn(paths.length))}: ${named(paths)}.`];
  });
  if (masked.length > 0)
    sentences.push(`Keys and passwords in ${filesIn(masked.length)} are shown as asterisks: ${named(masked)}.`);
  return sentences;
}

const filesIn = (count: number): string => `${count} file${count === 1 ? "" : "s"}`;

function named(paths: readonly string[]): string {
  const rest = paths.length - MOST_NAMED;
  return paths.slice(0, MOST_NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
