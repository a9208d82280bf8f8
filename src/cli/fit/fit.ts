import { resolve } from "node:path";
import { Fitting } from "../../core/compress/fitting.ts";
import { FIT_LEVELS, type FitLevel } from "../../core/compress/options.ts";
import { UserError } from "../../core/user-error.ts";
import { writeWholeFile } from "../../node/files/write-file.ts";
import { type Command, DONE } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { chosenEncoder, ENCODER_OPTION } from "../input/encoder.ts";
import { inputText } from "../input/input-text.ts";
import { answerRequests, errorJson, REQUESTS_OPTION } from "../input/requests.ts";
import { BUDGET_OPTIONS, chosenBudget, chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import { paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, warn, write, writeJson } from "../terminal/terminal.ts";
import { fitLines, fitSummary } from "./fit-report.ts";
import { type FitDefaults, fitRequest, lookedAt } from "./fit-request.ts";
import { chosenServer, fitWithModel, KEY_VARIABLE, REWRITE_OPTIONS, rewriteSummary } from "./fit-rewrite.ts";
import { keepPatterns } from "./keep-patterns.ts";
import { LastFitting } from "./last-fitting.ts";

export const fit: Command = {
  name: "fit",
  summary: "shorten a text to a budget that it never exceeds",
  usage: [
    "fit PATH --budget N [--query TEXT] [--level LEVEL] [--keep REGEX]... [--out FILE] [--json]",
    "fit PATH --budget N --rewrite URL [--rewrite-model NAME] [--rewrite-remote]",
    "fit --requests FILE",
  ],
  options: {
    ...BUDGET_OPTIONS,
    query: { value: "TEXT", help: "the question that the text must still answer" },
    level: { value: "LEVEL", help: "how far to go", choices: FIT_LEVELS },
    keep: { value: "REGEX", help: "what matches stays as it is", repeated: true },
    encoder: ENCODER_OPTION,
    omission: {
      value: "MARK",
      help: 'stands where text was left out, such as "[…]" (a sentence that breaks off ends in "…")',
    },
    out: { value: "FILE", help: "write the text there, and show what was cut and why" },
    ...TARGET_OPTIONS,
    ...REWRITE_OPTIONS,
    json: { help: "print one JSON document: the text and each piece with its reason" },
    requests: REQUESTS_OPTION,
  },
  notes: [
    "Prints the shortened text. Code, template variables, URLs, numbers, headings and what --keep",
    "matches stay as they are; where they alone are over the budget, the smallest budget that works is",
    "told, nothing is written and the status is 1. PATH may be - for standard input, or a PDF: its text is fitted.",
    'A request is {"id":1,"text":"...","budget":500,"query":"..."}; options given here hold for requests',
    'that do not say otherwise ("budget", "query", "level", "keep").',
    "Nothing leaves this machine, but with --rewrite: the prose of the text is sent to the OpenAI-compatible",
    "server at URL, such as http://127.0.0.1:11434/v1. What it writes is taken only where it is under the",
    "budget by a recount and keeps every protected part, number, name and prohibition; elsewhere the local",
    `result stands, and it is said why. A key is taken from ${KEY_VARIABLE}.`,
  ],
  run: runFit,
};

async function runFit(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const requests = args.value("requests");
  const [path, extra] = args.positionals;
  if (requests === undefined && path === undefined)
    return invalid("fit needs a PATH (a file, or - for standard input), or --requests FILE.");
  if (extra !== undefined) return invalid(`fit takes one PATH, and "${extra}" was given too.`);
  for (const name of ["out", "query"]) if (args.value(name) === "") return invalid(`--${name} must not be empty.`);
  const keep = keepPatterns(args.values("keep"), "--keep");
  if (keep instanceof UserError) return keep;
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const budget = chosenBudget(args, target.model);
  if (budget instanceof UserError) return budget;
  const server = chosenServer(args, terminal);
  if (server instanceof UserError) return server;
  const { tokenizer, model } = target;
  const level = args.value("level") as FitLevel | undefined;
  const query = args.value("query");
  const omission = args.value("omission");
  const encoder = chosenEncoder(args, terminal);
  if (encoder instanceof UserError) return encoder;
  const asked = { tokenizer, keep, ...(level && { level }), ...(query && { query }), ...(omission && { omission }) };

  if (requests !== undefined) {
    if (path !== undefined)
      return invalid(`--requests takes its texts from ${requests}; "${path}" has no place beside them.`);
    if (args.has("out")) return invalid("--out is for one text; the answers to --requests go to standard output.");
    const defaults: FitDefaults = { ...asked, budget: budget?.tokens ?? null, model, encoder, last: new LastFitting() };
    return answerRequests(requests, terminal, (request) => fitRequest(request, defaults));
  }
  if (budget === null)
    return invalid("fit needs --budget N, or a --model, whose window less the reserve is the budget.");
  const source = await inputText(path!, terminal);
  if (source instanceof UserError) return source;
  const progress = startProgress(terminal, "Fitting");
  const hint = path === "-" ? {} : { hint: { path: path! } };
  const fitting = new Fitting(source.text, { ...asked, ...hint });
  const { tokens } = budget;
  const local =
    (await lookedAt(fitting, tokens, encoder)) ?? fitting.plan({ budget: tokens, onProgress: progress.share });
  const fitted =
    server === null || local instanceof UserError
      ? local
      : await fitWithModel(source.text, local, server, { ...asked, ...hint, budget: tokens }, { progress, terminal });
  progress.end();
  if (fitted instanceof UserError) {
    if (args.has("json")) await writeJson(terminal, { error: errorJson(fitted) });
    return new UserError(fitted.code, `${path}: ${fitted.message}`, fitted);
  }
  const { plan, rewrite } = "plan" in fitted ? fitted : { plan: fitted, rewrite: undefined };

  const out = args.value("out");
  if (out !== undefined) {
    const problem = await writeWholeFile(resolve(terminal.cwd, out), plan.text, out);
    if (problem !== undefined) return problem;
  }
  if (rewrite) await warn(terminal, rewriteSummary(rewrite));
  if (args.has("json")) await writeJson(terminal, { ...plan, ...(rewrite && { rewrite }) });
  else if (out === undefined) {
    await write(terminal.output, terminal.output.isTTY ? `${plan.text}\n` : plan.text);
    await warn(terminal, fitSummary(plan, tokenizer));
  } else {
    const look = { paint: paintFor(terminal, terminal.output), width: widthOf(terminal.output) };
    const lines = fitLines(plan, source.text, tokenizer, { ...look, from: path!, to: out });
    await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return DONE;
}
