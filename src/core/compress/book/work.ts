/** Share done, from 0 to 1, and what is being done. */
export type Step = readonly [share: number, what: string];

/** Long work that stops at every step to be told to go on, or is given up there. */
export type Work<Result> = Generator<Step, Result, void>;

/** Does the work to its end; undefined where it was given up before a step. */
export function finished<Result>(work: Work<Result>, goesOn: (step: Step) => boolean): Result | undefined {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value;
    if (!goesOn(next.value)) return undefined;
  }
}
