// The lines around what was selected for a line of a prompt. Several in one text are told apart by a number, the key.

const BEGINS = /^<!-- context((?: [0-9]{1,6})?) -->$/;
const ENDS = /^<!-- \/context((?: [0-9]{1,6})?) -->$/;

export const beginMark = (key: string): string => `<!-- context${key} -->`;

export const endMark = (key: string): string => `<!-- /context${key} -->`;

/** The key of a line that begins a block; undefined where it does not. */
export const beginsBlock = (line: string): string | undefined => BEGINS.exec(line.trim())?.[1];

/** The key of a line that begins or ends a block. */
export const markKey = (line: string): string | undefined => beginsBlock(line) ?? ENDS.exec(line.trim())?.[1];
