import { CATALOGUE_SOURCE, listModels } from "../../core/models/catalogue.ts";
import { findFamily } from "../../core/tokenizer/families.ts";
import type { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { grouped } from "../terminal/numbers.ts";
import { paintFor } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";

export const models: Command = {
  name: "models",
  summary: "list models with window, longest answer, price and tokenizer",
  usage: ["models [TEXT] [--json]"],
  options: { json: { help: "print one JSON document" } },
  notes: ["TEXT narrows the list to names and vendors that hold it. Prices are dollars for a million tokens."],
  run: runModels,
};

async function runModels(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const wanted = args.positionals.join(" ").toLowerCase();
  const found = listModels()
    .filter(({ id, name, vendor, aliases }) =>
      [id, name, vendor, ...aliases].some((said) => said.toLowerCase().includes(wanted)),
    )
    .map((model) => ({ ...model, exact: findFamily(model.tokenizer)?.kind === "exact" }));
  if (args.has("json")) {
    await writeJson(terminal, { ...CATALOGUE_SOURCE, models: found });
    return DONE;
  }
  if (found.length === 0) return invalid(`No model's name or vendor holds "${args.positionals.join(" ")}".`);
  const paint = paintFor(terminal, terminal.output);
  const [head = "", ...rows] = table(
    [
      { title: "Model" },
      { title: "Vendor" },
      { title: "Window", align: "right" },
      { title: "Answer", align: "right" },
      { title: "In $/M", align: "right" },
      { title: "Out $/M", align: "right" },
      { title: "Tokenizer" },
    ],
    found.map(({ id, vendor, window, maxOutput, price, tokenizer, exact }) => [
      id,
      vendor,
      grouped(window),
      grouped(maxOutput),
      price === undefined ? "" : String(price.input),
      price === undefined ? "" : String(price.output),
      `${tokenizer}${exact ? "" : " (estimate)"}`,
    ]),
  );
  const { date, source } = CATALOGUE_SOURCE;
  const foot = paint("dim", `${found.length} models, from ${source}, as of ${date}`);
  await write(terminal.output, `${[paint("dim", head), ...rows, "", foot].join("\n")}\n`);
  return DONE;
}
