import type { Tokenizer } from "../../../tokenizer/tokenizer.ts";
import type { AnswerSchema } from "./find-schema.ts";
import { type SampleSize, sampleAnswer } from "./sample-answer.ts";

/** How long an answer by a schema is: an estimate, counted on answers that were made up by it. Tokens. */
export interface SchemaLengths {
  readonly least: number;
  readonly usual: number;
  /** `null` where the schema sets no end: a text without `maxLength`, a list without `maxItems`. */
  readonly most: number | null;
  readonly line: number | null;
}

/** The lengths of answers by a schema; `undefined` where it cannot be followed. */
export function schemaLengths({ schema, from, line }: AnswerSchema, tokenizer: Tokenizer): SchemaLengths | undefined {
  const tokens = (size: SampleSize): number | undefined => {
    const sample = sampleAnswer(schema, size);
    if (sample === undefined) return undefined;
    return tokenizer.measure(from === "request" ? JSON.stringify(sample.value) : asWritten(sample.value, size)).high;
  };
  const [least, usual, most] = [tokens("least"), tokens("usual"), tokens("most")];
  if (least === undefined || usual === undefined) return undefined;
  return { least, usual: Math.max(least, usual), most: most === undefined ? null : Math.max(usual, most), line };
}

/** A model that is free to write JSON as it likes mostly indents it and puts it into a block. */
function asWritten(value: unknown, size: SampleSize): string {
  return size === "least" ? JSON.stringify(value) : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
