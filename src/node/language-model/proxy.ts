import { UserError } from "../../core/user-error.ts";
import type { ModelAddress } from "./model-address.ts";

/**
 * Node sends requests through a proxy where it is told to by NODE_USE_ENV_PROXY, also those to this machine. What is to
 * stay here is refused then, unless NO_PROXY names the host.
 */
export function proxyInTheWay(
  { origin, isLocal }: ModelAddress,
  env: Readonly<Record<string, string | undefined>>,
): UserError | undefined {
  const proxy = env.http_proxy ?? env.HTTP_PROXY ?? env.https_proxy ?? env.HTTPS_PROXY ?? "";
  const isUsed = (env.NODE_USE_ENV_PROXY ?? "") !== "" || /--use-env-proxy\b/.test(env.NODE_OPTIONS ?? "");
  if (!isLocal || !isUsed || proxy === "") return undefined;
  const host = new URL(origin).hostname;
  const excepted = (env.no_proxy ?? env.NO_PROXY ?? "").split(/[\s,]+/);
  if (excepted.includes(host) || excepted.includes("*")) return undefined;
  return new UserError(
    "invalid-argument",
    `Requests to ${origin} would leave this machine, through the proxy of NODE_USE_ENV_PROXY: name ${host} in NO_PROXY.`,
  );
}
