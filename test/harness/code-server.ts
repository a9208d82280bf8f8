import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { codeServer } from "./install-editor.ts";
import { placeInstalled } from "./installed-extension.ts";
import { startTree } from "./process-tree.ts";
import { node } from "./project.ts";
import { quietSettings } from "./quiet-settings.ts";
import { mustRun } from "./run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { until } from "./until.ts";

/** What a server is started with. */
export interface ServerOptions {
  /** A packed extension to install before it starts. */
  readonly vsix?: string | undefined;
  /** The person's settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Ask for trust in folders, as VS Code does, instead of trusting them all. */
  readonly asksForTrust?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A running code-server at a free port of this machine alone. */
export interface RunningServer {
  readonly port: number;
  address(folder: string): string;
  /** What the server has said so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a server with empty data of its own, and returns when it answers. */
export async function startCodeServer(options: ServerOptions = {}): Promise<RunningServer> {
  const home = temporaryFolder();
  const data = path.join(home.path, "data");
  const extensions = path.join(home.path, "extensions");
  await mkdir(path.join(data, "User"), { recursive: true });
  await mkdir(extensions);
  const settings = { ...quietSettings, "security.workspace.trust.enabled": options.asksForTrust === true };
  writeFileSync(path.join(data, "User/settings.json"), JSON.stringify({ ...settings, ...options.settings }));

  const env = environment(home.path, options.env);
  const { vsix } = options;
  if (vsix !== undefined) {
    await placeInstalled(vsix, extensions, (folder) =>
      mustRun(node, [codeServer, "--user-data-dir", data, "--extensions-dir", folder, "--install-extension", vsix], {
        env,
      }),
    );
  }

  const port = await freePort();
  const logFile = path.join(home.path, "server.log");
  const logHandle = await open(logFile, "w");
  const tree = startTree(
    node,
    [
      codeServer,
      ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
      ...["--user-data-dir", data, "--extensions-dir", extensions],
      ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
      ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"]),
    ],
    { env, stdio: ["ignore", logHandle.fd, logHandle.fd] },
  );
  await logHandle.close();
  const server = {
    port,
    address: (folder: string) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`,
    log: () => readFileSync(logFile, "utf8"),
    async stop() {
      await tree.stop();
      home.remove();
    },
  };
  await until(`code-server answers at port ${port}`, 60_000, async () => {
    if (tree.process.exitCode !== null) throw new Error(`code-server ended at its start:\n${server.log()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    return answer?.ok === true;
  });
  return server;
}

/** Nothing of the person's own editor, and no gallery, which the page would ask otherwise. */
function environment(home: string, extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const ours = {
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    EXTENSIONS_GALLERY: "{}",
  };
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...ours, ...extra };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
