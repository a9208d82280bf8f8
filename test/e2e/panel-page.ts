import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { until } from "../harness/until.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page of a panel that is open in a window: the one of the editor tab in front, or of the side bar. */
export class PanelPage {
  readonly #page: Page;
  readonly frame: FrameLocator;

  /** @param place among those that are seen, in the order in which they were opened */
  constructor(page: Page, place = 0) {
    this.#page = page;
    this.frame = page.frameLocator("iframe.webview >> visible=true").nth(place).frameLocator("iframe#active-frame");
  }

  get main(): Locator {
    return this.frame.locator("main");
  }

  get figures(): Locator {
    return this.frame.locator(".figures");
  }

  /** The sections that are drawn, each with what a screen reader says of it. */
  get nodes(): Locator {
    return this.frame.locator('[role="treeitem"]');
  }

  tab(name: string): Locator {
    return this.frame.getByRole("tab", { name, exact: true });
  }

  /** Waits until what the page says of the document as a whole fits. */
  async says(text: RegExp): Promise<void> {
    await until(
      `the panel says ${text}`,
      20_000,
      async () => text.test((await this.figures.textContent()) ?? ""),
      () => this.main.innerText(),
    );
  }

  /** Turns to one of the views, by the keyboard. */
  async turnTo(name: string): Promise<void> {
    await this.tab(name).press("Enter");
  }

  async labels(): Promise<string[]> {
    return this.nodes.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label") ?? ""));
  }

  /** What axe finds wrong, by rule. */
  async violations(): Promise<string[]> {
    // The page's policy lets no script in but its own: a debugger may still evaluate one.
    return this.main.evaluate(async (main, source) => {
      const run = new Function(`${source}; return window.axe;`);
      const results = await run().run(main.ownerDocument);
      return results.violations.map(
        ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
          `${id}: ${nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join("\n")}`,
      );
    }, axe);
  }

  /** The frame's own width changes with the window's. */
  async resize(width: number, height = 800): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }
}
