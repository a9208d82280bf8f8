// Reads evaluation sets into rows of features and the units that answer, through the same code that fits.
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { sourceOf } from "../src/core/compress/source.ts";
import type { Unit } from "../src/core/compress/units/unit.ts";
import { unitsOf } from "../src/core/compress/units/units.ts";
import { featuresOf } from "../src/core/select/features.ts";
import { type Query, queryOf } from "../src/core/select/query.ts";
import { circumstancesOf } from "../src/core/select/relevance.ts";
import { type Spans, spansOf } from "../src/core/select/spans.ts";
import { termsOf } from "../src/core/select/terms.ts";
import { UserError } from "../src/core/user-error.ts";

/** A question on one document. */
export interface Row {
  readonly set: string;
  /** Documents are dealt to two halves; where there are few, questions are. */
  readonly half: 0 | 1;
  /** `any`: one of the spans is enough. `cover`: the share of all spans counts. */
  readonly mode: "any" | "cover";
  readonly features: Float32Array;
  readonly circumstances: readonly number[];
  readonly tokens: Float32Array;
  readonly question: string;
  readonly text: string;
  readonly units: readonly Unit[];
  readonly spans: Spans;
  readonly query: Query;
  /** For each alternative the units that it needs. */
  readonly answers: readonly (readonly number[])[];
  /** Share of the gold text that stands in each unit. */
  readonly cover: Float32Array;
}

interface Loaded {
  readonly docs: Map<string, string>;
  readonly questions: { doc: string; question: string; spans: [number, number][] }[];
  readonly mode: "any" | "cover";
}

const FEW_DOCUMENTS = 5;

/** `tools` holds sets.mjs, `data` the sets. */
export async function rowsOf(tools: string, data: string, name: string, most: number): Promise<Row[]> {
  const { load, sample } = await import(`${tools}/sets.mjs`);
  const set: Loaded = load(data, name);
  const order = [...set.docs.keys()];
  let last: ({ doc: string } & ReturnType<typeof unitsAndTokens>) | undefined;
  const rows: Row[] = [];
  for (const [k, question] of (sample(set.questions, most, 11) as Loaded["questions"]).entries()) {
    const text = set.docs.get(question.doc)!;
    if (last?.doc !== question.doc) last = { doc: question.doc, ...unitsAndTokens(text) };
    const { units, spans, starts, ends, tokens } = last;
    const query = queryOf(question.question, spans.terms);
    const cover = new Float32Array(spans.count);
    const all = question.spans.reduce((sum, [a, b]) => sum + b - a, 0) || 1;
    const answers = question.spans.map(([a, b]) => {
      const needed: number[] = [];
      for (let i = 0; i < spans.count; i++) {
        const shared = Math.min(starts[i + 1] ?? ends[i]!, b) - Math.max(starts[i]!, a);
        if (shared <= 0) continue;
        needed.push(i);
        cover[i]! += shared / all;
      }
      return needed;
    });
    rows.push({
      set: name,
      half: (order.length > FEW_DOCUMENTS ? order.indexOf(question.doc) % 2 : k % 2) as 0 | 1,
      mode: set.mode,
      features: featuresOf(spans, query),
      circumstances: circumstancesOf(spans, query),
      tokens,
      question: question.question,
      text,
      units,
      spans,
      query,
      answers,
      cover,
    });
  }
  return rows;
}

function unitsAndTokens(text: string) {
  const source = sourceOf(text);
  if (source instanceof UserError) throw source;
  const units = unitsOf(source);
  const spans = spansOf(
    termsOf(text),
    units.map((u) => [u.start, u.end]),
    units.map((u) => u.passage),
  );
  const texts = units.map((u) => text.slice(u.start, u.end));
  const tokens = Float32Array.from(texts, (t) => countTokens(` ${t}`) + 0.3);
  return { units, spans, starts: units.map((u) => u.start), ends: units.map((u) => u.end), tokens };
}
