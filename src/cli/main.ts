import { loadTokenizer } from "../core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");
console.log(tokenizer.count(process.argv[2] ?? ""));
