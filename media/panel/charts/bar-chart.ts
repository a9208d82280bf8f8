import { scaleLinear } from "d3-scale";
import type { Context } from "../context.ts";
import { resize, set, svg } from "../dom.ts";
import type { Bar, BarPart, PartKind } from "../layout/window-layout.ts";

const HEIGHT = 24;
/** What is there is seen, however small. */
const NARROWEST = 1;

/** The bar of the whole window. */
export class BarChart {
  readonly element = svg("svg", { class: "bar", role: "img", height: HEIGHT });
  readonly #parts = svg("g");
  readonly #budget = svg("line", { class: "budget-mark", y1: 0, y2: HEIGHT });
  readonly #effective = svg("line", { class: "effective-mark", y1: 0, y2: HEIGHT });
  readonly #describe: (part: BarPart) => readonly string[];
  #bar: Bar | undefined;

  constructor({ tooltip }: Context, describe: (part: BarPart) => readonly string[]) {
    this.#describe = describe;
    this.element.append(this.#parts, this.#effective, this.#budget);
    this.element.addEventListener("pointermove", ({ target }) => {
      const index = [...this.#parts.children].indexOf(target as Element);
      const part = this.#bar?.parts[index];
      if (part) tooltip.show(target as Element, this.#describe(part));
      else tooltip.hide();
    });
    this.element.addEventListener("pointerleave", () => tooltip.hide());
  }

  draw(bar: Bar, width: number, label: string): void {
    this.#bar = bar;
    set(this.element, { width, "aria-label": label });
    const x = scaleLinear([0, bar.whole], [0, width]);
    const rects = resize(this.#parts, bar.parts.length, () => svg("rect", { height: HEIGHT }));
    for (const [i, { kind, from, tokens }] of bar.parts.entries()) {
      const w = Math.max(NARROWEST, x(from + tokens) - x(from));
      set(rects[i]!, { x: Math.min(x(from), width - w), width: w, class: partClass(kind) });
    }
    const mark = (line: SVGLineElement, tokens: number | null) => {
      const at = tokens === null ? null : Math.min(width - 1, x(tokens));
      set(line, { x1: at ?? 0, x2: at ?? 0, visibility: at === null ? "hidden" : null });
    };
    mark(this.#budget, bar.budget);
    mark(this.#effective, bar.effective);
  }
}

export const partClass = (kind: PartKind): string => `part part-${kind}`;
