/** A count as the page knows it. */
export interface Counted {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

/** Figures in the editor's language. */
export class Numbers {
  readonly #language: string;
  readonly #formats = new Map<string, Intl.NumberFormat>();

  constructor(language: string) {
    this.#language = Intl.NumberFormat.supportedLocalesOf([language])[0] ?? "en";
  }

  readonly whole = (value: number): string => this.#with("whole", {}).format(value);

  readonly signed = (value: number): string => this.#with("signed", { signDisplay: "exceptZero" }).format(value);

  readonly decimal = (value: number): string =>
    this.#with("decimal", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

  readonly short = (value: number): string => this.#with("short", { maximumFractionDigits: 2 }).format(value);

  /** `~6,410` for an estimate: three digits, since more would promise too much. */
  readonly tokens = (value: number, exact: boolean): string =>
    exact ? this.whole(value) : `~${this.#with("estimate", { maximumSignificantDigits: 3 }).format(value)}`;

  readonly share = (value: number): string => {
    const percent = this.#with("percent", { style: "percent" });
    return value > 0 && value < 0.01 ? `<${percent.format(0.01)}` : percent.format(value);
  };

  readonly dollars = (value: number): string => {
    const digits = value >= 1 ? 2 : 4;
    const options = { style: "currency", currency: "USD", maximumFractionDigits: digits } as const;
    return this.#with(`dollars${digits}`, options).format(value);
  };

  readonly time = (milliseconds: number): string =>
    new Date(milliseconds).toLocaleString(this.#language, { dateStyle: "short", timeStyle: "short" });

  #with(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    let known = this.#formats.get(name);
    if (!known) {
      known = new Intl.NumberFormat(this.#language, options);
      this.#formats.set(name, known);
    }
    return known;
  }
}

/** A text with `{0}`, `{1}` ... filled in. */
export function filled(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)] ?? whole);
}
