import type { Counted } from "../../core/compare/comparison.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";

export interface PairPremium {
  readonly tokenizer: string;
  readonly exact: boolean;
  readonly tokens: number;
  readonly english: number;
  /** `null` where the English text has no tokens. */
  readonly premium: number | null;
  /** Equal to `premium` where exact; for an estimate the ends of what the two intervals allow. */
  readonly low: number | null;
  readonly high: number | null;
}

/** What a text takes over the same text in English, the lowest premium first. */
export function pairPremiums(text: readonly Counted[], english: readonly Counted[]): PairPremium[] {
  const rows = text.map(({ tokenizer, count }, i) => {
    const base = english[i]!.count;
    return {
      ...{ tokenizer, exact: count.exact, tokens: count.tokens, english: base.tokens },
      premium: over(count.tokens, base.tokens),
      low: over(count.low, base.high),
      high: over(count.high, base.low),
    };
  });
  return rows.sort((a, b) => (a.premium ?? 0) - (b.premium ?? 0));
}

const over = (tokens: number, english: number) => (english > 0 ? tokens / english : null);

export function pairLines(pairs: readonly PairPremium[], paint: Paint): string[] {
  const counts = (tokens: number, exact: boolean): Count => ({ tokens, low: tokens, high: tokens, exact });
  const [head = "", ...rows] = table(
    [
      { title: "Tokenizer" },
      { title: "Tokens", align: "right" },
      { title: "English", align: "right" },
      { title: "Premium", align: "right" },
    ],
    pairs.map(({ tokenizer, exact, tokens, english, premium, low, high }) => [
      tokenizer,
      tokensText(counts(tokens, exact)),
      tokensText(counts(english, exact)),
      premium === null
        ? ""
        : exact
          ? premium.toFixed(2)
          : `~${premium.toFixed(2)} (${low?.toFixed(2)}–${high?.toFixed(2)})`,
    ]),
  );
  return [paint("dim", head), ...rows];
}
