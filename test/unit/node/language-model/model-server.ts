import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server was asked. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface ModelServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly asked: readonly Asked[];
}

/** A server on this machine that answers as told, gone after the test. */
export async function serverWith(
  context: { after(close: () => void): void },
  answer: (asked: Asked, response: ServerResponse) => void,
): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = "", method = "", headers } = request;
    const question = { path, method, headers, body: Buffer.concat(chunks).toString() };
    asked.push(question);
    answer(question, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A completion as OpenAI's API answers it. */
export function completionOf(content: string | null, finish_reason = "stop"): string {
  return JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason }] });
}
