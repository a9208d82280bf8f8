export interface Failure {
  readonly title: string;
  readonly error: string;
  /** The file that the test stands in, where one is known. */
  readonly suite?: string;
}

/** What a part of the tests has found. */
export interface PartResult {
  readonly passed: number;
  readonly failures: readonly Failure[];
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

/**
 * Runs suites that drive a whole editor, and those with failures once more in a new one: what such an editor does with a
 * click or a file event in a busy moment is not ours alone. A test that fails both times has failed; one that passes at
 * the second try is named with what went wrong at the first.
 *
 * @param atOnce suites that may run beside each other; at the second try each has the machine for itself
 */
export async function withSecondTry(
  suites: readonly string[],
  run: (suites: readonly string[], atOnce: number) => Promise<PartResult>,
  atOnce = 1,
): Promise<PartResult> {
  const first = await run(suites, atOnce);
  if (first.failures.length === 0) return first;
  const isPlaced = first.failures.every(({ suite }) => suite !== undefined);
  // Where an editor was lost, the suites after it were not run.
  const again = isPlaced ? [...new Set(first.failures.map(({ suite }) => suite as string))] : suites;
  const second = await run(again, 1);
  const failedTwice = new Set(second.failures.map(({ title }) => title));
  const mended = first.failures.filter(({ title }) => !failedTwice.has(title));
  if (!isPlaced) return { ...second, notes: [...second.notes, ...first.failures.map(firstTry)] };
  const failures = second.failures.filter(({ title }) => first.failures.some((failure) => failure.title === title));
  return { passed: first.passed + mended.length, failures, notes: [...first.notes, ...mended.map(firstTry)] };
}

const firstTry = ({ title, error }: Failure) => `passed at the second try: ${title}; at the first: ${error.trim()}`;

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
