// Loading an encoding in a fresh process: from the call to the first token counted.
import { report } from "./report.ts";

const { loadTokenizer } = await import(new URL("../../dist/core.js", import.meta.url).href);
const begin = performance.now();
const tokenizer = await loadTokenizer(process.argv[2]);
tokenizer.count("warm");
report({ milliseconds: performance.now() - begin });
