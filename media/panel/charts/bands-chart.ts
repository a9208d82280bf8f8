import type { Band } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";
import { bandLayout, type PlacedBand } from "../layout/bands-layout.ts";

const TITLE_HEIGHT = 12;

/** A plan as bands of its document, coloured by what became of each. */
export class BandsChart {
  readonly element = svg("svg", { class: "bands" });
  readonly #list = svg("g", { role: "listbox" });
  readonly #context: Context;
  readonly #describe: (band: Band) => readonly string[];
  #bands: readonly Band[] = [];
  #placed: readonly PlacedBand[] = [];
  #focus = 0;

  constructor(
    context: Context,
    label: string,
    describe: (band: Band) => readonly string[],
    choose: (band: Band) => void,
  ) {
    this.#context = context;
    this.#describe = describe;
    set(this.#list, { "aria-label": label });
    this.element.append(this.#list);
    this.element.addEventListener("pointermove", ({ target }) => this.#tell(target));
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
    this.element.addEventListener("focusin", ({ target }) => this.#tell(target));
    this.element.addEventListener("focusout", () => context.tooltip.hide());
    this.element.addEventListener("click", ({ target }) => {
      const band = this.#bandOf(target);
      if (band) choose(band);
    });
    this.element.addEventListener("keydown", (event) => {
      const band = this.#bandOf(event.target);
      const last = this.#placed.length - 1;
      const moves: Readonly<Record<string, number>> = {
        ArrowDown: this.#focus + 1,
        ArrowUp: this.#focus - 1,
        Home: 0,
        End: last,
      };
      const to = moves[event.key];
      if (to !== undefined) this.#move(Math.max(0, Math.min(last, to)));
      else if (band && (event.key === "Enter" || event.key === " ")) choose(band);
      else return;
      event.preventDefault();
    });
  }

  draw(bands: readonly Band[], width: number, height: number): void {
    this.#bands = bands;
    this.#placed = bandLayout(bands, height);
    this.#focus = Math.max(0, Math.min(this.#focus, this.#placed.length - 1));
    set(this.element, { width, height: bands.length > 0 ? height : 0 });
    const groups = resize(this.#list, this.#placed.length, newBand);
    for (const [i, { band, y, height }] of this.#placed.entries()) {
      const { level, text, before, tokens } = bands[band]!;
      const group = groups[i]!;
      const fate = level === "omitted" ? "omitted" : level === "full" || level === "lossless" ? "kept" : "shortened";
      set(group, {
        class: `band fate-${fate}`,
        "aria-label": this.#describe(bands[band]!).join(", "),
        tabindex: i === this.#focus ? 0 : -1,
      });
      const [rect, left, frame] = group.children as unknown as [SVGRectElement, SVGRectElement, SVGSVGElement];
      const h = height > 3 ? height - 1 : height;
      set(rect, { x: 0, y, width, height: h });
      // How much of a shortened band is left.
      const share = fate === "shortened" && before > 0 ? Math.min(1, tokens / before) : 0;
      set(left, { x: 0, y, width: width * share, height: h });
      const hasTitle = h >= TITLE_HEIGHT;
      set(frame, { x: 0, y, width, height: hasTitle ? h : 0 });
      setText(frame.firstElementChild!, hasTitle ? text : "");
    }
  }

  #bandOf(target: EventTarget | null): Band | undefined {
    const group = target instanceof Element ? target.closest(".band") : null;
    const placed = this.#placed[group ? [...this.#list.children].indexOf(group) : -1];
    return placed && this.#bands[placed.band];
  }

  #tell(target: EventTarget | null): void {
    const band = this.#bandOf(target);
    if (band) this.#context.tooltip.show((target as Element).closest(".band")!, this.#describe(band));
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

function newBand(): SVGGElement {
  const frame = svg("svg", {}, svg("text", { x: 4, y: 10, "aria-hidden": "true" }));
  return svg("g", { role: "option" }, svg("rect"), svg("rect", { class: "left" }), frame);
}
