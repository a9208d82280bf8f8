import { parentPort } from "node:worker_threads";
import { HeldDocuments } from "./held-documents.ts";
import { AnswerDesk } from "./worker-answers.ts";
import type { FromWorker, ToWorker } from "./worker-protocol.ts";

const port = parentPort;
if (!port) throw new Error("worker.ts runs as a worker thread");
const send = (message: FromWorker) => port.postMessage(message);
const documents = new HeldDocuments(send);
const desk = new AnswerDesk(documents, send);

port.on("message", (message: ToWorker) => {
  if (message.type === "ask") void desk.ask(message.id, message.name, message.question);
  else if (message.type === "cancel") desk.cancel(message.id);
  else documents.receive(message);
});
