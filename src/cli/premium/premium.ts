import { PREMIUM_SOURCE } from "../../core/compare/premium.ts";
import { findFamily } from "../../core/tokenizer/families.ts";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { countAll } from "../compare/count-all.ts";
import { chosenCounters } from "../compare/counters.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { TARGET_OPTIONS } from "../input/target.ts";
import { paintFor } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { languageLines, languagePremiums } from "./language-premiums.ts";
import { pairLines, pairPremiums } from "./pair-premiums.ts";

export const premium: Command = {
  name: "premium",
  summary: "what a language costs over English, tokenizer by tokenizer",
  usage: [
    "premium [--language TEXT] [--tokenizers LIST] [--json]",
    "premium PATH ENGLISH_PATH [--tokenizers LIST] [--tokenizer-file FILE]... [--json]",
  ],
  options: {
    language: { value: "TEXT", help: "only languages whose name or tag (BCP 47) holds this" },
    tokenizers: { value: "LIST", help: "only these, with commas between" },
    "tokenizer-file": { ...TARGET_OPTIONS["tokenizer-file"]!, repeated: true },
    json: { help: "print one JSON document" },
  },
  notes: [
    "The premium is the number of tokens of a text over that of the same text in English. Without paths it is that",
    "of the Universal Declaration of Human Rights, counted with the exact tokenizers; with two, of your own texts.",
  ],
  run: runPremium,
};

async function runPremium(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const counters = chosenCounters(args, terminal);
  if (counters instanceof UserError) return counters;
  const [path, english, ...more] = args.positionals;
  if (path === undefined) {
    if (args.has("tokenizer-file"))
      return invalid("premium counts with --tokenizer-file where it is given two files: PATH and ENGLISH_PATH.");
    const names = counters.map(({ name }) => name).filter((name) => findFamily(name)?.kind === "exact");
    if (names.length === 0) return invalid("premium knows languages for exact tokenizers only.");
    const found = languagePremiums(names, args.value("language") ?? "");
    if (args.has("json")) await writeJson(terminal, { ...PREMIUM_SOURCE, tokenizers: names, languages: found });
    else if (found.length === 0) return invalid(`No language's name or tag holds "${args.value("language")}".`);
    else
      await write(terminal.output, `${languageLines(found, names, paintFor(terminal, terminal.output)).join("\n")}\n`);
    return DONE;
  }
  if (english === undefined || more.length > 0)
    return invalid("premium needs two paths, a text and the same text in English, or none.");
  if (args.has("language")) return invalid("--language chooses from the bundled table; leave it out with two paths.");
  const [text, base] = [await countAll([path], counters, terminal), await countAll([english], counters, terminal)];
  if (text instanceof UserError) return text;
  if (base instanceof UserError) return base;
  const pairs = pairPremiums(text.counted, base.counted);
  if (args.has("json")) await writeJson(terminal, { path, english, tokenizers: pairs });
  else await write(terminal.output, `${pairLines(pairs, paintFor(terminal, terminal.output)).join("\n")}\n`);
  return DONE;
}
