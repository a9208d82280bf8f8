// Written by scripts/tune-select.ts; do not edit.

export const SECOND: readonly number[] = [];
