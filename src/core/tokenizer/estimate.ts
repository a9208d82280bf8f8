import { UserError } from "../user-error.ts";
import { calibratedRatios, type RatioOf, type Reading } from "./calibration.ts";
import { type Ratio, SLACK_TOKENS } from "./estimate-ratios.ts";
import type { TokenizerFamily } from "./families.ts";
import { type KnownText, KnownTexts, knownTokens } from "./known-texts.ts";
import { addToTally, type CharacterTally, emptyTally, type KindValues, kindShares, TEXT_KINDS } from "./text-kind.ts";
import { addToSketch, emptySketch, SKETCH_CONTEXT, type TextSketch, writeSketch } from "./text-sketch.ts";
import type { Count, TokenDocument, Tokenizer, TokenRange } from "./tokenizer.ts";

/**
 * Counts for a vendor that publishes no vocabulary: the tokens of o200k_base times a ratio that depends on the kind of
 * text, as an interval. A text of which a reading says what it took is as that says.
 */
export class EstimatedTokenizer implements Tokenizer {
  readonly name: string;
  readonly exact = false;
  readonly vocabularySize: number;
  readonly #base: Tokenizer;
  readonly #ratioOf: RatioOf;
  readonly #known: KnownTexts;

  constructor(family: TokenizerFamily, base: Tokenizer, calibration: readonly Reading[] = []) {
    this.name = family.name;
    this.vocabularySize = family.vocabularySize;
    this.#base = base;
    this.#ratioOf = calibratedRatios(family.name, calibration);
    this.#known = new KnownTexts(calibration, this.#ratioOf);
  }

  count(text: string): number {
    return this.measure(text).tokens;
  }

  measure(text: string): Count {
    const known = this.#known.mayHold(text.length) ? this.#known.find(sketchOf(text)) : null;
    return estimate(this.#base.count(text), this.#ratioOf(sharesOf(text)), known);
  }

  /** The estimate for a text like this one, whether or not a reading says what this very one took. */
  measureLike(text: string): Count {
    return estimate(this.#base.count(text), this.#ratioOf(sharesOf(text)), null);
  }

  /** What a request with this text took, as plain data for calibration. */
  readingOf(text: string, tokens: number): Reading {
    const shares = sharesOf(text);
    const all = this.#base.count(text);
    const counts = TEXT_KINDS.map((kind) => [kind, Math.round(all * shares[kind])]);
    return { base: Object.fromEntries(counts) as KindValues, tokens, sketch: writeSketch(sketchOf(text)) };
  }

  encode(): Uint32Array {
    throw this.#noIds();
  }

  decode(): string {
    throw this.#noIds();
  }

  open(text: string): TokenDocument {
    return new EstimatedDocument(this.#base.open(text), this.#ratioOf, this.#known, () => this.#noIds());
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
  return tokenizer.readingOf(text, inputTokens);
}

function sharesOf(text: string): KindValues {
  const tally = emptyTally();
  addToTally(tally, text);
  return kindShares(tally);
}

function sketchOf(text: string): TextSketch {
  const sketch = emptySketch();
  addToSketch(sketch, text);
  return sketch;
}

/** At least one token for a text that is not empty, and an interval with whole tokens below and above. */
function estimate(base: number, ratio: Ratio, known: KnownText | null): Count {
  if (base === 0) return { tokens: 0, low: 0, high: 0, exact: false };
  const bounds = known
    ? knownTokens(base, ratio, known)
    : {
        low: base * ratio.low - SLACK_TOKENS,
        typical: base * ratio.typical,
        high: base * ratio.high + SLACK_TOKENS,
      };
  const tokens = Math.max(1, Math.round(bounds.typical));
  return {
    tokens,
    low: Math.max(0, Math.min(tokens - 1, Math.floor(bounds.low))),
    high: Math.max(tokens + 1, Math.ceil(bounds.high)),
    exact: false,
  };
}

/** Counts as o200k_base does, and keeps what tells the kind of text, and whether it is a known one. */
class EstimatedDocument implements TokenDocument {
  readonly #base: TokenDocument;
  readonly #ratioOf: RatioOf;
  readonly #known: KnownTexts;
  readonly #noIds: () => UserError;
  readonly #tally: CharacterTally = emptyTally();
  /** `null` until the text is of a length at which it may be known. */
  #sketch: TextSketch | null = null;
  #measured: Count | null = null;

  constructor(base: TokenDocument, ratioOf: RatioOf, known: KnownTexts, noIds: () => UserError) {
    this.#base = base;
    this.#ratioOf = ratioOf;
    this.#known = known;
    this.#noIds = noIds;
    addToTally(this.#tally, base.text);
  }

  get text(): string {
    return this.#base.text;
  }

  get length(): number {
    return this.#base.length;
  }

  get tokens(): number {
    return this.measure.tokens;
  }

  get measure(): Count {
    this.#measured ??= estimate(this.#base.tokens, this.#ratioOf(kindShares(this.#tally)), this.#knownText());
    return this.#measured;
  }

  edit(start: number, end: number, replacement: string): void {
    addToTally(this.#tally, this.#base.slice(start, end), -1);
    addToTally(this.#tally, replacement);
    this.#noteInSketch(start, end, -1);
    this.#base.edit(start, end, replacement);
    this.#noteInSketch(start, start + replacement.length, 1);
    this.#measured = null;
  }

  offsetOfToken(n: number): number {
    if (n >= this.tokens) return this.length;
    return this.#base.offsetOfToken(Math.min(this.#base.tokens, Math.floor(n / this.#ratio)));
  }

  tokensBefore(offset: number): number {
    const base = this.#base.tokensBefore(offset);
    return base === 0 ? 0 : Math.max(1, Math.round(base * this.#ratio));
  }

  tokensIn(): TokenRange {
    throw this.#noIds();
  }

  slice(start: number, end: number): string {
    return this.#base.slice(start, end);
  }

  /** Tokens for each base token of this text. */
  get #ratio(): number {
    return this.#base.tokens === 0 ? 1 : this.tokens / this.#base.tokens;
  }

  #knownText(): KnownText | null {
    if (!this.#known.mayHold(this.length)) return null;
    this.#sketch ??= sketchOf(this.text);
    return this.#known.find(this.#sketch);
  }

  #noteInSketch(start: number, end: number, sign: 1 | -1): void {
    if (!this.#sketch) return;
    const around = this.#base.slice(Math.max(0, start - SKETCH_CONTEXT), Math.min(this.length, end + SKETCH_CONTEXT));
    addToSketch(this.#sketch, around, sign);
  }
}
