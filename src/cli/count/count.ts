import { UserError } from "../../core/user-error.ts";
import { type Command, DONE, OVER, USAGE } from "../command.ts";
import { PROGRAM } from "../help.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { type Answer, answerRequests, REQUESTS_OPTION, type Request, requestText } from "../input/requests.ts";
import { BUDGET_OPTIONS, type CliTarget, chosenBudget, chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { sumOf } from "../terminal/numbers.ts";
import { type Terminal, warn, writeJson } from "../terminal/terminal.ts";
import { type CountedFile, countPaths } from "./count-paths.ts";
import { showCounts } from "./count-report.ts";

export const count: Command = {
  name: "count",
  summary: "count the tokens of files and folders",
  usage: ["count PATH... [--tokenizer NAME | --model NAME | --tokenizer-file FILE] [--json]", "count --requests FILE"],
  options: {
    ...TARGET_OPTIONS,
    ...BUDGET_OPTIONS,
    json: { help: "print one JSON document" },
    requests: REQUESTS_OPTION,
  },
  notes: [
    "A folder is walked as git sees it: .gitignore is respected, links are not followed, binary files are passed over.",
    "A PDF is read as the text of its pages. Of several paths those that cannot be read are told, and the status is 2.",
    "PATH may be - for standard input. With a budget, or a model that has a window, the place where a text runs out of",
    "it is shown; with --budget the status is 1 where a text is over.",
    'A request is {"id":1,"text":"..."}; with "ids":true the answer lists the ids of the tokens.',
  ],
  run: runCount,
};

async function runCount(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const requests = args.value("requests");
  if (requests === undefined && args.positionals.length === 0)
    return invalid("count needs a PATH (a file, a folder, or - for standard input), or --requests FILE.");
  if (requests !== undefined && args.positionals.length > 0)
    return invalid(
      `--requests takes its texts from ${requests}; "${args.positionals[0]}" cannot be counted beside them.`,
    );
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  if (requests !== undefined) return answerRequests(requests, terminal, (request) => countRequest(request, target));
  const budget = chosenBudget(args, target.model);
  if (budget instanceof UserError) return budget;

  const { files, failed } = await countPaths(args.positionals, target, terminal);
  const [first] = failed;
  if (first !== undefined && args.positionals.length === 1) return first;
  for (const { message } of failed) await warn(terminal, `${PROGRAM}: ${message}`);
  if (first !== undefined && files.length === 0) return USAGE;
  const { name, exact } = target.tokenizer;
  const total = sumOf(
    files.map((file) => file.count),
    exact,
  );
  const isOver = args.has("budget") && budget !== null && files.some((file) => file.count.high > budget.tokens);
  if (args.has("json")) {
    const { tokens, low, high } = total;
    await writeJson(terminal, { tokenizer: name, exact, tokens, low, high, files: files.map(fileJson) });
  } else await showCounts(files, { total, budget, target }, terminal);
  if (first !== undefined) return USAGE;
  return isOver ? OVER : DONE;
}

function fileJson({ path, count: { tokens, low, high }, sections }: CountedFile) {
  return { path, tokens, low, high, sections };
}

function countRequest(request: Request, { tokenizer }: CliTarget): Answer | UserError {
  const text = requestText(request);
  if (text instanceof UserError) return text;
  const { tokens, low, high, exact } = tokenizer.measure(text);
  const ids = request.ids === true && exact ? { ids: Array.from(tokenizer.encode(text)) } : {};
  return { tokens, low, high, exact, ...ids };
}
