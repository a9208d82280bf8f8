import type { PanelSection } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { resize, set, setText, svg } from "../dom.ts";
import { type Icicle, icicle, parentOf } from "../layout/icicle-layout.ts";

/** Lower and narrower than this, a title is no help. */
const TITLE_HEIGHT = 13;
const TITLE_WIDTH = 24;
const FAMILIES = 6;

export interface IcicleActions {
  describe(section: PanelSection): readonly string[];
  open(section: PanelSection): void;
  zoomTo(index: number | null): void;
}

export interface IcicleState {
  readonly sections: readonly PanelSection[];
  readonly tokens: number;
  /** Where the budget ends, in tokens; `null`: not in this document. */
  readonly budget: number | null;
  readonly zoom: number | null;
  readonly width: number;
  readonly height: number;
  /** What else is told of a section: drawn anew when it is another. */
  readonly told: string;
}

/** The sections of a document as a tree that is looked at: a keyboard goes through it as through the editor's trees. */
export class IcicleChart {
  readonly element = svg("svg", { class: "icicle" });
  readonly #nodes = svg("g", { role: "tree" });
  readonly #line = svg("line", { class: "budget-line" });
  readonly #context: Context;
  readonly #actions: IcicleActions;
  #state: IcicleState | undefined;
  #picture: Icicle = { nodes: [], hidden: 0, from: 0, to: 0 };
  /** Position among the nodes of the one that the keyboard is on. */
  #focus = 0;

  constructor(context: Context, label: string, actions: IcicleActions) {
    this.#context = context;
    this.#actions = actions;
    set(this.#nodes, { "aria-label": label });
    this.element.append(this.#nodes, this.#line);
    this.element.addEventListener("click", (event) => {
      const section = this.#sectionOf(event.target);
      if (!section) return;
      if (event.altKey) this.#actions.zoomTo(this.#state!.sections.indexOf(section));
      else this.#actions.open(section);
    });
    this.element.addEventListener("pointermove", ({ target }) => this.#tell(target));
    this.element.addEventListener("pointerleave", () => context.tooltip.hide());
    this.element.addEventListener("focusin", ({ target }) => {
      const at = this.#indexOf(target);
      if (at < 0) return;
      this.#move(at, false);
      this.#tell(target);
    });
    this.element.addEventListener("focusout", () => context.tooltip.hide());
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Sections too small to be seen. */
  get hidden(): number {
    return this.#picture.hidden;
  }

  /** Does nothing while what is drawn is the same: a count that changes with every keystroke is not in the picture. */
  draw(state: IcicleState): void {
    const last = this.#state;
    if (last && Object.keys(state).every((key) => state[key as keyof IcicleState] === last[key as keyof IcicleState]))
      return;
    this.#state = state;
    const { sections, width, height, budget } = state;
    this.#picture = icicle(sections, state);
    const { nodes, from, to } = this.#picture;
    // Where all are too small, a picture as high as it may be would be empty.
    set(this.element, { width, height: nodes.length > 0 ? height : 0 });
    this.#focus = Math.max(0, Math.min(this.#focus, nodes.length - 1));
    const groups = resize(this.#nodes, nodes.length, newNode);
    for (const [i, node] of nodes.entries()) {
      const section = sections[node.index]!;
      const [x, y, w, h] = [node.x, node.y, node.width - 1, Math.max(1, node.height - 1)];
      const isOver = budget !== null && section.at >= budget;
      const group = groups[i]!;
      set(group, {
        class: `node family-${node.family % FAMILIES}${isOver ? " over" : ""}`,
        "aria-level": section.depth + 1,
        "aria-label": this.#actions.describe(section).join(", "),
        tabindex: i === this.#focus ? 0 : -1,
      });
      const [rect, frame] = group.children as unknown as [SVGRectElement, SVGSVGElement];
      set(rect, { x, y, width: w, height: h });
      const hasTitle = h >= TITLE_HEIGHT && w >= TITLE_WIDTH;
      set(frame, { x, y, width: w, height: hasTitle ? h : 0 });
      setText(frame.firstElementChild!, hasTitle ? section.title : "");
    }
    const at = budget !== null && budget > from && budget < to ? ((budget - from) / (to - from)) * height : null;
    set(this.#line, { x1: 0, x2: width, y1: at ?? 0, y2: at ?? 0, visibility: at === null ? "hidden" : null });
  }

  #indexOf(target: EventTarget | null): number {
    const node = target instanceof Element ? target.closest(".node") : null;
    return node ? [...this.#nodes.children].indexOf(node) : -1;
  }

  #sectionOf(target: EventTarget | null): PanelSection | undefined {
    const node = this.#picture.nodes[this.#indexOf(target)];
    return node && this.#state?.sections[node.index];
  }

  #tell(target: EventTarget | null): void {
    const section = this.#sectionOf(target);
    if (section) this.#context.tooltip.show((target as Element).closest(".node")!, this.#actions.describe(section));
    else this.#context.tooltip.hide();
  }

  #key(event: KeyboardEvent): void {
    const { nodes } = this.#picture;
    const section = this.#sectionOf(event.target);
    const sections = this.#state?.sections;
    if (!section || !sections) return;
    const at = this.#indexOf(event.target);
    const index = sections.indexOf(section);
    const where = (wanted: number | null) => nodes.findIndex((node) => node.index === wanted);
    const moves: Readonly<Record<string, () => number>> = {
      ArrowDown: () => at + 1,
      ArrowUp: () => at - 1,
      ArrowRight: () => (sections[nodes[at + 1]?.index ?? -1]?.depth === section.depth + 1 ? at + 1 : at),
      ArrowLeft: () => where(parentOf(sections, index)),
      Home: () => 0,
      End: () => nodes.length - 1,
    };
    const move = moves[event.key];
    if (move) this.#move(move(), true);
    else if (event.key === "Enter" || event.key === " ") this.#actions.open(section);
    else if (event.key === "+" || event.key === "=") this.#actions.zoomTo(index);
    else if (event.key === "-") this.#actions.zoomTo(parentOf(sections, this.#state?.zoom ?? -1));
    else return;
    event.preventDefault();
  }

  #move(to: number, focus: boolean): void {
    const groups = this.#nodes.children;
    const next = groups[to] as SVGElement | undefined;
    if (!next) return;
    groups[this.#focus]?.setAttribute("tabindex", "-1");
    this.#focus = to;
    next.setAttribute("tabindex", "0");
    if (focus) next.focus();
  }
}

function newNode(): SVGGElement {
  // The inner picture cuts off what is wider than its section.
  const frame = svg("svg", {}, svg("text", { x: 4, y: 11, "aria-hidden": "true" }));
  return svg("g", { role: "treeitem" }, svg("rect", { rx: 2 }), frame);
}
