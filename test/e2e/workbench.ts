import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { afterEach, type TestContext } from "node:test";
import type { Locator, Page } from "playwright-core";
import { outFolder } from "../harness/project.ts";
import { until } from "../harness/until.ts";
import {
  addedTexts,
  contrastOfAddedText,
  dimmedLines,
  opacityOfAddedTexts,
  partsWith,
  placeOf,
} from "./decorations.ts";
import { type EditorWindow, openWindow, type WindowOptions } from "./editor-window.ts";

const PATIENCE_MS = 20_000;
const CLICK_MS = 7000;

/** Drives an editor's window as a person does, with keys and the mouse, and waits for what appears. */
export class Workbench {
  readonly #window: EditorWindow;

  private constructor(window: EditorWindow) {
    this.#window = window;
  }

  /** Opens a folder in a new editor with the packed extension, ready to type in. */
  static async open(options: WindowOptions): Promise<Workbench> {
    const window = await openWindow(options);
    window.page.setDefaultTimeout(PATIENCE_MS);
    try {
      await window.page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
      await window.page.locator(".statusbar-item").first().waitFor({ timeout: 60_000 });
    } catch (error) {
      // A window that nobody has would keep the suite from its end.
      await window.close();
      throw error;
    }
    return new Workbench(window);
  }

  get page(): Page {
    return this.#window.page;
  }

  /** The folder that is open, on the disk. */
  get folder(): string {
    return this.#window.folder;
  }

  /** Addresses outside this machine that the window has asked for. */
  get foreignRequests(): readonly string[] {
    return this.#window.foreignRequests;
  }

  /** The extension's item in the status bar. */
  get status(): Locator {
    return this.page.locator('.statusbar-item[id$="promptBudget.status"]');
  }

  /** The editor that is in front, by its text. */
  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .monaco-editor").last();
  }

  /** A lens in an editor, or a part of one, by its text. */
  lens(text: string | RegExp): Locator {
    return this.page.locator(".codelens-decoration").locator("a, span").filter({ hasText: text }).first();
  }

  /** The row of the plan's tree with a label. */
  row(label: string): Locator {
    return this.page.locator(`.sidebar .monaco-list-row[aria-label^="${label}"]`);
  }

  /** Gives the keyboard to the plan's tree. */
  async focusTree(): Promise<void> {
    await this.run("Prompt Budget: Focus on Plan View");
    await this.page.locator(".sidebar .monaco-list:focus").waitFor();
  }

  /** Moves the focus of the plan's tree to the row with a label, from its first row on. */
  async goToRow(label: string): Promise<void> {
    await this.press("Home");
    await until(`the focus is on "${label}"`, PATIENCE_MS, async () => {
      if (/\bfocused\b/.test((await this.row(label).getAttribute("class")) ?? "")) return true;
      await this.press("ArrowDown");
      return false;
    });
  }

  async close(): Promise<void> {
    await this.#window.close();
  }

  /** Opens a file of the folder by its name, and waits until it has the keyboard. */
  async openFile(name: string): Promise<void> {
    await this.#openList("ControlOrMeta+P", name);
    await this.pick(name);
    await this.page.locator(`.tab.active[data-resource-name="${path.basename(name)}"]`).waitFor();
    await this.editorHasFocus();
  }

  /** Runs a command by its title in the palette, e.g. `Prompt Budget: Show Tokens`. */
  async run(title: string): Promise<void> {
    await this.#openList("F1", `>${title}`);
    await this.pick(title);
  }

  /** What takes the keyboard for itself meanwhile, as a panel that comes up late, closes the list: it is opened again. */
  async #openList(keys: string, typed: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]").first();
    await until(`the list has "${typed}"`, PATIENCE_MS, async () => {
      await this.press(keys);
      try {
        await input.fill(typed, { timeout: CLICK_MS });
        return true;
      } catch {
        await this.press("Escape");
        return false;
      }
    });
  }

  /** Waits for a list to choose from, types in it if so told, and takes the entry that holds the text. */
  async pick(text: string, { typed }: { typed?: string } = {}): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]").first();
    await input.waitFor();
    // An input box that was answered may still stand there.
    await this.page.locator(".quick-input-list").waitFor();
    if (typed !== undefined) await input.fill(typed);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first().waitFor();
    const focused = this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text });
    await until(`the list offers "${text}"`, PATIENCE_MS, async () => {
      if ((await focused.count()) > 0) return true;
      await this.press("ArrowDown");
      return false;
    });
    await this.press("Enter");
  }

  /** Answers an input box, once it stands where a list to choose from may have stood before. */
  async answer(text: string): Promise<void> {
    await this.page.locator(".quick-input-list").waitFor({ state: "hidden" });
    const input = this.page.locator(".quick-input-widget:visible input[type=text]").first();
    await input.waitFor();
    await input.fill(text);
    await this.press("Enter");
  }

  /** Saves to a path in the dialog that asks for one. It writes into its box itself, and misses keys while it looks. */
  async saveTo(file: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]").first();
    const typed = async () => ((await input.count()) > 0 ? input.inputValue({ timeout: 1000 }).catch(() => "") : "");
    await until("the dialog suggests a name", PATIENCE_MS, async () => path.extname(await typed()) !== "");
    await until(`${file} is saved`, PATIENCE_MS, async () => {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
      const value = await typed();
      if (value === file) await this.press("Enter");
      else if (value !== "") await input.fill(file, { timeout: 1000 }).catch(() => undefined);
      return false;
    });
  }

  async editorHasFocus(): Promise<void> {
    await this.page.locator(".monaco-editor.focused").first().waitFor();
  }

  /** Clicks until something comes of it: a click on what is drawn anew in that moment (a lens, a notice) is lost. */
  async click(target: Locator, hasHappened: () => Promise<boolean>): Promise<void> {
    const tries = [0, 1, 2];
    for (const last of tries.map((number) => number === tries.at(-1))) {
      await target.click({ timeout: CLICK_MS }).catch((error: unknown) => {
        if (last) throw error;
      });
      const happened = until("something comes of a click", CLICK_MS, hasHappened);
      if (await happened.then(() => true).catch(() => false)) return;
    }
    throw new Error(`Nothing comes of clicks on ${target}`);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until the status bar's item reads as told. */
  async statusReads(text: string | RegExp): Promise<void> {
    const fits = (shown: string) => (typeof text === "string" ? shown === text : text.test(shown));
    await until(
      `the status bar reads ${text}`,
      PATIENCE_MS,
      async () => fits(await this.statusText()),
      () => this.statusText(),
    );
  }

  /** What the status bar's item reads now; empty while it is not there. */
  async statusText(): Promise<string> {
    if ((await this.status.count()) === 0) return "";
    return ((await this.status.textContent()) ?? "").replace(/[\s\u00a0]+/g, " ").trim();
  }

  /** Rests the mouse on an element and returns the hover that appears. */
  async hover(target: Locator): Promise<Locator> {
    await target.hover();
    const hover = this.page.locator(".monaco-hover:visible .hover-contents:visible").first();
    await hover.waitFor();
    return hover;
  }

  /** Rests the mouse on a text in the editor and returns the hover that appears. */
  async hoverText(text: string): Promise<Locator> {
    const { x, y } = await this.editor.evaluate(placeOf, text);
    await this.page.mouse.move(x, y);
    const hover = this.page.locator(".monaco-editor .monaco-hover:visible").first();
    await hover.waitFor();
    return hover;
  }

  /** Moves the mouse away until no hover is left. */
  async leaveHover(): Promise<void> {
    await this.page.mouse.move(250, 18);
    await this.page.locator(".monaco-hover:visible").first().waitFor({ state: "hidden" });
  }

  /** What decorations add to the text on the screen: the contents put before and after its parts, in order. */
  async addedTexts(editor = this.editor): Promise<string[]> {
    return editor.evaluate(addedTexts);
  }

  /** The part of the text on the screen that is drawn dimmed, without blanks at its end. */
  async dimmedText(): Promise<string> {
    return (await this.editor.evaluate(dimmedLines)).join("\n").replace(/^\n+/, "").trimEnd();
  }

  /** The parts of the text on the screen to which an extension gave a background, part by part. */
  async colouredParts(): Promise<string[]> {
    return this.editor.evaluate(partsWith, "background" as const);
  }

  /** The parts of the text on the screen around which an extension drew a border, part by part. */
  async borderedParts(): Promise<string[]> {
    return this.editor.evaluate(partsWith, "border" as const);
  }

  /** How a text that a decoration added stands out from the editor's background: 1 (not at all) to 21. */
  async contrastOfAddedText(text: string): Promise<number> {
    return this.editor.evaluate(contrastOfAddedText, text);
  }

  /** Texts that decorations added to the text on the screen, with the opacity that each is drawn with. */
  async opacityOfAddedTexts(): Promise<[text: string, opacity: number][]> {
    return this.editor.evaluate(opacityOfAddedTexts);
  }

  /** Whether the editor in front offers to scroll to the side. */
  async scrollsSideways(): Promise<boolean> {
    const bar = this.editor.locator(".editor-scrollable > .scrollbar.horizontal").first();
    const slider = await bar.locator(".slider").evaluate((element) => element.getBoundingClientRect().width);
    const room = await bar.evaluate((element) => element.getBoundingClientRect().width);
    return slider > 0 && slider < room - 1;
  }

  /** Waits until a decoration has added a text that fits. */
  async addedText(fits: RegExp): Promise<string> {
    let last: string[] = [];
    return until(
      `the editor shows ${fits}`,
      PATIENCE_MS,
      async () => {
        last = await this.addedTexts();
        return last.find((text) => fits.test(text));
      },
      () => JSON.stringify(last),
    );
  }

  /** The text of the file as it stands on the disk after it was saved. */
  async save(): Promise<void> {
    await this.press("ControlOrMeta+S");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }
}

/** After each failed test, keeps a picture of the window in out/failures. */
export function keepPicturesOfFailures(workbench: () => Workbench | undefined): void {
  afterEach(async (test) => {
    const { name, error } = test as TestContext & { readonly error: Error | null };
    if (error === null) return;
    const folder = path.join(outFolder, "failures");
    mkdirSync(folder, { recursive: true });
    await workbench()?.page.screenshot({ path: path.join(folder, `${name.replace(/\W+/g, "-")}.png`) });
  });
}
