import type { CDPSession } from "playwright-core";
import { PanelPage } from "../e2e/panel-page.ts";
import { Workbench } from "../e2e/workbench.ts";

const SECTIONS = 2000;
const SENTENCE = "The quick brown fox jumps over the lazy dog, and every word of this is counted as it is typed.";
/** 5 MB in 2,000 sections, a chapter to 20 of them. */
export const LONG_TEXT = Array.from({ length: SECTIONS }, (_, i) => {
  const heading = i % 20 === 0 ? `# Chapter ${i / 20 + 1}` : `## Part ${i + 1}`;
  return `${heading}\n\n${Array.from({ length: 5 }, () => Array(5).fill(SENTENCE).join(" ")).join("\n\n")}\n`;
}).join("\n");

/** A draw of the panel's page after it was told something; milliseconds since 1970. */
export interface Update {
  readonly what: "document" | "sections";
  /** The document's, where the page was told of it. */
  readonly version: number | null;
  readonly came: number;
  readonly painted: number;
}

export interface Opening {
  readonly began: number;
  readonly painted: number;
}

declare global {
  interface Window {
    /** Keys that the editor's window was given; milliseconds since 1970. */
    keys: number[];
    updates: Update[];
  }
}

/** A window with the packed extension, whose panel is in a process of its own, and the document that it shows. */
export class MeasuredPanel {
  readonly workbench: Workbench;
  readonly panel: PanelPage;

  private constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.panel = new PanelPage(workbench.page);
  }

  static async open(text: string): Promise<MeasuredPanel> {
    const settings = {
      "promptBudget.tokenizer": "o200k_base",
      "promptBudget.budget": 500_000,
      "[markdown]": { "editor.wordWrap": "off" },
    };
    const workbench = await Workbench.open({ files: { "text.md": text }, settings, webviewsApart: true });
    await workbench.openFile("text.md");
    await workbench.statusReads(/^[\d,]+ \/ 500,000$/);
    await workbench.page.evaluate(() => {
      window.keys = [];
      const keep = ({ timeStamp }: Event) => window.keys.push(performance.timeOrigin + timeStamp);
      window.addEventListener("keydown", keep, { capture: true });
    });
    return new MeasuredPanel(workbench);
  }

  /** Opens the panel in a tab beside the text; when it told of the text, in milliseconds since 1970, to about 25. */
  async openPanel(): Promise<number> {
    await this.workbench.run("Prompt Budget: Open Panel");
    await this.panel.says(/ of 500,000 tokens/);
    return Date.now();
  }

  /** Keeps every update from now on. */
  async watchUpdates(): Promise<void> {
    await this.panel.main.evaluate(() => {
      window.updates = [];
      const { port1, port2 } = new MessageChannel();
      port1.start();
      window.addEventListener("message", ({ data, timeStamp }) => {
        if (data?.type !== "document" && data?.type !== "sections") return;
        const update = {
          what: data.type,
          version: data.document?.version ?? null,
          came: performance.timeOrigin + timeStamp,
        };
        // The page draws in the same frame, before; what is posted from it comes when the frame is painted.
        requestAnimationFrame(() => {
          const drawn = () => window.updates.push({ ...update, painted: performance.timeOrigin + performance.now() });
          port1.addEventListener("message", drawn, { once: true });
          port2.postMessage(null);
        });
      });
    });
  }

  async updates(): Promise<Update[]> {
    return this.panel.main.evaluate(() => window.updates);
  }

  async keys(): Promise<number[]> {
    return this.workbench.page.evaluate(() => window.keys);
  }

  /** Waits in the page until the sections have been told and drawn anew: asking it again and again would take its time. */
  async nextSections(): Promise<void> {
    await this.panel.main.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const listen = ({ data }: MessageEvent) => {
            if (data?.type !== "sections") return;
            window.removeEventListener("message", listen);
            setTimeout(resolve, 100);
          };
          window.addEventListener("message", listen);
        }),
    );
  }

  /** When the page began and was first painted; milliseconds since 1970. */
  async opening(): Promise<Opening> {
    return this.panel.main.evaluate(() => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      const began = performance.timeOrigin;
      return { began, painted: began + (paint?.startTime ?? Number.NaN) };
    });
  }

  /** Gives the keyboard to the text. */
  async focusText(): Promise<void> {
    await this.workbench.page.locator(".tab", { hasText: "text.md" }).click();
    await this.workbench.editorHasFocus();
  }

  /** The debugger of the panel's process. */
  async pageSession(): Promise<CDPSession> {
    const { page } = this.workbench;
    const frame = page.frames().find((one) => /[?&]id=/.test(one.url()) && one.parentFrame() === page.mainFrame());
    return page.context().newCDPSession(frame!);
  }

  async close(): Promise<void> {
    await this.workbench.close();
  }
}
