// `npm start` does the main job on a text: its window as a bar, the place where the budget ends, the text fitted to the
// budget with what was cut and why, and the VSIX to install. `npm start -- FILE --budget N` takes a text of your own.
import { spawn } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { node, outFolder, root } from "../test/harness/project.ts";
import { mustRun } from "../test/harness/run-command.ts";
import { packVsix } from "../test/harness/vsix.ts";

const SAMPLE = "samples/support-agent.prompt.md";
const SAMPLE_BUDGET = "1400";
const USAGE = "npm start, or npm start -- FILE --budget N [--model NAME | --tokenizer NAME] [--query TEXT]";

process.exitCode = await start();

async function start(): Promise<number> {
  const given = readArguments();
  if (typeof given === "string") {
    console.error(`${given} Usage: ${USAGE}`);
    return 2;
  }
  const { file, budget, options, query } = given;
  if (!(await stat(file).catch(() => undefined))?.isFile()) {
    console.error(`${file} is not a file that can be read. Usage: ${USAGE}`);
    return 2;
  }
  title("1. Build");
  await timed("built", build);

  title("2. What the text costs, and where it runs out of its budget");
  command(["count", shown(file), "--budget", budget, ...options]);
  const counted = await cli(["count", file, "--budget", budget, ...options]);
  if (counted > 1) return counted;

  title("3. The text, fitted to the budget");
  const folder = path.join(outFolder, "fitted");
  await mkdir(folder, { recursive: true });
  const out = path.join(folder, path.basename(file));
  const asked = query === undefined ? [] : ["--query", query];
  command(["fit", shown(file), "--budget", budget, ...options, ...asked, "--out", shown(out)]);
  const fitted = await cli(["fit", file, "--budget", budget, ...options, ...asked, "--out", out]);
  if (fitted > 1) return fitted;

  title("4. The extension");
  const { file: vsix, bytes } = await timed("packed", packVsix);
  console.log(`${shown(vsix)}, ${(bytes / 1e6).toFixed(1)} MB. To install it:`);
  console.log(`\n  code --install-extension ${shown(vsix)}\n`);
  console.log("or try it without installing: npm run editor");
  return fitted;
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        budget: { type: "string" },
        model: { type: "string" },
        tokenizer: { type: "string" },
        query: { type: "string" },
      },
    });
    const [file, extra] = positionals;
    if (extra !== undefined) return `One FILE was expected, and "${extra}" was given too.`;
    const budget = values.budget ?? (file === undefined ? SAMPLE_BUDGET : undefined);
    if (budget === undefined) return "A FILE needs a --budget.";
    const options = (["model", "tokenizer"] as const).flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}`, values[name]],
    );
    // npm runs scripts in the project's folder; the person may stand elsewhere.
    const from = process.env.INIT_CWD ?? root;
    return {
      file: file === undefined ? path.join(root, SAMPLE) : path.resolve(from, file),
      budget,
      options,
      query: values.query,
    };
  } catch (error) {
    return `${(error as Error).message.split(". ")[0]}.`;
  }
}

async function build(): Promise<void> {
  await mustRun(node, ["scripts/generate.ts"], { seconds: 600 });
  await mustRun(node, ["esbuild.mjs"], { seconds: 600 });
}

/** Runs the command line as it was built, on this terminal. */
function cli(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    spawn(node, [path.join(root, "dist/cli.js"), ...args.map(shown)], { cwd: root, stdio: "inherit" })
      .once("error", reject)
      .once("close", (code) => resolve(code ?? 2));
  });
}

async function timed<T>(done: string, work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await work();
  console.log(`${done} in ${((performance.now() - before) / 1000).toFixed(1)} s`);
  return result;
}

/** A path as a person types it in the project's folder. */
function shown(file: string): string {
  if (!path.isAbsolute(file)) return file;
  const inside = path.relative(root, file);
  return inside.startsWith("..") ? file : inside;
}

function title(text: string): void {
  console.log(`\n${bold(text)}\n`);
}

function command(args: readonly string[]): void {
  const quoted = args.map((arg) => (/^[\w./\\:%-]+$/.test(arg) ? arg : JSON.stringify(arg)));
  console.log(`${dim(`> npm run -s cli -- ${quoted.join(" ")}`)}\n`);
}

function bold(text: string): string {
  return coloured() ? `\u001b[1m${text}\u001b[22m` : text;
}

function dim(text: string): string {
  return coloured() ? `\u001b[2m${text}\u001b[22m` : text;
}

function coloured(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
