/** What can be selected from beside files. */
export const TEXT_NAMES = ["clipboard", "problems", "changes", "terminal", "unsaved"] as const;

export type TextName = (typeof TEXT_NAMES)[number];

/** How a result names a text that is no file: no file that a person made is called so. */
export const textPath = (name: string): string => `(${name})`;

export const isGivenText = (path: string): boolean => path.startsWith("(") && path.endsWith(")");
