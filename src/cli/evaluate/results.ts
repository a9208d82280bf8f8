import { PUBLISHED } from "../../core/evaluate/published-retrieval.ts";
import { askedLines, codeLines, retrievalLines, unaskedLines } from "./evaluate-report.ts";
import type { AskedRow, CodeRow, RetrievalRow, UnaskedRow } from "./rows.ts";

export const BUDGETS = [256, 512, 1024, 2048];
/** Code is asked for by tasks, which need more of it. */
export const CODE_BUDGETS = [1024, 2048, 4096, 8192];
export const SHARES = [0.68, 0.51, 0.35];

/** What was measured, by the shape of the sets. */
export interface Results {
  readonly asked: AskedRow[];
  readonly plain: UnaskedRow[];
  readonly code: CodeRow[];
  readonly retrieval: RetrievalRow[];
}

export function resultLines({ asked, plain, code, retrieval }: Results): string[] {
  const tables = [
    asked.length > 0 ? askedLines(asked, BUDGETS) : [],
    plain.length > 0 ? unaskedLines(plain, SHARES) : [],
    codeLines(code),
    retrieval.length > 0 ? retrievalLines(retrieval) : [],
  ].filter((lines) => lines.length > 0);
  return tables.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

export function resultsJson({ asked, plain, code, retrieval }: Results, unasked: boolean) {
  return {
    ...(unasked ? { shares: SHARES, rows: plain } : { budgets: BUDGETS, rows: asked }),
    ...(code.length > 0 ? { code } : {}),
    ...(retrieval.length > 0 ? { retrieval, published: PUBLISHED } : {}),
  };
}

/** Whether a result of ours was over its budget. */
export function isOver({ asked, plain, code, retrieval }: Results): boolean {
  const named = [
    ...[...asked, ...plain].map(({ cutter, over }) => [cutter, over] as const),
    ...code.map(({ chooser, over }) => [chooser, over] as const),
    ...retrieval.map(({ retriever, over }) => [retriever, over] as const),
  ];
  return named.some(([name, over]) => over > 0 && name.startsWith("prompt-budget"));
}
