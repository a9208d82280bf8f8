import { scaleLinear } from "d3-scale";
import { curveMonotoneX, line } from "d3-shape";
import type { PanelPlan } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";

const HEIGHT = 130;
const MARGIN = { top: 8, bottom: 18, start: 36, end: 8 };
const POINT = 4;

export interface CurveActions {
  describe(plan: PanelPlan): readonly string[];
  choose(budget: number): void;
}

/** What plans are worth against the tokens they take; each point is a plan that was made. */
export class CurveChart {
  readonly element = svg("svg", { class: "curve", role: "img", height: HEIGHT });
  readonly #path = svg("path", { class: "curve-line" });
  readonly #points = svg("g");
  readonly #now = svg("line", { class: "curve-now", y1: MARGIN.top, y2: HEIGHT - MARGIN.bottom });
  readonly #axis = svg("g", { class: "axis" });
  readonly #context: Context;

  constructor(context: Context, actions: CurveActions) {
    this.#context = context;
    this.element.append(this.#axis, this.#path, this.#now, this.#points);
    const planAt = (target: EventTarget | null) =>
      this.#plans[target instanceof Element ? [...this.#points.children].indexOf(target) : -1];
    this.element.addEventListener("pointermove", ({ target }) => {
      const plan = planAt(target);
      if (plan) context.tooltip.show(target as Element, actions.describe(plan));
      else context.tooltip.hide();
    });
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
    this.element.addEventListener("click", ({ target, offsetX }) => {
      const plan = planAt(target);
      if (plan) actions.choose(plan.budget);
      else if (this.#invert) actions.choose(Math.max(1, Math.round(this.#invert(offsetX))));
    });
  }

  #plans: readonly PanelPlan[] = [];
  #invert: ((x: number) => number) | undefined;

  draw(plans: readonly PanelPlan[], budget: number, most: number, width: number, label: string): void {
    this.#plans = [...plans].sort((a, b) => a.tokens - b.tokens);
    set(this.element, { width, "aria-label": label });
    const x = scaleLinear([0, Math.max(1, most)], [MARGIN.start, width - MARGIN.end]);
    const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
    this.#invert = (at) => Math.min(most, Math.max(1, x.invert(at)));
    const path = line<PanelPlan>()
      .x(({ tokens }) => x(tokens))
      .y(({ said }) => y(said))
      .curve(curveMonotoneX);
    set(this.#path, { d: path(this.#plans) ?? "" });
    const circles = resize(this.#points, this.#plans.length, () => svg("circle", { r: POINT, class: "curve-point" }));
    for (const [i, { tokens, said }] of this.#plans.entries()) set(circles[i]!, { cx: x(tokens), cy: y(said) });
    set(this.#now, { x1: x(Math.min(most, budget)), x2: x(Math.min(most, budget)) });
    const { numbers } = this.#context;
    const ticks = [
      ...x
        .ticks(Math.max(2, Math.floor(width / 110)))
        .map((tick) => [x(tick), HEIGHT - 4, numbers.whole(tick), "middle"]),
      ...[0, 0.5, 1].map((tick) => [MARGIN.start - 4, y(tick) + 4, numbers.share(tick), "end"]),
    ] as const;
    const texts = resize(this.#axis, ticks.length, () => svg("text"));
    for (const [i, [left, top, text, anchor]] of ticks.entries()) {
      set(texts[i]!, { x: left as number, y: top as number, "text-anchor": anchor as string });
      setText(texts[i]!, text as string);
    }
  }
}
