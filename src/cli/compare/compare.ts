import { resolve } from "node:path";
import { inputCost, listModels } from "../../core/models/catalogue.ts";
import { tokenizerNames } from "../../core/tokenizer/families.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { countParts } from "../count/count-paths.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { inputFiles } from "../input/input-files.ts";
import { type CliTarget, namedTokenizer, TARGET_OPTIONS, tokenizerOfFile } from "../input/target.ts";
import { sumOf } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import { paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { type Comparison, comparisonLines, csvLines, markdownLines } from "./compare-report.ts";

export const compare: Command = {
  name: "compare",
  summary: "count one text with many tokenizers",
  usage: ["compare PATH... [--tokenizer NAME]... [--tokenizer-file FILE] [--json | --markdown | --csv]"],
  options: {
    tokenizer: { value: "NAME", help: "only these; without it, every tokenizer there is", repeated: true },
    "tokenizer-file": TARGET_OPTIONS["tokenizer-file"]!,
    json: { help: "print one JSON document" },
    markdown: { help: "print a Markdown table" },
    csv: { help: "print comma-separated values" },
  },
  notes: [
    "Several files are counted each by itself and summed. The cost is that of the text as input, for the",
    "cheapest and the dearest current model that counts so. An estimate has an interval.",
  ],
  run: runCompare,
};

const FORMATS = ["json", "markdown", "csv"] as const;

async function runCompare(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  if (args.positionals.length === 0)
    return invalid("compare needs a PATH (a file, a folder, or - for standard input).");
  if (args.positionals.includes("-") && args.positionals.length > 1)
    return invalid("compare reads - alone, since it can be read only once.");
  const formats = FORMATS.filter((format) => args.has(format));
  if (formats.length > 1)
    return invalid(`--${formats.join(" and --")} are different forms of output; give one of them.`);
  const targets = await targetsOf(args, terminal);
  if (targets instanceof UserError) return targets;

  const rows = await comparisons(args.positionals, targets, terminal);
  if (rows instanceof UserError) return rows;
  if (args.has("json")) {
    await writeJson(terminal, { bytes: rows.bytes, files: rows.files, tokenizers: rows.compared.map(comparisonJson) });
    return DONE;
  }
  const lines = args.has("markdown")
    ? markdownLines(rows.compared)
    : args.has("csv")
      ? csvLines(rows.compared)
      : comparisonLines(rows, widthOf(terminal.output), paintFor(terminal, terminal.output));
  await write(terminal.output, `${lines.join("\n")}\n`);
  return DONE;
}

async function targetsOf(args: Arguments, terminal: Terminal): Promise<CliTarget[] | UserError> {
  const named = args.values("tokenizer");
  const isNarrowed = named.length > 0 || args.has("tokenizer-file");
  const targets: CliTarget[] = [];
  for (const name of isNarrowed ? named : tokenizerNames()) {
    const tokenizer = await namedTokenizer(name);
    if (tokenizer instanceof UserError) return tokenizer;
    targets.push({ tokenizer, model: null, fromFile: false });
  }
  const file = args.value("tokenizer-file");
  if (file === undefined) return targets;
  const tokenizer = await tokenizerOfFile(resolve(terminal.cwd, file), file);
  return tokenizer instanceof UserError ? tokenizer : [...targets, { tokenizer, model: null, fromFile: true }];
}

async function comparisons(
  paths: readonly string[],
  targets: readonly CliTarget[],
  terminal: Terminal,
): Promise<{ bytes: number; files: number; compared: Comparison[] } | UserError> {
  const progress = startProgress(terminal, "Counting");
  const counts: Count[][] = targets.map(() => []);
  let [bytes, files] = [0, 0];
  try {
    for await (const file of inputFiles(paths, terminal, progress)) {
      if (file instanceof UserError) return file;
      bytes += file.bytes;
      files++;
      for (const [i, { tokenizer, fromFile }] of targets.entries()) {
        const count = await countParts(file, (text) => tokenizer.measure(text), tokenizer.exact, fromFile);
        if (count instanceof UserError) return count;
        counts[i]!.push(count);
      }
    }
  } finally {
    progress.end();
  }
  const compared = targets.map(({ tokenizer, fromFile }, i) => {
    const count = sumOf(counts[i]!, tokenizer.exact);
    const cost = fromFile ? null : costOf(tokenizer.name, count.tokens);
    return { tokenizer: tokenizer.name, count, bytesPerToken: count.tokens > 0 ? bytes / count.tokens : null, cost };
  });
  return { bytes, files, compared };
}

function costOf(tokenizer: string, tokens: number): Comparison["cost"] {
  const costs = listModels()
    .filter((model) => model.tokenizer === tokenizer && !model.superseded)
    .flatMap((model) => {
      const dollars = inputCost(model, tokens);
      return dollars === undefined ? [] : [{ model: model.id, dollars }];
    })
    .sort((a, b) => a.dollars - b.dollars);
  const [lowest] = costs;
  return lowest === undefined ? null : { lowest, highest: costs.at(-1)! };
}

function comparisonJson({ tokenizer, count, bytesPerToken, cost }: Comparison) {
  const { exact, tokens, low, high } = count;
  return { tokenizer, exact, tokens, low, high, bytesPerToken, cost };
}
