import { widthOf } from "./style.ts";
import type { Terminal } from "./terminal.ts";
import { clipped } from "./text-width.ts";

/** Says on standard error what is being done, on one line that is wiped in the end. */
export interface Progress {
  /** One more thing is begun. */
  step(what: string): void;
  /** How much is done, from 0 to 1. */
  share(share: number, what: string): void;
  end(): void;
}

/** Work shorter than this says nothing. */
const QUIET_MS = 700;
const BETWEEN_MS = 80;

const SILENT: Progress = { step() {}, share() {}, end() {} };

/** Progress for a person who watches: only where standard error is a terminal, and only of long work. */
export function startProgress(terminal: Terminal, doing: string, now: () => number = Date.now): Progress {
  const { errors } = terminal;
  if (errors.isTTY !== true) return SILENT;
  let steps = 0;
  let next = now() + QUIET_MS;
  let isShown = false;
  const show = (text: string) => {
    if (now() < next) return;
    next = now() + BETWEEN_MS;
    isShown = true;
    errors.write(`\r\u001b[2K${clipped(text, widthOf(errors) - 1)}`);
  };
  return {
    step: (what) => show(`${doing}: ${++steps} ${what}`),
    share: (share, what) => show(`${doing}: ${Math.round(share * 100)}% ${what}`),
    end() {
      if (isShown) errors.write("\r\u001b[2K");
      isShown = false;
    },
  };
}
