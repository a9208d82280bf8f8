import type { Command } from "./command.ts";
import { invalid } from "./input/arguments.ts";

/** Commands whose names are promised and whose work this version cannot do. */
export const LATER: readonly { readonly name: string; readonly what: string }[] = [
  { name: "mcp", what: "the Model Context Protocol server" },
];

/** One sentence for a command that is not there yet. */
export function notYet({ name, what }: (typeof LATER)[number], commands: readonly Pick<Command, "name">[]) {
  const there = commands.map((command) => command.name).join(", ");
  return invalid(`${name} (${what}) is not in this version; it has ${there}.`);
}
