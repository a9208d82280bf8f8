import type { FitOptions } from "../../core/compress/options.ts";
import { converse } from "../../core/compress/rewrite/converse.ts";
import { Rewriting } from "../../core/compress/rewrite/rewriting.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { UserError } from "../../core/user-error.ts";
import { completion, servedModels } from "../../node/language-model/chat-completions.ts";
import { type ModelAddress, modelAddress } from "../../node/language-model/model-address.ts";
import { proxyInTheWay } from "../../node/language-model/proxy.ts";
import type { Options } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import type { Progress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";

export const REWRITE_OPTIONS: Options = {
  rewrite: { value: "URL", help: "let the language model at this address rewrite what does not fit" },
  "rewrite-model": { value: "NAME", help: "which of its models" },
  "rewrite-remote": { help: "the address may be one that is not on this machine" },
};

/** Where a key is taken from; one meant for another service is never sent. */
export const KEY_VARIABLE = "PROMPT_BUDGET_API_KEY";

/** What became of a rewrite, as `--json` shows it. */
export interface RewriteReport {
  readonly accepted: boolean;
  readonly model: string;
  readonly reasons: readonly string[];
}

/** The server that `--rewrite` names. */
export interface ChosenServer {
  readonly address: ModelAddress;
  readonly model?: string;
  readonly key?: string;
}

/** The server that is to rewrite; `null` without `--rewrite`: no model is asked, and nothing is sent. */
export function chosenServer(args: Arguments, { env }: Terminal): ChosenServer | null | UserError {
  const url = args.value("rewrite");
  if (url === undefined) {
    const lone = ["rewrite-model", "rewrite-remote"].find((name) => args.has(name));
    return lone === undefined ? null : invalid(`--${lone} needs --rewrite URL, where the model answers.`);
  }
  if (args.has("requests")) return invalid("--rewrite is for one text, not for --requests.");
  const level = args.value("level") ?? "auto";
  if (level !== "auto") return invalid(`--rewrite goes further than --level ${level} allows.`);
  const address = modelAddress(url, "--rewrite");
  if (address instanceof UserError) return address;
  const { origin, isLocal } = address;
  if (!isLocal && !args.has("rewrite-remote"))
    return invalid(`${origin} is not on this machine: add --rewrite-remote to send the text there.`);
  const proxy = proxyInTheWay(address, env);
  if (proxy !== undefined) return proxy;
  const key = env[KEY_VARIABLE];
  if (key && !isLocal && origin.startsWith("http:"))
    return invalid(`The key in ${KEY_VARIABLE} would go to ${origin} for all to read: use https.`);
  const model = args.value("rewrite-model");
  return { address, ...(model && { model }), ...(key && { key }) };
}

/**
 * Goes on from the local plan of a text with the help of a model. Where the model fails or its answers are refused the local result stands, and
 * the report says why.
 */
export async function fitWithModel(
  text: string,
  local: Plan,
  server: ChosenServer,
  options: FitOptions,
  { progress, terminal }: { readonly progress: Progress; readonly terminal: Terminal },
): Promise<{ readonly plan: Plan; readonly rewrite: RewriteReport } | UserError> {
  const rewriting = Rewriting.begin(text, options, local);
  if (rewriting instanceof UserError) return rewriting;
  const { stretches, tokens } = rewriting.extent;
  const model = stretches === 0 ? (server.model ?? server.address.origin) : await modelOf(server);
  if (model instanceof UserError && model.code !== "model-failed") return model;
  let failure = model instanceof UserError ? model : undefined;
  const name = model instanceof UserError ? server.address.origin : model;
  if (failure === undefined && stretches > 0) {
    if (!server.address.isLocal) await warn(terminal, `Sending ${tokens} tokens of it to ${server.address.origin}.`);
    failure = await converse(
      (answer) => rewriting.turn(answer),
      ({ messages, mostTokens, number, of }) => {
        progress.share((number - 1) / of, `${name} rewrites ${number} of ${of}`);
        return completion({ ...server, model: name }, messages, mostTokens);
      },
    );
  }
  const result = rewriting.end(name, failure?.message);
  if (result instanceof UserError) return result;
  const { plan, accepted, reasons } = result;
  return { plan, rewrite: { accepted, model: name, reasons } };
}

/** The model that was named, or the only one that the server has. */
async function modelOf({ address, model, key }: ChosenServer): Promise<string | UserError> {
  if (model !== undefined) return model;
  const models = await servedModels(address, key === undefined ? {} : { key });
  if (models instanceof UserError) return models;
  const [only, another] = models;
  if (only !== undefined && another === undefined) return only;
  const known = only === undefined ? "it lists none" : `it has ${models.slice(0, MOST_NAMED).join(", ")}`;
  return invalid(`Name a model of ${address.origin} with --rewrite-model: ${known}.`);
}

const MOST_NAMED = 12;

/** One line on what became of a rewrite. */
export function rewriteSummary({ accepted, model, reasons }: RewriteReport): string {
  const first = reasons[0] === undefined ? "" : ` ${reasons[0]}`;
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more reasons: --json tells them)` : "";
  if (accepted) return `Rewritten by ${model}.${first === "" ? "" : ` Not all of it:${first}${more}`}`;
  return `Not rewritten, so the local result stands.${first}${more}`;
}
