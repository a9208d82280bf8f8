// A program that encodes one text, says which process held the model, and has nothing more to do. With the argument
// "stay" it waits in the midst of a long call.

import { InferenceClient } from "../../../../src/node/inference/inference-client.ts";
import { builtInModel, script, sentences } from "./built-in-model.ts";

const client = new InferenceClient({ script, threads: 1, model: await builtInModel() });
await client.encode(["text"]);
console.log(client.pid);
if (process.argv[2] === "stay") await client.encode(sentences(20_000));
