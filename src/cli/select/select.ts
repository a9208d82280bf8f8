import { resolve } from "node:path";
import { HEADERS, type Headers, PIECE_ORDERS, type PieceOrder } from "../../core/select/options.ts";
import { Selecting } from "../../core/select/selecting.ts";
import type { Selection } from "../../core/select/selection.ts";
import { SELECTOR_NAMES } from "../../core/select/selectors/selectors.ts";
import { structureChunker } from "../../core/select/structure-chunker.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { writeWholeFile } from "../../node/files/write-file.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { chosenEncoder, ENCODER_OPTION, type EncoderUse } from "../input/encoder.ts";
import { answerRequests, errorJson, REQUESTS_OPTION } from "../input/requests.ts";
import { BUDGET_OPTIONS, chosenBudget, chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { paintFor } from "../terminal/style.ts";
import { type Terminal, warn, write, writeJson } from "../terminal/terminal.ts";
import { inFileOffsets } from "./file-offsets.ts";
import { openSources } from "./open-sources.ts";
import { savedArguments } from "./saved-arguments.ts";
import { selectLines, selectSummary } from "./select-report.ts";
import { type SelectDefaults, selected, selectRequest } from "./select-request.ts";
import { levelsOf } from "./wanted-levels.ts";

export const select: Command = {
  name: "select",
  summary: "choose from many files what answers a question best within a budget",
  usage: [
    "select PATH... --query TEXT --budget N [--selector NAME] [--chunk NAME] [--out FILE] [--json]",
    "select PATH... --requests FILE",
    "select [PATH...] --saved NAME [--config FILE]",
  ],
  options: {
    ...BUDGET_OPTIONS,
    query: { value: "TEXT", help: "the question or task that the text is for" },
    saved: { value: "NAME", help: 'run the selection of that name, of "selections" in .promptbudget.json' },
    config: { value: "FILE", help: "where --saved looks, instead of the nearest .promptbudget.json" },
    selector: { value: "NAME", help: `how pieces are chosen (default ${SELECTOR_NAMES[0]})`, choices: SELECTOR_NAMES },
    chunk: { value: "NAME", help: "how files are cut", choices: [structureChunker.name] },
    headers: { value: "NAME", help: "what stands above each piece: its path and lines, or nothing", choices: HEADERS },
    full: { value: "PATH", help: "all of a file, or of each in a folder, whatever it is worth", repeated: true },
    outline: { value: "PATH", help: "its signatures or headings alone", repeated: true },
    name: { value: "PATH", help: "that it is there", repeated: true },
    order: { value: "NAME", help: "the order of the pieces (default file)", choices: PIECE_ORDERS },
    encoder: ENCODER_OPTION,
    index: { value: "FILE", help: "keep the index of the folder there between runs: only what changed is read again" },
    out: { value: "FILE", help: "write the text there, and show what was chosen and why" },
    ...TARGET_OPTIONS,
    json: { help: "print one JSON document: the text and each piece with its reason" },
    requests: REQUESTS_OPTION,
  },
  notes: [
    "Prints the text for a model: each piece under a line with its path and lines, all within the budget. Folders are",
    "walked with .gitignore respected. The best hit always stays, shortened if it must be; where even that is over the",
    "budget, the smallest budget that works is told and the status is 1.",
    'A request is {"id":1,"query":"...","budget":512,"paths":["docs/a.md"]}; "paths" narrows the candidates to these files,',
    '"levels":{"src/a.ts":"outline"} says how much of a file is wanted; both may be left out. Options given here hold for',
    "requests that do not say otherwise.",
    "--saved selects below the folder of its .promptbudget.json where no PATH is given, with the model or tokenizer that it",
    "names; what is given beside it is stronger.",
    "A PDF is read as the text of its pages. .promptbudgetignore counts beside .gitignore, files of keys and passwords that",
    "are not named themselves are left out, and those inside other files that secretlint's rules know are shown as asterisks.",
    "What is left out is told. With --index one folder is named.",
    "--full, --outline and --name take files and folders; what names a file itself is stronger than what names its folder.",
  ],
  run: runSelect,
};

async function runSelect(given: Arguments, terminal: Terminal): Promise<number | UserError> {
  const saved = await savedArguments(given, terminal);
  if (saved instanceof UserError) return saved;
  const { args } = saved;
  const requests = args.value("requests");
  if (args.positionals.length === 0) return invalid("select needs a PATH, a file or a folder to select from.");
  for (const name of ["out", "query", "index"])
    if (args.value(name) === "") return invalid(`--${name} must not be empty.`);
  const query = args.value("query");
  if (query === undefined && requests === undefined)
    return invalid("select needs --query TEXT, the question that the text is for, --saved NAME or --requests FILE.");
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const budget = chosenBudget(args, target.model);
  if (budget instanceof UserError) return budget;
  const { tokenizer, model } = target;
  const encoder = chosenEncoder(args, terminal);
  if (encoder instanceof UserError) return encoder;
  if (requests !== undefined && args.has("out"))
    return invalid("--out is for one text; the answers to --requests go to standard output.");
  if (requests === undefined && budget === null)
    return invalid("select needs --budget N, or a --model, whose window less the reserve is the budget.");

  const sources = await openSources(args.positionals, args.value("index"), terminal);
  if (sources instanceof UserError) return sources;
  try {
    const paths = saved.pathsOf(sources);
    if (paths instanceof UserError) return paths;
    const levels = levelsOf(saved.levels, args, sources, paths);
    if (levels instanceof UserError) return levels;
    const remembering: EncoderUse = (use) => encoder((model) => use(sources.remembering(model)));
    const headers = args.value("headers") as Headers | undefined;
    const order = args.value("order") as PieceOrder | undefined;
    const selector = args.value("selector");
    const selecting = new Selecting(sources.index, {
      tokenizer,
      ...(headers && { headers }),
      ...(order && { order }),
      ...(selector && { selector }),
    });
    if (requests !== undefined) {
      const defaults: SelectDefaults = {
        selecting,
        sources,
        model,
        budget: budget?.tokens ?? null,
        encoder: remembering,
        cwd: terminal.cwd,
        ...(query === undefined ? {} : { query }),
        ...(paths && { paths }),
        levels,
      };
      return await answerRequests(requests, terminal, (request) => selectRequest(request, defaults));
    }
    const wanted = { query: query!, budget: budget!.tokens, levels, ...(paths && { paths }) };
    const chosen = await selected(selecting, wanted, remembering);
    const shown = chosen instanceof UserError ? chosen : await inFileOffsets(chosen, terminal.cwd);
    return await show(shown, tokenizer, args, terminal);
  } finally {
    sources.close();
  }
}

async function show(
  chosen: Selection | UserError,
  tokenizer: Tokenizer,
  args: Arguments,
  terminal: Terminal,
): Promise<number | UserError> {
  if (chosen instanceof UserError) {
    if (args.has("json")) await writeJson(terminal, { error: errorJson(chosen) });
    return chosen;
  }
  const out = args.value("out");
  if (out !== undefined) {
    const problem = await writeWholeFile(resolve(terminal.cwd, out), chosen.text, out);
    if (problem !== undefined) return problem;
  }
  if (args.has("json")) await writeJson(terminal, chosen);
  else if (out === undefined) {
    await write(terminal.output, terminal.output.isTTY ? `${chosen.text}\n` : chosen.text);
    await warn(terminal, selectSummary(chosen, tokenizer));
  } else
    await write(
      terminal.output,
      `${selectLines(chosen, tokenizer, paintFor(terminal, terminal.output), out).join("\n")}\n`,
    );
  return DONE;
}
