import { parentPort, workerData } from "node:worker_threads";
import { type CuttingOptions, cutFiles, cuttingTools } from "./cutting.ts";

/** A thread of the build: gets lists of paths, answers each with a segment. */
const { root, options } = workerData as { root: string; options: CuttingOptions };
const tools = cuttingTools(options);

parentPort!.on("message", async (paths: readonly string[]) => {
  const segment = await cutFiles(root, paths, await tools);
  const moved = [segment.postings.buffer, segment.offsets.buffer] as ArrayBuffer[];
  parentPort!.postMessage(segment, moved);
});
