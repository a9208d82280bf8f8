import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { _electron, chromium, type Page } from "playwright-core";
import { startCodeServer } from "../harness/code-server.ts";
import { prepareDesktop } from "../harness/desktop.ts";
import { findBrowser } from "../harness/find-browser.ts";
import { findDesktop } from "../harness/find-desktop.ts";
import { outFolder } from "../harness/project.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { configureWorkbench } from "../harness/web-configuration.ts";

/** What a window is opened with. */
export interface WindowOptions {
  /** The folder's files: text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The person's settings. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Open the folder in Restricted Mode, as an unknown folder opens. */
  readonly restricted?: boolean | undefined;
  /** Dots of the screen for one of the page, along each side; 1 where it is not given. */
  readonly scale?: number | undefined;
  /** Webviews have an origin and a process of their own, as in VS Code; what they take is then measured apart. */
  readonly webviewsApart?: boolean | undefined;
}

/** A window of a real editor with the packed extension installed. */
export interface EditorWindow {
  readonly page: Page;
  readonly folder: string;
  /** Addresses that the window asked for outside this machine. */
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

const vsix = path.join(outFolder, "prompt-budget.vsix");
const viewport = { width: 1280, height: 800 };

/** Opens a new folder in code-server on Linux, and in VS Code itself elsewhere. */
export async function openWindow(options: WindowOptions): Promise<EditorWindow> {
  const temporary = temporaryFolder();
  const folder = path.join(temporary.path, "prompts");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(options.files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const open = process.platform === "linux" ? openInBrowser : openDesktop;
  const foreignRequests: string[] = [];
  const { page, close } = await open(folder, options, (address) => {
    const { protocol, hostname } = new URL(address);
    const local = ["127.0.0.1", "localhost"].includes(hostname) || hostname.endsWith(".vscode-resource.vscode-cdn.net");
    if (/^(https?|wss?):$/.test(protocol) && !local) foreignRequests.push(address);
  });
  return {
    page,
    folder,
    foreignRequests,
    async close() {
      await close();
      temporary.remove();
    },
  };
}

type Asked = (address: string) => void;
type Opened = Pick<EditorWindow, "page" | "close">;

/** A name of this machine: one below it is of the same site, which may have a service worker in a frame. */
const HOST = "editor.localhost";
const APART = `--isolate-origins=http://[*.]${HOST}`;

async function openInBrowser(
  folder: string,
  { settings, restricted, scale, webviewsApart = false }: WindowOptions,
  asked: Asked,
): Promise<Opened> {
  const found = await findBrowser(console.error);
  const server = await startCodeServer({ vsix, settings: settings ?? {}, asksForTrust: restricted === true });
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: [...found.args, ...(webviewsApart ? [APART] : [])],
  });
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale ?? 1,
    permissions: ["clipboard-read", "clipboard-write"],
    // code-server's policy wants webviews to come from its own address.
    bypassCSP: webviewsApart,
  });
  const page = await context.newPage();
  page.on("request", (request) => asked(request.url()));
  const address = server.address(folder);
  if (webviewsApart) await configureWorkbench(page, { webviewHost: `{{uuid}}.${HOST}` });
  await page.goto(webviewsApart ? address.replace("127.0.0.1", HOST) : address);
  return {
    page,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function openDesktop(folder: string, { settings, restricted }: WindowOptions, asked: Asked): Promise<Opened> {
  const executablePath = await findDesktop(console.error);
  const { args, home } = await prepareDesktop(executablePath, { vsix: [vsix], settings, asksForTrust: restricted });
  const editor = await _electron.launch({ executablePath, args: [...args, folder] });
  const page = await editor.firstWindow();
  page.on("request", (request) => asked(request.url()));
  return {
    page,
    async close() {
      await editor.close();
      home.remove();
    },
  };
}
