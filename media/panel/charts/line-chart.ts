import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import type { PastCount } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";

const HEIGHT = 200;
const MARGIN = { top: 10, bottom: 10, start: 52, end: 12 };
const POINT = 4;

/** Counts one after the other, evenly spaced, with the budget as a line. */
export class LineChart {
  readonly element = svg("svg", { class: "history", role: "img", height: HEIGHT });
  readonly #path = svg("path", { class: "curve-line" });
  readonly #budget = svg("line", { class: "budget-line" });
  readonly #axis = svg("g");
  readonly #points = svg("g");
  readonly #context: Context;

  constructor(context: Context, describe: (index: number) => readonly string[]) {
    this.#context = context;
    this.element.append(this.#axis, this.#budget, this.#path, this.#points);
    this.element.addEventListener("pointermove", ({ target }) => {
      const index = target instanceof Element ? [...this.#points.children].indexOf(target) : -1;
      if (index >= 0) context.tooltip.show(target as Element, describe(index));
      else context.tooltip.hide();
    });
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
  }

  draw(rows: readonly PastCount[], budget: number | null, width: number, label: string): void {
    set(this.element, { width, height: rows.length > 0 ? HEIGHT : 0, "aria-label": label });
    const most = Math.max(1, ...rows.map(({ count }) => count.high));
    // A budget far above all counts would press them flat.
    const isNear = budget !== null && budget <= 3 * most;
    const top = isNear ? Math.max(most, budget) : most;
    const x = scaleLinear([0, Math.max(1, rows.length - 1)], [MARGIN.start, width - MARGIN.end]);
    const y = scaleLinear([0, top], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
    const path = line<PastCount>()
      .x((_, i) => x(i))
      .y(({ count }) => y(count.tokens))
      .curve(curveStepAfter);
    set(this.#path, { d: path(rows) ?? "" });
    const circles = resize(this.#points, rows.length, () => svg("circle", { r: POINT }));
    for (const [i, { count, commit }] of rows.entries()) {
      set(circles[i]!, { cx: x(i), cy: y(count.tokens), class: `curve-point ${commit === "" ? "of-editor" : ""}` });
    }
    const at = isNear ? y(budget) : 0;
    const visibility = isNear ? null : "hidden";
    set(this.#budget, { x1: MARGIN.start, x2: width - MARGIN.end, y1: at, y2: at, visibility });
    const ticks = rows.length > 0 ? y.ticks(4) : [];
    const texts = resize(this.#axis, ticks.length, () => svg("text", { x: MARGIN.start - 6, "text-anchor": "end" }));
    for (const [i, tick] of ticks.entries()) {
      set(texts[i]!, { y: y(tick) + 4 });
      setText(texts[i]!, this.#context.numbers.whole(tick));
    }
  }
}
