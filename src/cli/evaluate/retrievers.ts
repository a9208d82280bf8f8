import { bm25, termsOf } from "../../core/evaluate/baselines/bm25-chunks.ts";
import { recursiveChunks } from "../../core/evaluate/baselines/recursive-chunks.ts";
import type { Retriever } from "../../core/evaluate/measure-retrieval.ts";
import type { Places } from "../../core/evaluate/retrieval.ts";
import type { Range } from "../../core/plan/plan.ts";
import type { Candidate } from "../../core/select/candidate.ts";
import type { Encoder } from "../../core/select/encoder.ts";
import { MemoryIndex } from "../../core/select/memory-index.ts";
import { poolOf } from "../../core/select/pool/pool.ts";
import { Selecting } from "../../core/select/selecting.ts";
import { structureChunker } from "../../core/select/structure-chunker.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { selected } from "../select/select-request.ts";
import { keptIn } from "./choosers.ts";

/** As many chunks, of at most so many tokens, as the published figures are of. */
const RETRIEVED = 5;
const CHUNK_TOKENS = 200;

interface Chunk {
  readonly document: string;
  readonly range: Range;
  readonly text: string;
  readonly tokens: number;
}

/** Ways to retrieve from all documents of a set: the best five chunks, and a selection of as many tokens as five have. */
export function retrievers(
  documents: ReadonlyMap<string, string>,
  tokenizer: Tokenizer,
  encoder: EncoderUse,
): Retriever[] {
  const chunks = Array.from(documents).flatMap(([document, text]) =>
    recursiveChunks(text, CHUNK_TOKENS, tokenizer).map((range): Chunk => {
      const inside = text.slice(...range);
      return { document, range, text: inside, tokens: tokenizer.count(inside) };
    }),
  );
  const all = chunks.reduce((sum, { tokens }) => sum + tokens, 0);
  const five = Math.round((RETRIEVED * all) / Math.max(1, chunks.length));
  const files = Array.from(documents, ([path, text]) => ({ path, text }));
  return [
    ...[five, Math.round(five / 2), Math.round(five / 5)].map((budget) =>
      selectRetriever(files, budget, tokenizer, encoder),
    ),
    chunkRetriever("recursive 200, best five by MiniLM", chunks, byMeaning(chunks, encoder)),
    chunkRetriever("recursive 200, best five by BM25", chunks, byWords(chunks)),
  ];
}

function selectRetriever(
  files: readonly Candidate[],
  budget: number,
  tokenizer: Tokenizer,
  encoder: EncoderUse,
): Retriever {
  const selecting = new Selecting(new MemoryIndex(files, structureChunker), { tokenizer, headers: "none" });
  const { units, placeOf, places } = poolOf(files.map((candidate) => regionOf(candidate)));
  return {
    name: `prompt-budget, ${budget} tokens`,
    budget,
    chunks: grouped(
      units.map(({ start, end }, i) => {
        const { candidate, at } = places[placeOf[i]!]!;
        return [candidate.path, [start - at, end - at]];
      }),
    ),
    retrieve: async (query) => {
      const plan = await selected(selecting, { query, budget }, encoder);
      if (plan instanceof UserError) throw plan;
      const places = plan.pieces.flatMap((piece) => keptIn(piece).map((range) => [piece.path!, range] as const));
      return { places: grouped(places), tokens: tokenizer.measure(plan.text).high };
    },
  };
}

type Ranker = (question: string) => Promise<ArrayLike<number>>;

function chunkRetriever(name: string, chunks: readonly Chunk[], rank: Ranker): Retriever {
  return {
    name,
    chunks: grouped(chunks.map(({ document, range }) => [document, range])),
    retrieve: async (question) => {
      const scores = await rank(question);
      const best = [...chunks.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, RETRIEVED);
      return {
        places: grouped(best.map((i) => [chunks[i]!.document, chunks[i]!.range])),
        tokens: best.reduce((sum, i) => sum + chunks[i]!.tokens, 0),
      };
    },
  };
}

function byWords(chunks: readonly Chunk[]): Ranker {
  const terms = chunks.map(({ text }) => termsOf(text));
  return async (question) => bm25(terms, new Set(termsOf(question)));
}

/** By cosine with the question; all alike where there is no encoder. */
function byMeaning(chunks: readonly Chunk[], encoder: EncoderUse): Ranker {
  return async (question) => {
    const cosines = new Float32Array(chunks.length);
    const failed = await encoder(async (model: Encoder) => {
      const vectors = await model.encode([question, ...chunks.map(({ text }) => text)]);
      for (let i = 0; i < chunks.length; i++)
        for (let d = 0; d < model.dimensions; d++)
          cosines[i]! += vectors[d]! * vectors[(i + 1) * model.dimensions + d]!;
      return undefined;
    });
    if (failed !== undefined) throw failed;
    return cosines;
  };
}

const regionOf = (candidate: Candidate) => ({ candidate, start: 0, end: candidate.text.length });

function grouped(places: readonly (readonly [document: string, range: Range])[]): Places {
  const byDocument = new Map<string, Range[]>();
  for (const [document, range] of places) byDocument.set(document, [...(byDocument.get(document) ?? []), range]);
  return byDocument;
}
