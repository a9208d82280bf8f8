/** What a part of the tests has found. */
export interface PartResult {
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly error: string }[];
  /** What a person should know besides, e.g. the editor it ran in. */
  readonly notes: readonly string[];
}

/** Runs a part, prints its line with its time and every failure with its error, and never throws. */
export async function runPart(name: string, part: () => Promise<PartResult>): Promise<PartResult> {
  const start = performance.now();
  const result = await part().catch((error: unknown) => ({
    passed: 0,
    failures: [{ title: name, error: explain(error) }],
    notes: [],
  }));
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const { passed, failures, notes } = result;
  console.log(
    `${name.padEnd(10)} ${String(passed).padStart(6)} passed ${String(failures.length).padStart(4)} failed ${seconds.padStart(9)}`,
  );
  for (const note of notes) console.log(`           ${note}`);
  for (const { title, error } of failures)
    console.log(`\n  FAILED  ${title}\n${error.trim().replace(/^/gm, "          ")}\n`);
  return result;
}

/** A part that is one command, passed when the command succeeds. */
export async function commandPart(
  title: string,
  run: () => Promise<{ status: number; output: string }>,
): Promise<PartResult> {
  const { status, output } = await run();
  return status === 0
    ? { passed: 1, failures: [], notes: [] }
    : { passed: 0, failures: [{ title, error: output }], notes: [] };
}

/** A plain Error says in its message what is missing or went wrong; of others, which are mistakes, all is told. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
