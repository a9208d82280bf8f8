import { UserError } from "../user-error.ts";
import { calibratedRatios, type RatioOf, type Reading } from "./calibration.ts";
import { SLACK_TOKENS } from "./estimate-ratios.ts";
import type { TokenizerFamily } from "./families.ts";
import { addToTally, type CharacterTally, emptyTally, type KindValues, kindShares, TEXT_KINDS } from "./text-kind.ts";
import type { Count, TokenDocument, Tokenizer, TokenRange } from "./tokenizer.ts";

/**
 * Counts for a vendor that publishes no vocabulary: the tokens of o200k_base times a ratio that depends on the kind of
 * text, as an interval.
 */
export class EstimatedTokenizer implements Tokenizer {
  readonly name: string;
  readonly exact = false;
  readonly vocabularySize: number;
  readonly #base: Tokenizer;
  readonly #ratioOf: RatioOf;

  constructor(family: TokenizerFamily, base: Tokenizer, calibration: readonly Reading[] = []) {
    this.name = family.name;
    this.vocabularySize = family.vocabularySize;
    this.#base = base;
    this.#ratioOf = calibratedRatios(family.name, calibration);
  }

  count(text: string): number {
    return this.measure(text).tokens;
  }

  measure(text: string): Count {
    const tally = emptyTally();
    addToTally(tally, text);
    return estimate(this.#base.count(text), this.#ratioOf(kindShares(tally)));
  }

  /** The base tokens of a text by kind: what a reading for calibration holds. */
  baseCounts(text: string): KindValues {
    const tally = emptyTally();
    addToTally(tally, text);
    const shares = kindShares(tally);
    const all = this.#base.count(text);
    const counts = TEXT_KINDS.map((kind) => [kind, Math.round(all * shares[kind])]);
    return Object.fromEntries(counts) as KindValues;
  }

  encode(): Uint32Array {
    throw this.#noIds();
  }

  decode(): string {
    throw this.#noIds();
  }

  open(text: string): TokenDocument {
    return new EstimatedDocument(this.#base.open(text), this.#ratioOf, () => this.#noIds());
  }

  #noIds(): UserError {
    return new UserError(
      "unsupported-tokenizer",
      `The vocabulary of ${this.name} is not published: its tokens can be estimated, not shown.`,
    );
  }
}

/** Shorter texts say more about the marks around a message than about the vocabulary. */
const SHORTEST_READING = 200;

/**
 * A reading for calibration: what a request that sent this text, and nothing beside it, really took
 * (`usage.input_tokens`). A UserError `invalid-argument` where the number cannot be that.
 */
export function takeReading(tokenizer: EstimatedTokenizer, text: string, inputTokens: number): Reading | UserError {
  const wrong = (message: string) => new UserError("invalid-argument", message);
  if (!Number.isInteger(inputTokens) || inputTokens < 1)
    return wrong(`The input tokens of a request are a whole number above 0, not ${inputTokens}.`);
  const { tokens, low, high } = tokenizer.measure(text);
  if (tokens < SHORTEST_READING)
    return wrong(`A text of at least ${SHORTEST_READING} tokens is needed to calibrate; this one has about ${tokens}.`);
  const given = `${inputTokens} input tokens are`;
  if (inputTokens > high * 1.5)
    return wrong(`${given} far more than this text of about ${tokens}: the request must send this text alone.`);
  if (inputTokens < low / 1.5)
    return wrong(
      `${given} far less than this text of about ${tokens}: the request must send all of it, and not from a cache.`,
    );
  return { base: tokenizer.baseCounts(text), tokens: inputTokens };
}

/** At least one token for a text that is not empty, and an interval with whole tokens below and above. */
function estimate(base: number, ratio: { low: number; typical: number; high: number }): Count {
  if (base === 0) return { tokens: 0, low: 0, high: 0, exact: false };
  const tokens = scaled(base, ratio.typical);
  return {
    tokens,
    low: Math.max(0, Math.min(tokens - 1, Math.floor(base * ratio.low) - SLACK_TOKENS)),
    high: Math.max(tokens + 1, Math.ceil(base * ratio.high) + SLACK_TOKENS),
    exact: false,
  };
}

const scaled = (base: number, ratio: number) => (base === 0 ? 0 : Math.max(1, Math.round(base * ratio)));

/** Counts as o200k_base does, and keeps a tally of the characters to know the kind of text. */
class EstimatedDocument implements TokenDocument {
  readonly #base: TokenDocument;
  readonly #ratioOf: RatioOf;
  readonly #noIds: () => UserError;
  readonly #tally: CharacterTally = emptyTally();
  #ratio: { low: number; typical: number; high: number };

  constructor(base: TokenDocument, ratioOf: RatioOf, noIds: () => UserError) {
    this.#base = base;
    this.#ratioOf = ratioOf;
    this.#noIds = noIds;
    addToTally(this.#tally, base.text);
    this.#ratio = ratioOf(kindShares(this.#tally));
  }

  get text(): string {
    return this.#base.text;
  }

  get length(): number {
    return this.#base.length;
  }

  get tokens(): number {
    return scaled(this.#base.tokens, this.#ratio.typical);
  }

  get measure(): Count {
    return estimate(this.#base.tokens, this.#ratio);
  }

  edit(start: number, end: number, replacement: string): void {
    addToTally(this.#tally, this.#base.slice(start, end), -1);
    addToTally(this.#tally, replacement);
    this.#base.edit(start, end, replacement);
    this.#ratio = this.#ratioOf(kindShares(this.#tally));
  }

  offsetOfToken(n: number): number {
    if (n >= this.tokens) return this.length;
    return this.#base.offsetOfToken(Math.min(this.#base.tokens, Math.floor(n / this.#ratio.typical)));
  }

  tokensBefore(offset: number): number {
    return scaled(this.#base.tokensBefore(offset), this.#ratio.typical);
  }

  tokensIn(): TokenRange {
    throw this.#noIds();
  }

  slice(start: number, end: number): string {
    return this.#base.slice(start, end);
  }
}
