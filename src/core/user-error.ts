/** What can go wrong because of what a person gave: a stable word for programs. */
export type UserErrorCode =
  | "unknown-tokenizer"
  | "unknown-model"
  | "unsupported-tokenizer"
  | "broken-tokenizer"
  | "invalid-argument"
  | "invalid-budget"
  | "invalid-config"
  | "budget-too-small"
  | "unreadable-file"
  | "unwritable-file"
  | "binary-file"
  | "file-too-large"
  /** A model on the disk is damaged or of another kind; one that was to be fetched did not come. */
  | "broken-model"
  | "download-failed"
  /** A model's process failed, or a language model that was asked did not answer as it should. */
  | "model-failed"
  /** The index of a workspace cannot be written: no room on the disk, another process, a damaged file or none at all. */
  | "index-full"
  | "index-busy"
  | "index-damaged"
  | "no-index"
  | "cancelled"
  /** A mistake of ours in another thread, told where it was waited for; never given to who uses the library. */
  | "internal";

/**
 * A mistake a person can mend: one clear sentence that names the file, setting or argument.
 * Functions return it as a value (`T | UserError`); only the library's entry points throw it.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;
  /** For `budget-too-small`: the smallest budget, in tokens, that would work. */
  readonly minimum?: number;

  constructor(code: UserErrorCode, message: string, details: { minimum?: number } = {}) {
    super(message);
    this.name = "UserError";
    this.code = code;
    if (details.minimum !== undefined) this.minimum = details.minimum;
  }
}
