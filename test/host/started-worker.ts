import { Worker } from "node:worker_threads";
import { until } from "../harness/until.ts";

/** A worker of the extension's, as Node reports it when it is started: the extension is told nothing of this. */
export async function startedWorker(start: () => PromiseLike<unknown>): Promise<Worker> {
  const started: Worker[] = [];
  const keep = (worker: Worker) => started.push(worker);
  process.on("worker", keep);
  await start();
  const worker = await until("a worker starts", 10_000, () => started.at(-1));
  process.off("worker", keep);
  return worker;
}

/** Workers by the names of the questions that they were asked, from the loading of the suites on. */
const asked = new Map<string, Worker>();
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest: never[]) {
  if (typeof message?.name === "string") asked.set(message.name, this);
  post.call(this, message, ...rest);
};

/** The worker that was last asked a question of a name. */
export function workerAsked(name: string): Worker {
  const worker = asked.get(name);
  if (!worker) throw new Error(`No worker was asked "${name}".`);
  return worker;
}
