import { resolve } from "node:path";
import { FIT_LEVELS } from "../../core/compress/options.ts";
import { FILE_LEVELS } from "../../core/select/file-level.ts";
import { Selecting } from "../../core/select/selecting.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { isSecretName } from "../../node/index/secret-names.ts";
import { secretsIn, withoutSecrets } from "../../node/index/secrets.ts";
import { fitRequest } from "../fit/fit-request.ts";
import { LastFitting } from "../fit/last-fitting.ts";
import { invalid } from "../input/arguments.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { inputText } from "../input/input-text.ts";
import { optionalText, type Request } from "../input/requests.ts";
import type { CliTarget } from "../input/target.ts";
import { openSources } from "../select/open-sources.ts";
import { selectRequest } from "../select/select-request.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { refusalOutside } from "./path-below.ts";

/** What the tools work with. */
export interface Served {
  /** The tools read below it alone. */
  readonly folder: string;
  readonly target: CliTarget;
  /** Tokens, where a call names none. */
  readonly budget: number | null;
  readonly encoder: EncoderUse;
  readonly indexFile: string | undefined;
}

/** What a tool answers: the text for the model, and figures for the program around it, which cost the model nothing. */
export interface ToolAnswer {
  readonly text: string;
  readonly figures: Readonly<Record<string, number | boolean>>;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For the model that calls it. */
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly input: {
    readonly type: "object";
    readonly properties: Readonly<Record<string, object>>;
    readonly required?: string[];
  };
  run(request: Request): Promise<ToolAnswer | UserError>;
}

const TEXT = { type: "string", description: "The text itself; or name a file by path." };
const PATH = { type: "string", description: "A file, relative to the folder that is served." };

/** The tools of the server. They read, and change nothing. */
export function toolsOf({ folder, target, budget, encoder, indexFile }: Served, terminal: Terminal): Tool[] {
  const { tokenizer, model } = target;
  const last = new LastFitting();
  const most = {
    type: ["integer", "string"],
    description: `The most tokens of the answer, as a number, or a share of the model's window such as "10%"${budget === null ? "" : `; ${budget} where it is left out`}.`,
  };
  const required = (...names: string[]) => (budget === null ? [...names, "budget"] : names);
  return [
    {
      name: "count",
      title: "Count tokens",
      description: `How many tokens (${tokenizer.name}) a text or file takes.`,
      input: { type: "object", properties: { text: TEXT, path: PATH } },
      run: async (request) => {
        const source = await sourceText(request, folder, terminal);
        if (source instanceof UserError) return source;
        const { tokens, low, high, exact } = tokenizer.measure(source.text);
        return { text: exact ? `${tokens}` : `${low} to ${high} (an estimate)`, figures: { tokens, low, high, exact } };
      },
    },
    {
      name: "fit",
      title: "Fit a text to a budget",
      description:
        "Shortens a text or file so that it takes at most so many tokens and says as much of what matters as it can. " +
        "With a query what answers it is kept. Code, numbers, names and prohibitions that stay are not changed.",
      input: {
        type: "object",
        properties: {
          text: TEXT,
          path: PATH,
          budget: most,
          query: { type: "string", description: "The question that the text must still answer." },
          level: { type: "string", enum: [...FIT_LEVELS], description: "How far to go; auto where it is left out." },
        },
        required: required(),
      },
      run: async (request) => {
        const source = await sourceText(request, folder, terminal);
        if (source instanceof UserError) return source;
        const plan = await fitRequest({ ...request, ...source }, { tokenizer, model, budget, keep: [], encoder, last });
        return plan instanceof UserError ? plan : answerOf(plan, tokenizer);
      },
    },
    {
      name: "select",
      title: "Select context for a question",
      description:
        "The passages of the folder's files that answer a question best in at most so many tokens, each under a line with its " +
        "path and lines. Cheaper than reading whole files.",
      input: {
        type: "object",
        properties: {
          query: { type: "string", description: "The question or task, in words; names of code help." },
          budget: most,
          paths: {
            type: "array",
            items: { type: "string" },
            description: "Files to look in; all where it is left out.",
          },
          levels: {
            type: "object",
            additionalProperties: { enum: FILE_LEVELS },
            description:
              "How much of a file is wanted, by its path: all of it, its outline (signatures, headings) or its name.",
          },
        },
        required: required("query"),
      },
      run: async (request) => {
        const sources = await openSources([folder], indexFile, terminal);
        if (sources instanceof UserError) return sources;
        try {
          const paths = [...sources.index.paths()].filter((path) => !isSecretName(path));
          const selecting = new Selecting(sources.index, { tokenizer });
          const selection = await selectRequest(request, {
            selecting,
            sources,
            model,
            budget,
            encoder,
            paths,
            levels: [],
            cwd: terminal.cwd,
          });
          return selection instanceof UserError ? selection : await answerOf(selection, tokenizer);
        } finally {
          sources.close();
        }
      },
    },
  ];
}

/**
 * A plan as an assistant gets it. Keys and passwords that stand in its text go to nobody: their text, unlike an index's, need
 * not keep its length.
 */
async function answerOf(
  plan: Readonly<Record<string, unknown>>,
  tokenizer: Tokenizer,
): Promise<ToolAnswer | UserError> {
  const { text, budget } = plan as { text: string; budget: number };
  const shown = withoutSecrets(text, await secretsIn(text, "answer.txt"));
  const tokens = tokenizer.measure(shown).high;
  if (tokens > budget)
    return invalid("Without its secrets the text is over the budget; ask for other files or more tokens.");
  return { text: shown, figures: { tokens, budget } };
}

/** The text of a request or of the file that it names. */
async function sourceText(
  request: Request,
  folder: string,
  terminal: Terminal,
): Promise<{ text: string; path?: string } | UserError> {
  const text = optionalText(request, "text");
  if (text instanceof UserError) return text;
  const path = optionalText(request, "path");
  if (path instanceof UserError) return path;
  if ((text === undefined) === (path === undefined)) return invalid('Give either "text" or "path".');
  if (path === undefined) return { text: text! };
  const cwd = resolve(terminal.cwd, folder);
  const refused = await refusalOutside(cwd, path);
  if (refused !== undefined) return refused;
  const file = await inputText(path, { ...terminal, cwd });
  return file instanceof UserError ? file : { text: file.text, path };
}
