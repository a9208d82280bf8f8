import { resolve } from "node:path";
import type { Encoder } from "../../core/select/encoder.ts";
import { UserError } from "../../core/user-error.ts";
import { BUILT_IN_ENCODER } from "../../node/inference/built-in-encoder.ts";
import { installation, openEncoder } from "../../node/inference/installed.ts";
import type { OptionSpec } from "../command.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { type Arguments, invalid } from "./arguments.ts";

export const ENCODER_OPTION: OptionSpec = {
  value: "NAME",
  help: `the local model that ranks by meaning, or its folder (default ${BUILT_IN_ENCODER}); "none" ranks by words alone`,
};

/** Does something with the encoder that was chosen; undefined where there is none. */
export type EncoderUse = (use: (encoder: Encoder) => Promise<UserError | undefined>) => Promise<UserError | undefined>;

/**
 * The encoder of the arguments, opened when it is first used. One that was asked for by name must work; that the one by
 * default cannot be used is told once, and ranking goes by words from then on.
 */
export function chosenEncoder(args: Arguments, terminal: Terminal): EncoderUse | UserError {
  const named = args.value("encoder");
  if (named === "") return invalid("--encoder must not be empty.");
  if (named === "none") return async () => undefined;
  const isPath = named !== undefined && /[\\/]/.test(named);
  const name = isPath ? resolve(terminal.cwd, named) : (named ?? BUILT_IN_ENCODER);
  let opening: ReturnType<typeof openEncoder> | undefined;
  let isOff = false;
  return async (use) => {
    if (isOff) return undefined;
    opening ??= openEncoder(name, installation());
    const encoder = await opening;
    const failed = encoder instanceof UserError ? encoder : await use(encoder);
    if (failed === undefined || named !== undefined || failed.code === "cancelled") return failed;
    isOff = true;
    await warn(terminal, `Ranked by words alone, since the local model cannot be used: ${failed.message}`);
    return undefined;
  };
}
