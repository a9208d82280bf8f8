import type { Range } from "../../plan/plan.ts";
import type { Chunk } from "../../select/chunk.ts";
import { MemoryIndex } from "../../select/memory-index.ts";
import { queryTerms } from "../../select/query-terms.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Chooser } from "../measure-code.ts";
import { lineChunker } from "./line-chunks.ts";

/** So many of the best chunks are looked at. */
const MOST = 1_000;

/** What most retrieval does with many files: chunks of about 120 tokens, the best by BM25 while they fit. */
export function bm25Chooser(tokenizer: Tokenizer): Chooser {
  return ({ files, issue }, budget) => {
    const index = new MemoryIndex(files, lineChunker);
    const kept = new Map<string, Range[]>();
    const cut = new Map<string, readonly Chunk[]>();
    const texts: string[] = [];
    let tokens = 0;
    let best: string | undefined;
    for (const { path, place } of index.best(queryTerms(issue), MOST)) {
      const chunks = cut.get(path) ?? index.chunksOf(path);
      cut.set(path, chunks);
      const chunk = chunks[place]!;
      const text = `${path}\n${index.open(path)!.text.slice(chunk.start, chunk.end)}\n\n`;
      const cost = tokenizer.count(text);
      if (tokens + cost > budget) continue;
      tokens += cost;
      best ??= path;
      texts.push(text);
      kept.set(path, [...(kept.get(path) ?? []), [chunk.start, chunk.end]]);
    }
    return { text: texts.join(""), kept, ...(best === undefined ? {} : { best }) };
  };
}
