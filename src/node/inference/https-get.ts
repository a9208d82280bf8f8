import { UserError } from "../../core/user-error.ts";

export type Fetch = typeof globalThis.fetch;

const MOST_REDIRECTS = 5;

export function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}

/**
 * Fetches an https address and hands its bytes on as they come. It is left as soon as it sends more than `most` bytes,
 * and where it leads to another scheme. UserErrors: `download-failed`, `cancelled`; what `take` throws is thrown.
 */
export async function httpsGet(
  address: string,
  most: number,
  take: (bytes: Uint8Array) => Promise<void>,
  { signal, fetch = globalThis.fetch }: { signal?: AbortSignal | undefined; fetch?: Fetch } = {},
): Promise<UserError | undefined> {
  const failed = (why: string) => new UserError("download-failed", `${address} could not be fetched: ${why}.`);
  const ending = new AbortController();
  const ended = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
  const body = await follow(address, ended, fetch).catch((error: unknown) => failed(reasonOf(error)));
  if (signal?.aborted) return new UserError("cancelled", "Cancelled.");
  if (typeof body === "string") return failed(body);
  if (body instanceof UserError) return body;
  const reader = body.getReader();
  let come = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => ({ done: undefined, value: error }));
      if (done) return undefined;
      if (signal?.aborted) return new UserError("cancelled", "Cancelled.");
      if (!(value instanceof Uint8Array)) return failed(reasonOf(value));
      come += value.length;
      if (come > most) return failed(`it is larger than the ${most.toLocaleString("en-US")} bytes that were expected`);
      await take(value);
    }
  } finally {
    ending.abort();
  }
}

/** The body behind an address and its redirections, or why there is none. */
async function follow(
  address: string,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<ReadableStream<Uint8Array> | string> {
  let at = address;
  for (let i = 0; i <= MOST_REDIRECTS; i++) {
    if (!isHttps(at)) return `it leads to ${at}, which is no https address`;
    const response = await fetch(at, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      if (!URL.canParse(location, at)) return "it leads to an address that cannot be read";
      at = new URL(location, at).href;
      continue;
    }
    if (response.ok && response.body !== null) return response.body;
    await response.body?.cancel();
    return `the answer is ${response.status} ${response.statusText}`.trim();
  }
  return `it leads on more than ${MOST_REDIRECTS} times`;
}

/** The network's own reason lies in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
