import type { Band } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";
import { bandAt, bandLayout, type PlacedBand } from "../layout/bands-layout.ts";

const TITLE_HEIGHT = 12;
const MARK = 4;

export interface BandActions {
  describe(band: Band): readonly string[];
  /** What the person decided about a band. */
  decided(band: Band): "keep" | "drop" | undefined;
  /** The keyboard came to it, or the mouse chose it. */
  select(band: Band): void;
  choose(band: Band): void;
  /** Another key was pressed on it. Returns whether that means something. */
  press(band: Band, key: string): boolean;
}

/** A plan as bands of its document, coloured by what became of each. */
export class BandsChart {
  readonly element = svg("svg", { class: "bands" });
  readonly #list = svg("g", { role: "listbox" });
  readonly #context: Context;
  readonly #actions: BandActions;
  #bands: readonly Band[] = [];
  #placed: readonly PlacedBand[] = [];
  #focus = 0;

  constructor(context: Context, actions: BandActions) {
    this.#context = context;
    this.#actions = actions;
    this.element.append(this.#list);
    this.element.addEventListener("pointermove", ({ target }) => this.#tell(target));
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
    this.element.addEventListener("focusin", ({ target }) => {
      this.#tell(target);
      const at = this.#indexOf(target);
      if (at < 0) return;
      this.#focus = at;
      actions.select(this.#bands[this.#placed[at]!.band]!);
    });
    this.element.addEventListener("focusout", () => context.tooltip.hide());
    this.element.addEventListener("click", ({ target }) => {
      const band = this.#bandOf(target);
      if (!band) return;
      actions.select(band);
      actions.choose(band);
    });
    this.element.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param selected where the band that is marked begins in the document */
  draw(
    bands: readonly Band[],
    { width, height, label, selected }: { width: number; height: number; label: string; selected: number | undefined },
  ): void {
    const { describe, decided } = this.#actions;
    this.#bands = bands;
    this.#placed = bandLayout(bands, height);
    const marked = selected === undefined ? -1 : bandAt(bands, this.#placed, selected);
    if (marked >= 0) this.#focus = marked;
    this.#focus = Math.max(0, Math.min(this.#focus, this.#placed.length - 1));
    set(this.element, { width, height: bands.length > 0 ? height : 0 });
    set(this.#list, { "aria-label": label });
    const hadFocus = this.#list.contains(document.activeElement);
    const groups = resize(this.#list, this.#placed.length, newBand);
    for (const [i, { band, y, height }] of this.#placed.entries()) {
      const { level, text, before, tokens } = bands[band]!;
      const group = groups[i]!;
      const fate = level === "omitted" ? "omitted" : level === "full" || level === "lossless" ? "kept" : "shortened";
      set(group, {
        class: `band fate-${fate}`,
        "aria-label": describe(bands[band]!).join(", "),
        "aria-selected": String(i === marked),
        tabindex: i === this.#focus ? 0 : -1,
      });
      const [rect, left, frame, mark] = group.children as unknown as [
        SVGRectElement,
        SVGRectElement,
        SVGSVGElement,
        SVGPathElement,
      ];
      const h = height > 3 ? height - 1 : height;
      set(rect, { x: 0, y, width, height: h });
      // How much of a shortened band is left.
      const share = fate === "shortened" && before > 0 ? Math.min(1, tokens / before) : 0;
      set(left, { x: 0, y, width: width * share, height: h });
      const hasTitle = h >= TITLE_HEIGHT;
      const decision = decided(bands[band]!);
      set(frame, { x: 0, y, width: decision ? width - 4 * MARK : width, height: hasTitle ? h : 0 });
      setText(frame.firstElementChild!, hasTitle ? text : "");
      const at = `translate(${width - 2 * MARK} ${y + Math.min(h, TITLE_HEIGHT) / 2})`;
      set(mark, { class: `decision decision-${decision}`, d: decision ? MARKS[decision] : null, transform: at });
    }
    // The band that has the keyboard keeps it when others come before it.
    const focused = groups[this.#focus];
    if (hadFocus && document.activeElement !== focused) focused?.focus();
    if (hadFocus && this.#context.tooltip.isShown) this.#tell(focused ?? null);
  }

  #press(event: KeyboardEvent): void {
    const { key } = event;
    const band = this.#bandOf(event.target);
    if (!band || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.#placed.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.#focus + 1,
      ArrowUp: this.#focus - 1,
      Home: 0,
      End: last,
    };
    const to = moves[key];
    if (to !== undefined) this.#move(Math.max(0, Math.min(last, to)));
    else if (key === "Enter" || key === " ") this.#actions.choose(band);
    else if (!this.#actions.press(band, key)) return;
    event.preventDefault();
  }

  #indexOf(target: EventTarget | null): number {
    const group = target instanceof Element ? target.closest(".band") : null;
    return group ? [...this.#list.children].indexOf(group) : -1;
  }

  #bandOf(target: EventTarget | null): Band | undefined {
    const placed = this.#placed[this.#indexOf(target)];
    return placed && this.#bands[placed.band];
  }

  #tell(target: EventTarget | null): void {
    const band = this.#bandOf(target);
    if (band) this.#context.tooltip.show((target as Element).closest(".band")!, this.#actions.describe(band));
    else this.#context.tooltip.hide();
  }

  #move(to: number): void {
    const groups = this.#list.children;
    groups[this.#focus]?.setAttribute("tabindex", "-1");
    this.#focus = to;
    const next = groups[to] as SVGElement | undefined;
    next?.setAttribute("tabindex", "0");
    next?.focus();
  }
}

/** A decision is seen by its shape too. */
const MARKS = {
  keep: `M${-MARK} 0L0 ${-MARK}L${MARK} 0L0 ${MARK}Z`,
  drop: `M${-MARK} ${-MARK}L${MARK} ${MARK}M${-MARK} ${MARK}L${MARK} ${-MARK}`,
} as const;

function newBand(): SVGGElement {
  const frame = svg("svg", {}, svg("text", { x: 4, y: 10, "aria-hidden": "true" }));
  return svg("g", { role: "option" }, svg("rect"), svg("rect", { class: "left" }), frame, svg("path"));
}
