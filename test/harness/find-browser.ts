import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./npm.ts";
import { root } from "./project.ts";

/** A Chromium to drive. */
export interface Browser {
  readonly executable: string;
  readonly args: readonly string[];
}

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/opt/google/chrome/chrome",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((place) =>
      path.join(process.env[variable] ?? "C:/", place),
    ),
  ),
};

const quietly = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The browser that CHROMIUM names, else one that is installed, else on Linux x64 the one that npm has.
 * Throws where there is none, saying what to install.
 */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which is not there.`);
    return { executable: named, args: quietly };
  }
  const installed = usualPlaces[process.platform]?.find((place) => existsSync(place));
  if (installed !== undefined) return { executable: installed, args: quietly };
  if (process.platform === "linux" && process.arch === "x64") return npmsBrowser(say);
  throw new Error("No browser found: install Chrome, Edge or Chromium, or name one in CHROMIUM.");
}

async function npmsBrowser(say: (line: string) => void): Promise<Browser> {
  const folder = path.join(root, "test/harness/browser");
  const stamp = path.join(folder, "node_modules/.installed");
  const lock = readFileSync(path.join(folder, "package-lock.json"), "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    say("No browser is installed: getting a headless Chromium from npm (70 MB, once) ...");
    await npm(["ci", "--ignore-scripts"], { cwd: folder, seconds: 300 });
    writeFileSync(stamp, lock);
  }
  const entry = path.join(folder, "node_modules/@sparticuz/chromium/build/esm/index.mjs");
  const { default: chromium } = (await import(entry)) as { default: { executablePath(): Promise<string> } };
  // It unpacks itself into the folder for temporary files, which is to be the package's own.
  const unpacked = path.join(folder, "node_modules/.unpacked");
  mkdirSync(unpacked, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = unpacked;
  try {
    return { executable: await chromium.executablePath(), args: quietly };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
