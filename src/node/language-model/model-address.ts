import { UserError } from "../../core/user-error.ts";

/** Where an OpenAI-compatible server answers. */
export interface ModelAddress {
  /** `http://127.0.0.1:11434` */
  readonly origin: string;
  readonly chat: string;
  readonly models: string;
  /** Whether it is on this machine: what is sent there leaves it by no network. */
  readonly isLocal: boolean;
}

/** Reads an address as people write it, with or without `/v1` or `/v1/chat/completions`; `name` is what gave it. */
export function modelAddress(given: string, name: string): ModelAddress | UserError {
  const wrong = (why: string) =>
    new UserError("invalid-argument", `${name} must be an address like http://127.0.0.1:11434/v1; ${why}.`);
  const text = given.trim();
  if (!URL.canParse(text)) return wrong(`"${text.slice(0, 80)}" is none`);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return wrong("it begins with http:// or https://");
  if (url.username !== "" || url.password !== "") return wrong("a name or password has no place in it");
  if (url.search !== "" || url.hash !== "") return wrong('it has no "?" or "#"');
  const path = url.pathname.replace(/\/+$/, "").replace(/\/(?:chat\/completions|models)$/, "");
  const base = url.origin + (/\/v\d+$/.test(path) ? path : `${path}/v1`);
  return {
    origin: url.origin,
    chat: `${base}/chat/completions`,
    models: `${base}/models`,
    isLocal: LOOPBACK.has(url.hostname),
  };
}

/**
 * By its name alone: one that has to be looked up may lead anywhere. These are the names that VS Code never sends through
 * a proxy.
 */
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
