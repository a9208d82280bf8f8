import { cheapestExact, type NamedCheapest } from "../../core/compare/cheapest-exact.ts";
import { type Comparison, compared } from "../../core/compare/comparison.ts";
import type { WordShares } from "../../core/compare/word-shares.ts";
import { CATALOGUE_SOURCE, listModels } from "../../core/models/catalogue.ts";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { TARGET_OPTIONS } from "../input/target.ts";
import { paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { comparisonTable, modelTable } from "./compare-columns.ts";
import { csvLines, markdownLines, shownLines } from "./compare-report.ts";
import { type CountedFiles, countAll } from "./count-all.ts";
import { chosenCounters } from "./counters.ts";
import { chosenDictionary, dictionaryShares } from "./dictionary-shares.ts";

export const compare: Command = {
  name: "compare",
  summary: "count one text with many tokenizers",
  usage: [
    "compare PATH... [--tokenizers LIST] [--tokenizer-file FILE]... [--models] [--json | --markdown | --csv]",
    "compare PATH... --dictionary NAME [--tokenizers LIST] [--json | --markdown | --csv]",
  ],
  options: {
    tokenizers: { value: "LIST", help: "only these, with commas between; without it, every tokenizer there is" },
    tokenizer: { value: "NAME", help: "only this one", repeated: true },
    "tokenizer-file": { ...TARGET_OPTIONS["tokenizer-file"]!, repeated: true },
    models: { help: "a row for each current model, the cheapest first" },
    dictionary: {
      value: "NAME",
      help: "share of tokens that are words of this Hunspell dictionary (.aff, .dic, tr_TR)",
    },
    json: { help: "print one JSON document" },
    markdown: { help: "print a Markdown table" },
    csv: { help: "print comma-separated values" },
  },
  notes: [
    "Several files are counted each by itself and summed. The cost is that of the text as input, for the",
    "cheapest and the dearest current model that counts so. An estimate has an interval. Of two or more files the",
    "cheapest exact tokenizer is told, with what it saves over the next in 95 of 100 resamples of the files.",
    "Words are runs of letters and figures; in scripts without blanks each character is one. With a dictionary, %Words",
    "is the share of the different tokens that are words or affixes of its language, %Pure that of those which are no",
    "form of another word. Optimal is how many ids scaling laws with vocabulary (Tao and others 2024) call best for the",
    "current dense models that count so and whose parameters are published, the smallest and the largest of them.",
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
  const counters = chosenCounters(args, terminal);
  if (counters instanceof UserError) return counters;
  const dictionary = await chosenDictionary(args, terminal);
  if (dictionary instanceof UserError) return dictionary;
  const files = await countAll(args.positionals, counters, terminal, { withWords: dictionary !== null });
  if (files instanceof UserError) return files;
  const shares = dictionary && (await dictionaryShares(files, dictionary, terminal));
  if (shares instanceof UserError) return shares;

  const rows = compared(files.counted, files.text, currentModels);
  const cheapest = cheapestExact(files);
  if (args.has("json")) {
    await writeJson(terminal, comparisonJson(files, rows, cheapest, shares));
    return DONE;
  }
  const shown = args.has("models") ? modelTable(rows) : comparisonTable(rows, shares);
  const lines = args.has("markdown")
    ? markdownLines(shown)
    : args.has("csv")
      ? csvLines(shown)
      : shownLines(shown, { ...files, cheapest }, widthOf(terminal.output), paintFor(terminal, terminal.output));
  await write(terminal.output, `${lines.join("\n")}\n`);
  return DONE;
}

function currentModels(tokenizer: string) {
  return listModels().filter((model) => model.tokenizer === tokenizer && !model.superseded);
}

function comparisonJson(
  { text, files }: CountedFiles,
  rows: readonly Comparison[],
  cheapest: NamedCheapest | null,
  shares: ReadonlyMap<string, WordShares> | null,
) {
  return {
    ...text,
    files,
    prices: CATALOGUE_SOURCE.date,
    tokenizers: rows.map(({ tokenizer, count, models, ...row }) => {
      const { exact, tokens, low, high } = count;
      const priced = models.filter(({ cost }) => cost !== null);
      const ends = [priced[0], priced.at(-1)].map((m) => m && { model: m.model, dollars: m.cost });
      const cost = ends[0] ? { lowest: ends[0], highest: ends[1] } : null;
      const dictionary = shares && { dictionary: shares.get(tokenizer) ?? null };
      return { tokenizer, exact, tokens, low, high, ...row, ...dictionary, cost, models };
    }),
    cheapest: cheapest && {
      tokenizer: cheapest.tokenizer,
      next: cheapest.next,
      saved: cheapest.saved,
      wins: cheapest.wins,
    },
  };
}
