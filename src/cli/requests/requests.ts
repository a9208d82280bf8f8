import { inputCost } from "../../core/models/catalogue.ts";
import { lengthBuckets } from "../../core/requests/length-buckets.ts";
import { packRows } from "../../core/requests/pack-rows.ts";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE, OVER } from "../command.ts";
import { type Arguments, invalid, wholeNumber } from "../input/arguments.ts";
import { BUDGET_OPTIONS, chosenBudget, chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { paintFor } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { readRequests } from "./read-requests.ts";
import { requestLines } from "./requests-report.ts";

export const requests: Command = {
  name: "requests",
  summary: "tell how long the requests of a JSON Lines file are, and how they pack",
  usage: ["requests FILE.jsonl [--model NAME] [--budget N] [--row N] [--batch N] [--json]"],
  options: {
    ...TARGET_OPTIONS,
    ...BUDGET_OPTIONS,
    row: { value: "N", help: "tokens of a row that requests are packed into (default: the longest request)" },
    batch: { value: "N", help: "requests that are padded together in the order of the file (default 8)" },
    json: { help: "print one JSON document" },
  },
  notes: [
    'A line is {"text":"..."}, {"prompt":"..."}, a chat with "messages", one of these in "body", or {"tokens":N}. FILE may',
    "be - for standard input. Tools, pictures and PDFs inside of requests count as in budget, and a request that bounds its",
    "answer (max_tokens, a JSON schema) has the window less that answer. A file of any size needs the memory of one line and of the different lengths. The status",
    "is 1 where a request is over the budget, or over the model's window less the reserve, or a line is no request.",
  ],
  run: runRequests,
};

export const SHARES = [0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];
const BATCH = 8;

async function runRequests(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const [file, second] = args.positionals;
  if (file === undefined) return invalid("requests needs a FILE of JSON Lines, or - for standard input.");
  if (second !== undefined) return invalid(`requests takes one file; "${second}" cannot be read beside ${file}.`);
  const row = wholeNumber(args, "row", 1);
  if (row instanceof UserError) return row;
  const batch = wholeNumber(args, "batch", 1);
  if (batch instanceof UserError) return batch;
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const { tokenizer, model } = target;
  const budget = chosenBudget(args, model);
  if (budget instanceof UserError) return budget;
  const limit = budget?.tokens ?? null;
  const perBatch = batch ?? BATCH;
  // Who said the budget or the reserve is taken at their word.
  const isSaid = args.has("budget") || args.has("reserve");
  const window = isSaid ? null : (model?.window ?? null);
  const read = await readRequests(file, { target, limit, window, batch: perBatch }, terminal);
  if (read instanceof UserError) return read;

  const { histogram, ...lines } = read;
  const lengths = histogram.longestFirst();
  const { groups: _, ...packing } = packRows(lengths, row ?? Math.max(1, lengths[0]?.[0] ?? 1));
  const percentiles = histogram.percentiles(SHARES);
  const cost = (model && inputCost(model, histogram.tokens)) ?? null;
  const found = {
    requests: histogram.requests,
    tokens: histogram.tokens,
    percentiles: Object.fromEntries(SHARES.map((share, i) => [`p${share * 100}`, percentiles[i]!])),
    limit,
    ...lines,
    batch: perBatch,
    packing,
    buckets: lengthBuckets(lengths),
    cost,
  };
  if (args.has("json"))
    await writeJson(terminal, { path: file, tokenizer: tokenizer.name, exact: tokenizer.exact, ...found });
  else await write(terminal.output, `${requestLines(file, found, paintFor(terminal, terminal.output)).join("\n")}\n`);
  return read.overCount > 0 || read.refusedCount > 0 ? OVER : DONE;
}
