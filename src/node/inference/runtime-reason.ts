/** ONNX Runtime's messages tell of its sources. */
const LONGEST = 160;

/** A reason that is none of the model's. */
export const OUT_OF_MEMORY = "memory ran out";

/** Why ONNX Runtime failed, as a part of a sentence. */
export function runtimeReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/allocate memory|bad_alloc|allocation failed/i.test(message)) return OUT_OF_MEMORY;
  const line = message.split("\n", 1)[0]!.replace(/[.\s]+$/, "");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
