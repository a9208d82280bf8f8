import { pdfRule } from "../../core/images/pdf-rules.ts";
import { pageTokens } from "../../core/images/pdf-tokens.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { type PdfPage, pdfPages, textOfPages } from "./pdf-text.ts";

/** What a PDF takes, as text and as pictures of its pages. */
export interface MeasuredPdf {
  readonly name: string;
  readonly pages: number;
  /** Tokens of its text; of an estimate the high end. */
  readonly text: number;
  /** Tokens of its pages as pictures, and of what the model is sent of a PDF; `null` where no formula is known. */
  readonly pictures: number | null;
  readonly sent: number | null;
  /** Where the formula stands, or why there is none. */
  readonly source: string;
  /** It goes to the model with the prompt, and counts. */
  readonly attached: boolean;
}

/** Reads a PDF and counts it both ways; UserErrors as `pdfPages` gives them. */
export async function measurePdf(
  bytes: Uint8Array,
  name: string,
  target: { readonly tokenizer: Tokenizer; readonly model: string | null; readonly attached: boolean },
): Promise<MeasuredPdf | UserError> {
  const pages = await pdfPages(bytes, name);
  return pages instanceof UserError ? pages : countedPdf(pages, name, target);
}

export function countedPdf(
  pages: readonly PdfPage[],
  name: string,
  { tokenizer, model, attached }: Parameters<typeof measurePdf>[2],
): MeasuredPdf {
  const text = tokenizer.measure(textOfPages(pages)).high;
  const counted = { name, pages: pages.length, text, attached };
  const rule = model === null ? undefined : pdfRule(model);
  if (rule === undefined) {
    const source = model === null ? "no model is chosen" : `no formula of ${model} is published`;
    return { ...counted, pictures: null, sent: null, source };
  }
  const pictures = pageTokens(rule, pages);
  const source = `${rule.source}, ${rule.date}${rule.assumed ? "; the size of the pages is assumed" : ""}`;
  return { ...counted, pictures, sent: pictures + (rule.withText ? text : 0), source };
}
