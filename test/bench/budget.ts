import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { prefixTree } from "../../src/core/caching/prefix-tree.ts";
import { measureImages } from "../../src/core/images/measured-images.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { readImageStart } from "../../src/node/files/image-start.ts";
import { readVideoHeader } from "../../src/node/files/video-file.ts";
import { pictures } from "../unit/images/image-files.ts";
import { corpus } from "./data.ts";
import type { Figure } from "./figures.ts";

const IMAGES = 10_000;
const PROMPTS = 10_000;
const PROMPT_TOKENS = 2_000;
const LINES = 1_000_000;

const COMMAND_LINE = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
/** Makes a process say at its end how many kilobytes it held at most. */
const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';

/** What a budget costs: pictures' headers, a folder as a tree of beginnings, a long file of requests. */
export async function budgets(): Promise<{ figures: Figure[]; tables: string[] }> {
  const figures: Figure[] = [
    { name: "Sizes of 10,000 pictures on the disk", value: await imagesSeconds(), unit: "s", atMost: 2 },
    {
      name: "Tree of 10,000 prompts of 2,000 tokens, with their tokens",
      value: await treeSeconds(),
      unit: "s",
      atMost: 10,
    },
  ];
  const small = await requestsOf(LINES / 10);
  const { seconds, megabytes } = await requestsOf(LINES);
  figures.push(
    { name: "A million lines of requests", value: seconds, unit: "s" },
    { name: "Most memory that they take", value: megabytes, unit: "MB" },
    { name: "Memory over that of a tenth of them", value: megabytes - small.megabytes, unit: "MB", atMost: 50 },
  );
  return { figures, tables: [] };
}

async function imagesSeconds(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "pictures-"));
  const files = Object.values(pictures(1920, 1080));
  for (let i = 0; i < IMAGES; i++) {
    const whole = new Uint8Array(20_000);
    whole.set(files[i % files.length]!);
    writeFileSync(path.join(folder, String(i)), whole);
  }
  const start = performance.now();
  const links = Array.from({ length: IMAGES }, (_, i) => ({
    ...{ kind: "picture" as const, start: 0, end: 0, detail: "auto" as const },
    target: { kind: "file" as const, path: String(i) },
  }));
  const measured = await measureImages(
    links,
    { model: "gpt-4o" },
    {
      start: (name) => readImageStart(path.join(folder, name), name),
      video: (name) => readVideoHeader(path.join(folder, name), name),
    },
  );
  if (measured.some(({ tokens }) => tokens === null)) throw new Error("a picture was not read");
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  return seconds;
}

async function treeSeconds(): Promise<number> {
  const tokenizer = await loadTokenizer("o200k_base");
  const text = corpus("english");
  const characters = PROMPT_TOKENS * 4.4;
  // Prompts that share a third with all, a third with a hundred others, and end in words of their own.
  const third = Math.floor(characters / 3);
  const prompts = Array.from({ length: PROMPTS }, (_, i) => {
    const group = (i % 100) * 7_919;
    const own = (i * 104_729) % (text.length - third);
    return text.slice(0, third) + text.slice(group, group + third) + text.slice(own, own + third);
  });
  const start = performance.now();
  const tree = prefixTree(prompts.map((prompt) => tokenizer.encode(prompt)));
  if (tree.distinct >= tree.tokens) throw new Error("nothing is shared");
  return (performance.now() - start) / 1000;
}

async function requestsOf(lines: number): Promise<{ seconds: number; megabytes: number }> {
  const words = readFileSync(new URL("../../README.md", import.meta.url), "utf8").split(/\s+/);
  function* written() {
    for (let i = 0; i < lines; i += 1000) {
      const some = Array.from({ length: 1000 }, (_, j) =>
        JSON.stringify({ text: words.slice((i + j) % 500, ((i + j) % 500) + (((i + j) * 7) % 120)).join(" ") }),
      );
      yield Buffer.from(`${some.join("\n")}\n`);
    }
  }
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_MEMORY, COMMAND_LINE, "requests", "-", "--json"], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    errors = (errors + part).slice(-1_000);
  });
  const ended = once(child, "close");
  await pipeline(Readable.from(written()), child.stdin);
  const [status] = await ended;
  const kilobytes = Number(/\d+$/.exec(errors)?.[0]);
  if (status !== 0) throw new Error(`requests ended with ${status}: ${errors}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1000 };
}
