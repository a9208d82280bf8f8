// The process that holds the indexes of a workspace. It is started by selecting-client.ts and ends with the one that
// started it.
import { ChosenEncoder } from "../fitting/chosen-encoder.ts";
import { AnswerDesk } from "../threads/answer-desk.ts";
import { HeldFolders } from "./held-folders.ts";
import type { FromSelecting, ToSelecting } from "./selecting-protocol.ts";
import type { SelectingQueries } from "./selecting-queries.ts";

const send = (message: FromSelecting) => {
  process.send?.(message);
};
const folders = new HeldFolders(new ChosenEncoder(), send);
const desk = new AnswerDesk<SelectingQueries>(
  {
    target: (countedAs) => folders.target(countedAs),
    select: (request, { signal }) => folders.select(request, signal),
  },
  send,
);

process.on("disconnect", () => process.exit());
process.on("message", (message: ToSelecting) => {
  switch (message.type) {
    case "ask":
      void desk.ask(message.id, message.name, message.question);
      break;
    case "cancel":
      desk.cancel(message.id);
      break;
    case "folders":
      folders.hold(message.folders);
      break;
    case "changed":
      folders.of(message.root)?.changed(message.path);
      break;
    case "edited":
      folders.of(message.root)?.edited(message.path, message.text);
      break;
    default:
      folders.isPaused = message.type === "pause";
  }
});
