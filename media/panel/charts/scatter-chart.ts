import type { SelectCandidate } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";
import { MARGIN, moved, nearest, type Scatter, scatterLayout } from "../layout/scatter-layout.ts";

const HEIGHT = 280;
/** The mouse need not be on a point: it means the nearest one. */
const REACH = 14;

/** What became of a candidate is seen by its shape too. */
export const SHAPES: Readonly<Record<SelectCandidate["fate"], string>> = {
  chosen: "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
  pinned: "M-4.5-4.5H4.5V4.5H-4.5Z",
  passed: "M-3.5 0A3.5 3.5 0 1 0 3.5 0A3.5 3.5 0 1 0-3.5 0Z",
  excluded: "M-4-4L4 4M-4 4L4-4",
};

export interface ScatterActions {
  describe(candidate: SelectCandidate): readonly string[];
  /** The keyboard came to it, or the mouse chose it. */
  select(candidate: SelectCandidate): void;
  choose(candidate: SelectCandidate): void;
  /** Another key was pressed on it. Returns whether that means something. */
  press(candidate: SelectCandidate, key: string): boolean;
}

/** What could be selected: score against tokens, with what was chosen. */
export class ScatterChart {
  readonly element = svg("svg", { class: "scatter", height: HEIGHT });
  readonly #axis = svg("g", { class: "axis", "aria-hidden": "true" });
  readonly #list = svg("g", { role: "listbox" });
  readonly #context: Context;
  readonly #actions: ScatterActions;
  #candidates: readonly SelectCandidate[] = [];
  #scatter: Scatter = { places: [], tokenTicks: [], scoreTicks: [] };
  #focus = 0;

  constructor(context: Context, label: string, actions: ScatterActions) {
    this.#context = context;
    this.#actions = actions;
    set(this.#list, { "aria-label": label });
    this.element.append(this.#axis, this.#list);
    this.element.addEventListener("pointermove", ({ offsetX, offsetY }) => this.#tell(this.#near(offsetX, offsetY)));
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
    this.element.addEventListener("click", ({ offsetX, offsetY }) => {
      const at = this.#near(offsetX, offsetY);
      if (at < 0) return;
      this.#focusOn(at);
      actions.choose(this.#candidates[at]!);
    });
    this.#list.addEventListener("focusin", ({ target }) => {
      const at = [...this.#list.children].indexOf(target as Element);
      if (at < 0) return;
      this.#focus = at;
      this.#tell(at);
      actions.select(this.#candidates[at]!);
    });
    this.#list.addEventListener("focusout", () => context.tooltip.hide());
    this.#list.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param selected the candidate that is marked */
  draw(candidates: readonly SelectCandidate[], width: number, selected: SelectCandidate | undefined): void {
    this.#candidates = candidates;
    this.#scatter = scatterLayout(candidates, width, HEIGHT);
    const at = selected ? candidates.indexOf(selected) : -1;
    if (at >= 0) this.#focus = at;
    this.#focus = Math.max(0, Math.min(this.#focus, candidates.length - 1));
    set(this.element, { width, height: candidates.length > 0 ? HEIGHT : 0 });
    const hadFocus = this.#list.contains(document.activeElement);
    const dots = resize(this.#list, candidates.length, () => svg("path", { role: "option" }));
    for (const [i, candidate] of candidates.entries()) {
      const { x, y } = this.#scatter.places[i]!;
      set(dots[i]!, {
        class: `dot dot-${candidate.fate}`,
        d: SHAPES[candidate.fate],
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
        "aria-label": this.#actions.describe(candidate).join(", "),
        "aria-selected": String(i === at),
        tabindex: i === this.#focus ? 0 : -1,
      });
    }
    this.#drawAxis(width);
    // The candidate that has the keyboard keeps it when others are ranked before it.
    if (hadFocus && document.activeElement !== dots[this.#focus]) dots[this.#focus]?.focus();
    if (hadFocus && this.#context.tooltip.isShown) this.#tell(this.#focus);
  }

  #drawAxis(width: number): void {
    const { numbers } = this.#context;
    const { tokenTicks, scoreTicks } = this.#scatter;
    const across = tokenTicks.map(({ at, value }) => [at, HEIGHT - 5, numbers.whole(value), "middle"] as const);
    const up = scoreTicks.map(({ at, value }) => [MARGIN.start - 8, at + 4, numbers.short(value), "end"] as const);
    const lines = scoreTicks.map(({ at }) => at);
    const marks = resize(this.#axis, 2, () => svg("g"));
    const rules = resize(marks[0]!, lines.length, () => svg("line", { class: "rule" }));
    for (const [i, y] of lines.entries()) set(rules[i]!, { x1: MARGIN.start, x2: width - MARGIN.end, y1: y, y2: y });
    const texts = resize(marks[1]!, across.length + up.length, () => svg("text"));
    for (const [i, [x, y, text, anchor]] of [...across, ...up].entries()) {
      set(texts[i]!, { x, y, "text-anchor": anchor });
      setText(texts[i]!, text);
    }
  }

  #press(event: KeyboardEvent): void {
    const { key } = event;
    const candidate = this.#candidates[this.#focus];
    if (!candidate || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moved(this.#candidates, this.#focus, key);
    if (to !== undefined) this.#focusOn(to);
    else if (key === "Enter" || key === " ") this.#actions.choose(candidate);
    else if (!this.#actions.press(candidate, key)) return;
    event.preventDefault();
  }

  #near(x: number, y: number): number {
    return nearest(this.#scatter, x, y, REACH);
  }

  #tell(at: number): void {
    const dot = this.#list.children[at];
    if (dot) this.#context.tooltip.show(dot, this.#actions.describe(this.#candidates[at]!));
    else this.#context.tooltip.hide();
  }

  #focusOn(at: number): void {
    const dots = this.#list.children;
    dots[this.#focus]?.setAttribute("tabindex", "-1");
    this.#focus = at;
    const next = dots[at] as SVGElement | undefined;
    next?.setAttribute("tabindex", "0");
    next?.focus();
  }
}
