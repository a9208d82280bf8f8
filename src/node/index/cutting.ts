import { loadTokenizer } from "../../core/tokenizer/load.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { loadCodeParser } from "../code/tree-sitter.ts";
import { type CuttingTools, cutFile } from "./cut-file.ts";
import { type Segment, SegmentBuilder } from "./segment.ts";

/** What may be set of cutting; plain values, so that a worker can be told. */
export interface CuttingOptions {
  /** Files of more bytes are left out. Default: LARGEST_FILE_BYTES. */
  readonly largest?: number;
  /** Whether secrets are let in. Default: they are masked, and files that are nothing else left out. */
  readonly withSecrets?: boolean;
  /** Counts the tokens of chunks. Default: o200k_base. */
  readonly tokenizer?: string;
  /** Whether code is cut by its grammar rather than by its lines. Default: true. */
  readonly grammars?: boolean;
}

/** Loads the tokenizer and the grammars. */
export async function cuttingTools(options: CuttingOptions): Promise<CuttingTools> {
  const tokenizer: Tokenizer = await loadTokenizer(options.tokenizer ?? "o200k_base");
  const parser = options.grammars === false ? undefined : await loadCodeParser();
  const { largest, withSecrets } = options;
  return {
    tokenizer,
    ...(parser && { parser }),
    ...(largest !== undefined && { largest }),
    ...(withSecrets !== undefined && { withSecrets }),
  };
}

/** Reads and cuts files, given by paths relative to `root`. */
export async function cutFiles(root: string, paths: readonly string[], tools: CuttingTools): Promise<Segment> {
  const builder = new SegmentBuilder();
  for (const path of paths) builder.add(await cutFile(root, path, tools));
  return builder.build();
}
