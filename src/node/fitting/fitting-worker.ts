import { parentPort } from "node:worker_threads";
import { UserError } from "../../core/user-error.ts";
import { AnswerDesk } from "../threads/answer-desk.ts";
import { ChosenEncoder } from "./chosen-encoder.ts";
import type { FromFitting, ToFitting } from "./fitting-protocol.ts";
import type { FittingQueries } from "./fitting-queries.ts";
import { HeldFitting } from "./held-fitting.ts";

const port = parentPort;
if (!port) throw new Error("fitting-worker.ts runs as a worker thread");
const closed = () => new UserError("cancelled", "The proposal was closed.");
const encoders = new ChosenEncoder();
const held = new Map<number, HeldFitting>();
const desk = new AnswerDesk<FittingQueries>(
  {
    plan: (question, { early }) => held.get(question.key)?.plan(question, early) ?? closed(),
    rewrite: (question) => held.get(question.key)?.rewrite(question) ?? closed(),
  },
  (message: FromFitting) => port.postMessage(message),
);

port.on("message", (message: ToFitting) => {
  if (message.type === "ask") void desk.ask(message.id, message.name, message.question);
  else if (message.type === "cancel") desk.cancel(message.id);
  else if (message.type === "open") held.set(message.key, new HeldFitting(message.source, encoders));
  else held.delete(message.key);
});
