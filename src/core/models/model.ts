/** Dollars for a million tokens, as the vendor lists them. */
export interface Price {
  readonly input: number;
  /** For input that the vendor serves from its prompt cache; missing where there is no discount. */
  readonly cachedInput?: number;
  readonly output: number;
}

/** A model as a request names it, with what decides how much fits and what it costs. */
export interface Model {
  /** The name a request gives, without a date: `claude-sonnet-4-6`. */
  readonly id: string;
  /** The name people use: `Claude Sonnet 4.6`. */
  readonly name: string;
  readonly vendor: string;
  /** Tokens in and out together. */
  readonly window: number;
  /** The longest answer, in tokens. */
  readonly maxOutput: number;
  /** A name for `loadTokenizer`; of an estimate where the vendor publishes no vocabulary. */
  readonly tokenizer: string;
  /** Missing where it is free, sold by subscription, or depends on who hosts it. */
  readonly price?: Price;
  /** Other names of the same model: dated, or as other services spell it. */
  readonly aliases: readonly string[];
  /** Still served, but its vendor recommends a newer one. */
  readonly superseded?: true;
}

/** Settings that change a model of the catalogue, or add one, by id. */
export type ModelOverrides = Readonly<Record<string, ModelOverride>>;

/** A new model needs at least `window`; what is missing then is filled with careful defaults. */
export type ModelOverride = Partial<Omit<Model, "id" | "superseded">>;
