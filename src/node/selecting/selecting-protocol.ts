import type { FromDesk, ToDesk } from "../threads/question-protocol.ts";

// What the editor's host and the process that selects say to each other, over Node's own channel.

/** A folder of the workspace, and where its index is kept. */
export interface IndexedFolder {
  /** An absolute path. */
  readonly root: string;
  readonly file: string;
  /** What stands before its paths in results: `""`, or its name with `/` where there are several folders. */
  readonly prefix: string;
}

export type ToFolders =
  /** The folders from now on: new ones are indexed, others let go of. */
  | { readonly type: "folders"; readonly folders: readonly IndexedFolder[] }
  /** A file was made, saved or deleted, or an editor let go of its text; `path` is relative to the folder. */
  | { readonly type: "changed"; readonly root: string; readonly path: string }
  /** An editor holds a file so, unsaved. */
  | { readonly type: "edited"; readonly root: string; readonly path: string; readonly text: string }
  | { readonly type: "pause" }
  | { readonly type: "resume" };

export type ToSelecting = ToFolders | ToDesk;

/** How far the folders are read, all together. */
export interface IndexingProgress {
  readonly type: "indexing";
  /** From 0 to 1; 1 when all is read. */
  readonly share: number;
  readonly files: number;
}

export type FromSelecting = FromDesk | IndexingProgress;
