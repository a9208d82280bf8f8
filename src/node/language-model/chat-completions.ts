import * as v from "valibot";
import type { ModelMessage } from "../../core/compress/rewrite/request.ts";
import { UserError } from "../../core/user-error.ts";
import { failed, fetchJson, type JsonResponse } from "./fetch-json.ts";
import type { ModelAddress } from "./model-address.ts";

/** A model at an OpenAI-compatible server. */
export interface ServedModel {
  readonly address: ModelAddress;
  readonly model: string;
  readonly key?: string;
}

/** A small model on a slow machine takes minutes for a page. */
const ANSWER_WITHIN = 300_000;
const LIST_WITHIN = 15_000;

/** An answer may have so many tokens besides the rewrite: models that reason do so aloud. */
const BESIDES = 4_000;

const answerShape = v.object({
  choices: v.pipe(
    v.array(v.object({ message: v.object({ content: v.nullish(v.string()) }), finish_reason: v.nullish(v.string()) })),
    v.minLength(1),
  ),
});
const listShape = v.object({ data: v.array(v.object({ id: v.string() })) });
const errorShape = v.object({ error: v.union([v.string(), v.object({ message: v.string() })]) });

/**
 * Asks for one completion (OpenAI's Chat Completions, without streaming); a UserError says why there is none.
 * @param mostTokens that the rewrite has at most
 */
export async function completion(
  { address, model, key }: ServedModel,
  messages: readonly ModelMessage[],
  mostTokens: number,
  { signal, within = ANSWER_WITHIN }: { readonly signal?: AbortSignal; readonly within?: number } = {},
): Promise<string | UserError> {
  const plain = { model, messages, stream: false };
  const common = { url: address.chat, within, ...(key === undefined ? {} : { key }), ...(signal ? { signal } : {}) };
  const limits = { temperature: 0, max_tokens: 2 * mostTokens + BESIDES };
  let response = await fetchJson({ ...common, body: { ...plain, ...limits } });
  // Some servers refuse one or the other of them.
  if (!(response instanceof UserError) && response.status === 400 && /max_tokens|temperature/.test(saidIn(response)))
    response = await fetchJson({ ...common, body: plain });
  if (response instanceof UserError) return response;
  if (response.status !== 200) return refused(address, response, key);
  const answer = v.safeParse(answerShape, response.body);
  if (!answer.success) return failed(`${address.origin} does not answer as OpenAI's API does.`);
  const { message, finish_reason } = answer.output.choices[0]!;
  const content = message.content ?? "";
  return content === "" && finish_reason === "length"
    ? failed(`${model} at ${address.origin} used up its tokens before it answered.`)
    : content;
}

/** The names of the models that a server has. */
export async function servedModels(
  address: ModelAddress,
  { key, signal }: { readonly key?: string; readonly signal?: AbortSignal } = {},
): Promise<readonly string[] | UserError> {
  const options = { ...(key === undefined ? {} : { key }), ...(signal ? { signal } : {}) };
  const response = await fetchJson({ url: address.models, within: LIST_WITHIN, ...options });
  if (response instanceof UserError) return response;
  if (response.status !== 200) return refused(address, response, key);
  const list = v.safeParse(listShape, response.body);
  if (!list.success) return failed(`${address.origin} does not list its models as OpenAI's API does.`);
  return list.output.data.map(({ id }) => plainly(id));
}

function refused({ origin }: ModelAddress, response: JsonResponse, key: string | undefined): UserError {
  const said = saidIn(response);
  const told = plainly(key === undefined ? said : said.replaceAll(key, "…")).slice(0, LONGEST_TOLD);
  return failed(`${origin} refuses with status ${response.status}${told === "" ? "" : `: ${told}`}`);
}

const LONGEST_TOLD = 200;

function saidIn({ body }: JsonResponse): string {
  const found = v.safeParse(errorShape, body);
  if (!found.success) return "";
  return typeof found.output.error === "string" ? found.output.error : found.output.error.message;
}

/** Text of a server on one line, with nothing in it that a terminal would obey. */
function plainly(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ").trim();
}
