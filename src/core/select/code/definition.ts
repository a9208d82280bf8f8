/** A function, class or the like as a parser found it. */
export interface Definition {
  readonly name: string;
  /** `[start, end)` in UTF-16 code units, from its comment or decorator to the end of its body. */
  readonly start: number;
  readonly end: number;
  /** Its head: `[signatureStart, signatureEnd)`, without comments and body. */
  readonly signatureStart: number;
  readonly signatureEnd: number;
  /** What is said of it: a comment above it, or a string that its body begins with. */
  readonly doc?: { readonly start: number; readonly end: number };
  /** Those inside it, in order; of a function none. */
  readonly children: readonly Definition[];
}

/**
 * Finds the definitions of a code file, in order and disjoint. The path tells the language; undefined where it is not
 * known, or the text is more than can be parsed in a moment. Core has none of its own: a grammar is WebAssembly.
 */
export type CodeParser = (text: string, path: string) => readonly Definition[] | undefined;
