import { chat, chatLines } from "./chat.ts";
import type { Chunker } from "./chunker.ts";
import { code } from "./code.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { notebook } from "./notebook.ts";
import { prose } from "./prose.ts";
import { yaml } from "./yaml.ts";

/** The first that takes a text cuts it. */
export const CHUNKERS: readonly Chunker[] = [csv, notebook, chat, chatLines, json, yaml, prose, code];
