import { readableText } from "../../core/compare/readable-text.ts";
import { type RepeatedString, repeatedStrings } from "../../core/compare/repeated-strings.ts";
import { type ShreddedTerm, shreddedTerms } from "../../core/compare/shredded-terms.ts";
import { NO_TOKENS, sumOfKinds, type TokensByKind, tokensByKind } from "../../core/compare/tokens-by-kind.ts";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid, wholeNumber } from "../input/arguments.ts";
import { inputFiles } from "../input/input-files.ts";
import { chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { counted, grouped, percent } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Paint, paintFor, widthOf } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { clipped } from "../terminal/text-width.ts";
import { kindLines } from "./kind-lines.ts";

const DEFAULT_ROWS = 20;
/** Texts are compared with each other, so that they are held; more than this is a code base, not prompts. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

export const repeats: Command = {
  name: "repeats",
  summary: "what costs most again and again, and which terms are cut to pieces",
  usage: ["repeats PATH... [--tokenizer NAME | --model NAME | --tokenizer-file FILE] [--top N] [--json]"],
  options: {
    ...TARGET_OPTIONS,
    top: { value: "N", help: `rows of each list (default ${DEFAULT_ROWS})` },
    json: { help: "print one JSON document" },
  },
  notes: [
    "Strings of several words by tokens times count, with what an alias of two tokens would save once it is defined;",
    "and terms by tokens for each occurrence, with the way they are cut. What a cache of common beginnings saves is told",
    "by budget. Then all tokens by what they stand in: prose, code, data (json), tables, markup, and those of nothing but",
    "blanks.",
  ],
  run: runRepeats,
};

interface Found {
  readonly tokenizer: string;
  readonly files: number;
  readonly tokens: number;
  readonly strings: readonly RepeatedString[];
  readonly terms: readonly ShreddedTerm[];
  /** All tokens by what the text is made of where they stand; `null` where the vendor publishes no vocabulary. */
  readonly kinds: TokensByKind | null;
}

interface NamedText {
  readonly path: string;
  readonly text: string;
}

async function runRepeats(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  if (args.positionals.length === 0)
    return invalid("repeats needs a PATH (a file, a folder, or - for standard input).");
  const rows = wholeNumber(args, "top", 1) ?? DEFAULT_ROWS;
  if (rows instanceof UserError) return rows;
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const files = await textsOf(args.positionals, terminal);
  if (files instanceof UserError) return files;
  const { tokenizer } = target;
  const texts = files.map(({ text, path }) => readableText(text, path));
  const kinds = files.map(({ text, path }) => (tokenizer.exact ? tokensByKind(text, tokenizer, path) : NO_TOKENS));
  const found = {
    tokenizer: tokenizer.name,
    files: texts.length,
    tokens: files.reduce((sum, { text }) => sum + tokenizer.count(text), 0),
    strings: repeatedStrings(texts, tokenizer, rows),
    terms: shreddedTerms(texts, tokenizer, rows),
    kinds: tokenizer.exact ? kinds.reduce(sumOfKinds, NO_TOKENS) : null,
  };
  if (args.has("json")) await writeJson(terminal, found);
  else {
    const lines = foundLines(found, widthOf(terminal.output), paintFor(terminal, terminal.output));
    await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return DONE;
}

async function textsOf(paths: readonly string[], terminal: Terminal): Promise<NamedText[] | UserError> {
  const progress = startProgress(terminal, "Reading");
  const texts: NamedText[] = [];
  let characters = 0;
  try {
    for await (const file of inputFiles(paths, terminal, progress)) {
      if (file instanceof UserError) return file;
      characters += file.text?.length ?? MOST_CHARACTERS;
      if (characters > MOST_CHARACTERS)
        return new UserError("file-too-large", `${file.path} makes more than 64 MB of text; name fewer files.`);
      texts.push({ path: file.path, text: file.text ?? "" });
    }
  } finally {
    progress.end();
  }
  return texts;
}

const right = (title: string) => ({ title, align: "right" }) as const;

function foundLines({ tokenizer, files, tokens, strings, terms, kinds }: Found, width: number, paint: Paint) {
  const repeated = table(
    [right("Tokens"), right("Of all"), right("Times"), right("Alias saves"), { title: "String" }],
    strings.map(({ text, count, cost, aliasSaves }) => [
      ...[grouped(cost), percent(cost, tokens), grouped(count), grouped(aliasSaves)],
      clipped(text, width - 38),
    ]),
  );
  const cut = table(
    [right("Tokens"), right("Times"), { title: "Term" }, { title: "Cut" }],
    terms.map(({ term, count, tokens, cut }) => [
      ...[grouped(tokens), grouped(count), clipped(term, 32)],
      clipped(cut.join("|"), Math.max(20, width - 52)),
    ]),
  );
  const [head = "", ...rows] = repeated;
  const [cutHead = "", ...cutRows] = cut;
  const [kindHead = "", ...kindRows] = kinds ? kindLines(kinds) : [];
  return [
    ...(strings.length > 0 ? [paint("dim", head), ...rows, ""] : []),
    ...(terms.length > 0 ? [paint("dim", cutHead), ...cutRows, ""] : []),
    ...(kindRows.length > 0 ? [paint("dim", kindHead), ...kindRows, ""] : []),
    paint("dim", `${grouped(tokens)} tokens in ${counted(files, "file")}, ${tokenizer}`),
  ];
}
