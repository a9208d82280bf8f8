import type { Span } from "./section-tree.ts";
import { plainTitle } from "./title.ts";

/** Collects fenced code while lines go by; a fence that is never closed reaches to the last line of its list or text. */
export class FenceSpans {
  readonly #text: string;
  readonly #spans: Span[] = [];
  #start = -1;
  #labelEnd = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  addLine(kind: string, body: number, end: number): void {
    if (kind === "fenced") this.#end = end;
    else if (kind === "fence-end") {
      this.#end = end;
      this.#finish();
    } else {
      this.#finish();
      if (kind !== "fence") return;
      this.#start = body;
      this.#labelEnd = end;
      this.#end = end;
    }
  }

  #finish(): void {
    if (this.#start < 0) return;
    const info = this.#text.slice(this.#start, Math.min(this.#labelEnd, this.#start + 500)).replace(/^[`~]+/, "");
    const title = plainTitle(info) || "code";
    this.#spans.push({ kind: "fence", title, start: this.#start, end: this.#end, labelEnd: this.#labelEnd });
    this.#start = -1;
  }

  spans(): Span[] {
    this.#finish();
    return this.#spans;
  }
}
