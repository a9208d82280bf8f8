import { type Interval, interval } from "./interval.ts";
import type { Question } from "./question-set.ts";
import { type Places, precisionOmega, type Retrieval, retrievalOf } from "./retrieval.ts";

/** What was retrieved for a question from all documents of a set. */
export interface Retrieved {
  readonly places: Places;
  readonly tokens: number;
}

/** A way to retrieve from the documents of a set. */
export interface Retriever {
  readonly name: string;
  /** Tokens that must not be exceeded, where it holds to any. */
  readonly budget?: number;
  /** How it cuts the documents. */
  readonly chunks: Places;
  retrieve(question: string): Retrieved | Promise<Retrieved>;
}

/** Means over the questions. */
export interface MeasuredRetrieval extends Retrieval {
  readonly omega: number;
  /** 95 % intervals, by drawing the questions anew. */
  readonly intervals: Readonly<Record<"recall" | "precision" | "iou" | "omega", Interval>>;
  readonly tokens: number;
  /** Results over their budget. */
  readonly over: number;
  readonly milliseconds: number;
}

/** Retrieves for each question from all documents together, and looks what of its gold text is there. */
export async function measureRetrieval(
  questions: readonly Question[],
  { budget, chunks, retrieve }: Retriever,
): Promise<MeasuredRetrieval> {
  const found: Retrieval[] = [];
  const omegas: number[] = [];
  const tokens: number[] = [];
  const begin = performance.now();
  for (const { document, question, spans } of questions) {
    const retrieved = await retrieve(question);
    found.push(retrievalOf(retrieved.places, document, spans));
    omegas.push(precisionOmega(chunks.get(document) ?? [], spans));
    tokens.push(retrieved.tokens);
  }
  const milliseconds = (performance.now() - begin) / Math.max(1, questions.length);
  const recall = found.map((one) => one.recall);
  const precision = found.map((one) => one.precision);
  const iou = found.map((one) => one.iou);
  return {
    recall: mean(recall),
    precision: mean(precision),
    iou: mean(iou),
    omega: mean(omegas),
    intervals: {
      recall: interval(recall),
      precision: interval(precision),
      iou: interval(iou),
      omega: interval(omegas),
    },
    tokens: mean(tokens),
    over: budget === undefined ? 0 : tokens.filter((count) => count > budget).length,
    milliseconds,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
