export { loadTokenizer } from "./tokenizer/load.ts";
export { UserError } from "./user-error.ts";
