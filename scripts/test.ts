// `npm test` runs all parts and ends with `N passed, N failed`; `npm run test:NAME` runs one of them, with what it needs.
//
// While building a feature:
//   npm run test:unit -- fit                 the unit files whose path contains "fit"
//   npm run test:host -- status-bar --dev    test/host/status-bar.test.ts in a real extension host, on the project's
//                                            folder after a build, without packing and installing the VSIX
//   npm run test:e2e -- status-bar           test/e2e/status-bar.test.ts: a browser drives the editor with the VSIX
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundleHostSuites, hostSuites } from "../test/harness/bundle-host-suites.ts";
import { findBrowser } from "../test/harness/find-browser.ts";
import { findDesktop } from "../test/harness/find-desktop.ts";
import { runHostSuites } from "../test/harness/host-suites.ts";
import { runInDesktopHost } from "../test/harness/in-host-desktop.ts";
import { runInWebHost } from "../test/harness/in-host-web.ts";
import { installEditor } from "../test/harness/install-editor.ts";
import { runNodeSuites } from "../test/harness/node-suites.ts";
import { commandPart, type PartResult, runPart, withSecondTry } from "../test/harness/part.ts";
import { node, root } from "../test/harness/project.ts";
import { mustRun, runCommand } from "../test/harness/run-command.ts";
import { packVsix } from "../test/harness/vsix.ts";

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { part: { type: "string", multiple: true }, dev: { type: "boolean", default: false } },
});
// code-server is the editor on Linux, where no desktop is needed; elsewhere VS Code itself is.
const onWeb = process.platform === "linux";
// The runner's own default leaves a core to itself, which is half of a small machine.
const cores = availableParallelism();
const all = ["types", "lint", "unit", "oracle", "property", "package", onWeb ? "host" : "desktop", "e2e"];
const wanted = new Set(values.part ?? all);
const inEditor = ["host", "desktop", "e2e"].some((name) => wanted.has(name));

const start = performance.now();
const results: PartResult[] = [];
const say = (line: string) => console.log(`           ${line}`);
const part = async (name: string, run: () => Promise<PartResult>): Promise<PartResult | undefined> => {
  if (!wanted.has(name)) return undefined;
  const result = await runPart(name, run);
  results.push(result);
  return result;
};
const module = (name: string) => path.join(root, "node_modules", name);
const files = (folder: string) =>
  (names.length === 0 ? [""] : names).map((name) => `test/${folder}/**/*${name}*.test.ts`);

// Its files come over the network while the processor is busy with the other parts. A failure is told where it is used.
const editor = inEditor && onWeb ? installEditor(say) : undefined;
editor?.catch(() => undefined);

await mustRun(node, ["scripts/generate.ts"], { seconds: 300 });
await part("types", () => commandPart("tsc", () => runCommand(node, [module("typescript/bin/tsc"), "-p", "."])));
await part("lint", () =>
  commandPart("biome", () => runCommand(node, [module("@biomejs/biome/bin/biome"), "check", "."])),
);
await part("unit", () => runNodeSuites(files("unit"), { concurrency: cores, seconds: 600 }));
await part("oracle", () => runNodeSuites(files("oracle"), { concurrency: cores, seconds: 600 }));
await part("property", () => runNodeSuites(files("property"), { concurrency: cores, seconds: 600 }));

if (inEditor || wanted.has("package")) {
  wanted.add("package");
  const built = await part("package", async () => {
    await mustRun(node, ["esbuild.mjs"]);
    // The browser's tests drive what a person would install.
    if (values.dev && !wanted.has("e2e")) return { passed: 0, failures: [], notes: ["Built, not packed."] };
    const { bytes } = await packVsix();
    return { passed: 1, failures: [], notes: [`out/prompt-budget.vsix, ${(bytes / 1e6).toFixed(1)} MB`] };
  });
  if (built?.failures.length !== 0) end();
}
if (wanted.has("host") || wanted.has("desktop")) await bundleHostSuites();
const named = [...hostSuites(), ...hostSuites("measured/")].filter((suite) => names.some((one) => suite.includes(one)));
const suites = names.length === 0 ? hostSuites() : named;
const vsix = values.dev ? undefined : path.join(root, "out/prompt-budget.vsix");
await part("host", async () => {
  await editor;
  const browser = await findBrowser(say);
  return withSecondTry(suites, (some) => runHostSuites(some, (run) => runInWebHost(browser, run), { vsix, say }));
});
await part("desktop", async () => {
  const executable = await findDesktop(say);
  return withSecondTry(suites, (some) =>
    runHostSuites(some, (run) => runInDesktopHost(executable, run), { vsix, say }),
  );
});
await part("e2e", async () => {
  const [version, { executable }] = [await editor, await findBrowser(say)];
  // Such a suite waits for its editor most of the time.
  const run = (some: readonly string[], concurrency: number) => runNodeSuites(some, { concurrency, seconds: 900 });
  const result = await withSecondTry(files("e2e"), run, Math.min(2, cores));
  return { ...result, notes: [`${version ?? "VS Code"}, driven by ${executable}`, ...result.notes] };
});

end();

function end(): never {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failures.length, 0);
  console.log(`\nIn ${((performance.now() - start) / 1000).toFixed(0)} s:`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
