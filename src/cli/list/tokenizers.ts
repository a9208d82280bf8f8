import { TOKENIZER_FAMILIES } from "../../core/tokenizer/families.ts";
import type { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { grouped } from "../terminal/numbers.ts";
import { paintFor } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";

export const tokenizers: Command = {
  name: "tokenizers",
  summary: "list the tokenizers that can be named",
  usage: ["tokenizers [--json]"],
  options: { json: { help: "print one JSON document" } },
  notes: [
    "Any other tokenizer.json, SentencePiece .model, .tiktoken, tekken.json or vocab.txt can be used with --tokenizer-file FILE.",
  ],
  run: runTokenizers,
};

async function runTokenizers(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const [extra] = args.positionals;
  if (extra !== undefined) return invalid(`tokenizers takes no names, and "${extra}" was given.`);
  if (args.has("json")) {
    const listed = TOKENIZER_FAMILIES.map(({ name, kind, vocabularySize, usedBy, aliases }) => ({
      name,
      exact: kind === "exact",
      vocabularySize: vocabularySize || null,
      usedBy,
      aliases,
    }));
    await writeJson(terminal, { tokenizers: listed });
    return DONE;
  }
  const paint = paintFor(terminal, terminal.output);
  const [head = "", ...rows] = table(
    [{ title: "Tokenizer" }, { title: "Count" }, { title: "Ids", align: "right" }, { title: "Used by" }],
    TOKENIZER_FAMILIES.map(({ name, kind, vocabularySize, usedBy }) => [
      name,
      kind === "exact" ? "exact" : "estimate",
      vocabularySize > 0 ? grouped(vocabularySize) : "",
      usedBy,
    ]),
  );
  await write(terminal.output, `${[paint("dim", head), ...rows].join("\n")}\n`);
  return DONE;
}
