/**
 * How much of a file a person wants, whatever it is worth: all of it; its signatures, each with the first line of its
 * comment, or its headings; or that it is there. Without one the best pieces of it are chosen.
 */
export type FileLevel = "full" | "outline" | "name";

export const FILE_LEVELS: readonly FileLevel[] = ["full", "outline", "name"];

export interface LeveledFile {
  readonly path: string;
  readonly level: FileLevel;
}
