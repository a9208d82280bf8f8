import type { CDPSession } from "playwright-core";
import { LONG_TEXT, MeasuredPanel } from "../bench/measured-panel.ts";
import { keepMeasured } from "../bench/results.ts";
import { prepareEditor } from "../harness/prepare-editor.ts";
import { randomFrom } from "./random.ts";
import type { Soaked } from "./run.ts";

const MINUTES = 60;
const MOST_MB = 60;
/** So often the page's memory is taken, and another view is turned to. */
const EVERY_MS = 60_000;
const BETWEEN_KEYS_MS = 60;
const TABS = ["Over Time", "Fit", "Window", "Tokenizers", "Window", "Select", "Window", "Workspace"];
const WORDS = ["every", "word", "of", "this", "is", "counted", "while", "it", "is", "typed"];

/** What the page takes after a collection; bytes. */
interface Taken {
  readonly minute: number;
  readonly edits: number;
  readonly heap: number;
  /** With what its elements and buffers take. */
  readonly all: number;
  readonly nodes: number;
}

/** The memory of the panel's page while a document of 5 MB is edited, with a change of the view each minute. */
export async function panelMemory(minutes = MINUTES): Promise<Soaked> {
  await prepareEditor();
  const measured = await MeasuredPanel.open(LONG_TEXT);
  const taken: Taken[] = [];
  try {
    await measured.openPanel();
    const page = await measured.pageSession();
    const random = randomFrom(20_261);
    const start = performance.now();
    let edits = 0;
    const elapsed = () => (performance.now() - start) / 60_000;
    taken.push(await takenBy(page, 0, 0));
    for (let turn = 0; elapsed() < minutes; turn++) {
      const end = performance.now() + EVERY_MS;
      await measured.panel.tab(TABS[turn % TABS.length]!).click();
      await measured.focusText();
      while (performance.now() < end && elapsed() < minutes) edits += await edit(measured, random);
      taken.push(await takenBy(page, elapsed(), edits));
      console.log(`  ${JSON.stringify(taken.at(-1))}`);
    }
  } finally {
    await measured.close();
  }
  const last = taken.at(-1)!;
  const most = Math.max(...taken.map(({ all }) => all));
  const over = `after ${Math.round(last.minute)} minutes and ${last.edits.toLocaleString("en-US")} edits`;
  keepMeasured("panel-memory", {
    figures: [
      { name: `Heap of the panel's page ${over}`, value: last.heap / 1e6, unit: "MB", atMost: MOST_MB },
      {
        name: "The same with its elements and buffers, the most of all minutes",
        value: most / 1e6,
        unit: "MB",
        atMost: MOST_MB,
      },
      { name: "The same, at the start", value: taken[0]!.all / 1e6, unit: "MB" },
    ],
    tables: [],
  });
  const failures = most > MOST_MB * 1e6 ? [`The page took ${(most / 1e6).toFixed(1)} MB ${over}.`] : [];
  return { checked: taken.length, failures };
}

/** Types some words at some place, now and then a heading, and takes most of them back. Returns how many edits that was. */
async function edit({ workbench }: MeasuredPanel, random: () => number): Promise<number> {
  const { keyboard } = workbench.page;
  const moves = ["ControlOrMeta+End", "ControlOrMeta+Home", "PageDown", "PageDown", "PageUp", "ArrowDown"];
  await workbench.press(moves[Math.floor(random() * moves.length)]!, "End");
  const isHeading = random() < 0.1;
  const words = Array.from({ length: 1 + Math.floor(random() * 5) }, () => WORDS[Math.floor(random() * WORDS.length)]!);
  const text = `${isHeading ? "\n# " : " "}${words.join(" ")}`;
  await keyboard.type(text, { delay: BETWEEN_KEYS_MS });
  if (random() < 0.2) return text.length;
  for (let i = 0; i < text.length; i++) await keyboard.press("Backspace", { delay: BETWEEN_KEYS_MS / 2 });
  return 2 * text.length;
}

async function takenBy(page: CDPSession, minute: number, edits: number): Promise<Taken> {
  await page.send("HeapProfiler.collectGarbage");
  const { usedSize, ...others } = await page.send("Runtime.getHeapUsage");
  const { embedderHeapUsedSize = 0, backingStorageSize = 0 } = others as Record<string, number>;
  const { nodes } = await page.send("Memory.getDOMCounters");
  return { minute, edits, heap: usedSize, all: usedSize + embedderHeapUsedSize + backingStorageSize, nodes };
}
