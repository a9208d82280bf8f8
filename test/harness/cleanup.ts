// What this process started or created is undone when it ends, also on Ctrl-C and when it is told to end.
const pending = new Set<() => void>();
let listening = false;

/**
 * Registers work for the end of this process. It has to be synchronous, since nothing else runs at exit.
 * @returns a function that does the work now, once.
 */
export function atExit(undo: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on("exit", undoAll);
    process.on("SIGINT", () => process.exit(130));
    process.on("SIGTERM", () => process.exit(143));
    process.on("SIGHUP", () => process.exit(129));
  }
  pending.add(undo);
  return () => {
    if (pending.delete(undo)) undo();
  };
}

function undoAll(): void {
  // The last one first: a process ends before the folder that it works in is removed.
  for (const undo of [...pending].reverse()) {
    pending.delete(undo);
    try {
      undo();
    } catch (error) {
      console.error(error);
    }
  }
}
