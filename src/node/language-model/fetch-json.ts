import { UserError } from "../../core/user-error.ts";

/** One request to a server that speaks JSON. */
export interface JsonRequest {
  readonly url: string;
  /** Sent as JSON; without one it is asked with GET. */
  readonly body?: unknown;
  /** Sent as a bearer token, and never told. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds for all of it, the last byte included. */
  readonly within: number;
}

export interface JsonResponse {
  readonly status: number;
  readonly body: unknown;
}

/** An answer with more bytes is not read to its end: no rewrite is as long. */
const MOST_BYTES = 4_000_000;

/**
 * Asks once and reads the answer, follows no redirect, and gives up on time. A UserError `model-failed` says in a
 * sentence what went wrong, `cancelled` that the signal came.
 */
export async function fetchJson(request: JsonRequest): Promise<JsonResponse | UserError> {
  const { url, body, key, signal, within } = request;
  const { origin } = new URL(url);
  const late = AbortSignal.timeout(within);
  try {
    const response = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect could lead the text to another machine.
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    const text = await boundedText(response);
    if (text === undefined) return failed(`${origin} answers with more than ${MOST_BYTES / 1e6} MB.`);
    if (response.status >= 300 && response.status < 400)
      return failed(`${origin} answers with a redirect, which is not followed.`);
    return { status: response.status, body: parsed(text) };
  } catch (error) {
    if (signal?.aborted) return new UserError("cancelled", "The rewrite was cancelled.");
    if (late.aborted) return failed(`${origin} has not answered within ${Math.round(within / 1000)} seconds.`);
    return failed(whyOf(error, origin));
  }
}

/** A mistake at the server, or on the way to it. */
export function failed(message: string): UserError {
  return new UserError("model-failed", message);
}

async function boundedText({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = "";
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader!.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What fetch failed with says little; what is behind it has a code. */
function whyOf(error: unknown, origin: string): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ECONNREFUSED") return `Nothing answers at ${origin}: is the model's server running?`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The host of ${origin} is not known.`;
  return `${origin} cannot be asked${code === "" ? "" : ` (${code})`}.`;
}
