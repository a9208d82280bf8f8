import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { UserError } from "../../core/user-error.ts";
import { DONE } from "../command.ts";
import type { Request } from "../input/requests.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { programVersion } from "../version.ts";
import { type Served, type Tool, toolsOf } from "./tools.ts";

/** A message may carry a text of this size. */
const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

const ROUND_MS = 50;

/** Answers calls of the tools, in the protocol's versions of 2025 and 2026, until the input ends. */
export async function serve(served: Served, terminal: Terminal): Promise<number> {
  const version = await programVersion();
  const tools = toolsOf(served, terminal);
  const { input, output } = terminal;
  const ended = finished(input, { writable: false });
  // It stays open when the input ends, until what was asked by then is answered.
  const messages = new PassThrough();
  input.pipe(messages, { end: false });
  const calls = new Calls();
  serveStdio(() => serverOf(tools, version, calls), {
    transport: new StdioServerTransport(messages, output, { maxBufferSize: LARGEST_MESSAGE_BYTES }),
    onerror: (error) => void warn(terminal, error.message),
  });
  await ended;
  await calls.answered();
  messages.end();
  return DONE;
}

/** What is being answered. */
class Calls {
  readonly #running = new Set<Promise<unknown>>();

  async run<T>(call: Promise<T>): Promise<T> {
    this.#running.add(call);
    return call.finally(() => this.#running.delete(call));
  }

  async answered(): Promise<void> {
    do {
      await Promise.allSettled([...this.#running]);
      // Messages that were read are handed on, and answers written, in turns of their own.
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    } while (this.#running.size > 0);
  }
}

function serverOf(tools: readonly Tool[], version: string, calls: Calls): McpServer {
  const server = new McpServer({ name: "prompt-budget", title: "Prompt Budget", version });
  for (const { name, title, description, input, run } of tools) {
    const inputSchema = fromJsonSchema<Request>(input);
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema, annotations }, async (request) => {
      const answer = await calls.run(run(request));
      if (answer instanceof UserError) return { isError: true, content: [{ type: "text", text: answer.message }] };
      return { content: [{ type: "text", text: answer.text }], _meta: { "prompt-budget/figures": answer.figures } };
    });
  }
  return server;
}
