import { parentPort } from "node:worker_threads";
import { AnswerDesk } from "../threads/answer-desk.ts";
import { HeldDocuments } from "./held-documents.ts";
import { answersFrom } from "./worker-answers.ts";
import type { FromWorker, ToWorker } from "./worker-protocol.ts";

const port = parentPort;
if (!port) throw new Error("worker.ts runs as a worker thread");
const send = (message: FromWorker) => port.postMessage(message);
const documents = new HeldDocuments(send);
const desk = new AnswerDesk(answersFrom(documents), send);

port.on("message", (message: ToWorker) => {
  if (message.type === "ask") void desk.ask(message.id, message.name, message.question);
  else if (message.type === "cancel") desk.cancel(message.id);
  else documents.receive(message);
});
