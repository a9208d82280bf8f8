import type { ImageFormula } from "./image-formulas.ts";
import { imageRule } from "./image-tokens.ts";
import { ruleFor } from "./rule-for.ts";

/** What a model is sent of a PDF. */
export interface PdfRule {
  /** What a page takes as a picture. */
  readonly page: ImageFormula;
  /** Pixels of the longer side at which a page is drawn, or of a point (a 72nd of an inch). */
  readonly drawn: { readonly longest: number } | { readonly perPoint: number };
  /** Its text is sent, and counted, beside the pictures. */
  readonly withText: boolean;
  readonly source: string;
  readonly date: string;
  /** The vendor has not said how large pages are drawn. */
  readonly assumed?: true;
}

const GEMINI_2 = { kind: "fixed", tokens: 258 } as const;
/** The default for PDFs, medium; low takes 280, high 1,120. */
const GEMINI_3 = { kind: "fixed", tokens: 560 } as const;
const CLAUDE = { kind: "area", pixels: 750, longest: 1568, most: 1600 } as const;

const RULES: readonly (PdfRule & { readonly models: readonly string[] })[] = [
  {
    models: ["gemini-1.5", "gemini-2", "gemini-flash", "gemini-pro"],
    page: GEMINI_2,
    drawn: { longest: 3072 },
    withText: false,
    source: "ai.google.dev/gemini-api/docs/document-processing",
    date: "2025-09",
  },
  {
    models: ["gemini-3"],
    page: GEMINI_3,
    drawn: { longest: 3072 },
    withText: false,
    source: "ai.google.dev/gemini-api/docs/media-resolution",
    date: "2026-01",
  },
  {
    // Newer models too: 1,592 to 1,619 tokens beside the text were counted for a page in October 2026
    // (huggingface.co/datasets/JOHNISKING/pdf-token-cost).
    models: ["claude"],
    page: CLAUDE,
    drawn: { longest: 1568 },
    withText: true,
    source: "docs.claude.com/en/docs/build-with-claude/pdf-support",
    date: "2026-05",
  },
];

/**
 * The models of OpenAI are sent text and pictures of the pages, whose size is not told (looked for again in 2026-11, also in
 * developers.openai.com/api/docs/guides/file-inputs): no less than their formulas keep.
 */
const OPENAI = {
  drawn: { longest: 2048 },
  withText: true,
  source: "developers.openai.com/docs/guides/pdf-files",
  date: "2025-09",
  assumed: true,
} as const;
const OPENAI_MODELS = [{ models: ["gpt-4o", "gpt-4.1", "gpt-5", "gpt-6", "o1", "o3", "o4"] }];

/** Others are sent pictures that somebody draws, as a rule at 144 dots an inch. */
const DRAWN_BY_HAND = {
  drawn: { perPoint: 2 },
  withText: false,
  source: "pages drawn at 144 dots an inch and sent as pictures",
  date: "2026-11",
  assumed: true,
} as const;

/** How a PDF counts for a model; `undefined` where no formula of its pictures is published. */
export function pdfRule(model: string): PdfRule | undefined {
  const own = ruleFor(model, RULES);
  const pictures = imageRule(model);
  if (own !== undefined || pictures === undefined) return own;
  return { page: pictures.formula, ...(ruleFor(model, OPENAI_MODELS) === undefined ? DRAWN_BY_HAND : OPENAI) };
}
