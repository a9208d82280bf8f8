import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareEditor } from "../harness/prepare-editor.ts";
import { root } from "../harness/project.ts";
import type { Figure } from "./figures.ts";
import { LONG_TEXT, MeasuredPanel, type Opening, type Update } from "./measured-panel.ts";
import type { Measured } from "./results.ts";

const OPENINGS = 9;
const BURSTS = 8;
/** A fast typist; between bursts the sections are read anew. */
const BETWEEN_KEYS_MS = 80;
const TYPED = "every word of this is counted as it ";

/** How soon the panel is there, and how soon it follows what is typed, in the packed extension in a browser. */
export async function panel(): Promise<Measured> {
  await prepareEditor();
  const sample = readFileSync(path.join(root, "samples/support-agent.prompt.md"), "utf8");
  return { figures: [...(await within(sample, openings)), ...(await within(LONG_TEXT, updates))], tables: [] };
}

async function within(text: string, measure: (panel: MeasuredPanel) => Promise<Figure[]>): Promise<Figure[]> {
  const measured = await MeasuredPanel.open(text);
  try {
    return await measure(measured);
  } finally {
    await measured.close();
  }
}

async function openings(measured: MeasuredPanel): Promise<Figure[]> {
  const { page } = measured.workbench;
  const all: (Opening & { readonly key: number; readonly told: number })[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const told = await measured.openPanel();
    all.push({ ...(await measured.opening()), told, key: (await measured.keys()).at(-1)! });
    await measured.workbench.run("View: Close Editor");
    await page.locator("iframe.webview").waitFor({ state: "detached" });
    await measured.focusText();
  }
  const [first, ...others] = all;
  const median = (of: (one: (typeof all)[number]) => number) => at(others.map(of), 0.5);
  const unit = "ms";
  return [
    {
      ...{ name: "First paint of the panel's page, median", unit, atMost: 200 },
      value: median(({ began, painted }) => painted - began),
    },
    { name: "The same, at its first opening", value: first!.painted - first!.began, unit },
    {
      name: "The figures of its document seen, to about 25 ms, median",
      value: median(({ began, told }) => told - began),
      unit,
    },
    {
      ...{
        name: "From the key that opens the panel to the beginning of its page, which is the editor's, median",
        unit,
      },
      value: median(({ key, began }) => began - key),
    },
  ];
}

async function updates(measured: MeasuredPanel): Promise<Figure[]> {
  const { workbench, panel } = measured;
  await measured.openPanel();
  await panel.nodes.nth(3).waitFor();
  await measured.focusText();
  await workbench.press("ControlOrMeta+End");
  await measured.watchUpdates();
  const keysBefore = (await measured.keys()).length;
  for (let i = 0; i < BURSTS; i++) {
    await workbench.page.keyboard.type(TYPED, { delay: BETWEEN_KEYS_MS });
    await measured.nextSections();
  }
  const all = await measured.updates();
  const keys = (await measured.keys()).slice(keysBefore);
  const took = (what: Update["what"]) =>
    all.filter((one) => one.what === what).map(({ came, painted }) => painted - came);
  const delays = delaysOf(keys, all);
  return [
    {
      name: "Update of the panel while typing in 5 MB with 2,000 sections, p95",
      value: at(took("document"), 0.95),
      unit: "ms",
      atMost: 32,
    },
    { name: "The same, p50", value: at(took("document"), 0.5), unit: "ms" },
    {
      name: "Update of all its sections, after a pause, p50",
      value: at(took("sections"), 0.5),
      unit: "ms",
      atMost: 32,
    },
    { name: "From a key in the browser's editor to the panel painted, p50", value: at(delays, 0.5), unit: "ms" },
    { name: "The same, p95", value: at(delays, 0.95), unit: "ms" },
  ];
}

/** From each key to the first update that has what it typed: a key is one version of the document. */
function delaysOf(keys: readonly number[], all: readonly Update[]): number[] {
  const told = all.flatMap(({ version, painted }) => (version === null ? [] : [{ version, painted }]));
  const last = Math.max(...told.map(({ version }) => version));
  return keys.flatMap((key, i) => {
    const update = told.find(({ version }) => version > last - keys.length + i);
    return update ? [update.painted - key] : [];
  });
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
