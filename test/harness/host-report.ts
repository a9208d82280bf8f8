/** What the suites inside the editor's host have done so far, as they write it to a file while they run. */
export interface HostReport {
  /** The editor and the Node of its host. */
  editor: string;
  passed: { title: string; milliseconds: number }[];
  failed: { title: string; error: string; suite: string }[];
  /** Titles of tests that were skipped: the run counts them as failed. */
  pending: string[];
  /** The test that runs; empty when none does. */
  running: string;
  /** False until all suites have ended: a host that was killed or left early never says so. */
  done: boolean;
}
