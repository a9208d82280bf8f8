import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";
import type { FileRow } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";

const HEIGHT = 240;
const TITLE_HEIGHT = 14;
const TITLE_WIDTH = 30;

/** Files as areas by their tokens. */
export class TreemapChart {
  readonly element = svg("svg", { class: "treemap", height: HEIGHT });
  readonly #list = svg("g", { role: "listbox" });
  readonly #describe: (file: FileRow) => readonly string[];
  #files: readonly FileRow[] = [];
  #focus = 0;

  constructor(
    { tooltip }: Context,
    label: string,
    describe: (file: FileRow) => readonly string[],
    choose: (file: FileRow) => void,
  ) {
    this.#describe = describe;
    set(this.#list, { "aria-label": label });
    this.element.append(this.#list);
    const tell = (target: EventTarget | null) => {
      const at = this.#indexOf(target);
      if (at < 0) tooltip.hide();
      else tooltip.show(this.#list.children[at]!, describe(this.#files[at]!));
    };
    this.element.addEventListener("pointermove", ({ target }) => tell(target));
    this.element.addEventListener("pointerleave", () => tooltip.hide());
    this.element.addEventListener("focusin", ({ target }) => tell(target));
    this.element.addEventListener("focusout", () => tooltip.hide());
    this.element.addEventListener("click", ({ target }) => {
      const file = this.#files[this.#indexOf(target)];
      if (file) choose(file);
    });
    this.element.addEventListener("keydown", (event) => {
      const file = this.#files[this.#indexOf(event.target)];
      const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const step = steps[event.key];
      if (step !== undefined) this.#move(this.#focus + step);
      else if (file && (event.key === "Enter" || event.key === " ")) choose(file);
      else return;
      event.preventDefault();
    });
  }

  draw(files: readonly FileRow[], width: number): void {
    this.#files = [...files].sort((a, b) => b.count.tokens - a.count.tokens);
    this.#focus = Math.max(0, Math.min(this.#focus, files.length - 1));
    set(this.element, { width, height: files.length > 0 ? HEIGHT : 0 });
    const root = hierarchy<{ children?: readonly FileRow[] } | FileRow>({ children: this.#files }).sum((node) =>
      "count" in node ? Math.max(1, node.count.tokens) : 0,
    );
    const leaves = treemap<{ children?: readonly FileRow[] } | FileRow>()
      .size([width, HEIGHT])
      .padding(1)
      .tile(treemapSquarify)(root)
      .leaves();
    const groups = resize(this.#list, this.#files.length, newFile);
    for (const [i, { path, count, budget }] of this.#files.entries()) {
      const { x0, x1, y0, y1 } = leaves[i]!;
      const isOver = budget !== null && count.high > budget;
      const group = groups[i]!;
      set(group, {
        class: `node file${isOver ? " over" : " family-0"}`,
        "aria-label": this.#describe(this.#files[i]!).join(", "),
        tabindex: i === this.#focus ? 0 : -1,
      });
      const [rect, frame] = group.children as unknown as [SVGRectElement, SVGSVGElement];
      set(rect, { x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0) });
      const hasTitle = x1 - x0 >= TITLE_WIDTH && y1 - y0 >= TITLE_HEIGHT;
      set(frame, { x: x0, y: y0, width: hasTitle ? x1 - x0 : 0, height: hasTitle ? y1 - y0 : 0 });
      setText(frame.firstElementChild!, hasTitle ? path.split("/").at(-1)! : "");
    }
  }

  #indexOf(target: EventTarget | null): number {
    const group = target instanceof Element ? target.closest(".file") : null;
    return group ? [...this.#list.children].indexOf(group) : -1;
  }

  #move(to: number): void {
    const next = this.#list.children[to] as SVGElement | undefined;
    if (!next) return;
    this.#list.children[this.#focus]?.setAttribute("tabindex", "-1");
    this.#focus = to;
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

function newFile(): SVGGElement {
  const frame = svg("svg", {}, svg("text", { x: 4, y: 12, "aria-hidden": "true" }));
  return svg("g", { role: "option" }, svg("rect", { rx: 2 }), frame);
}
