import { html } from "./dom.ts";

/** Lines that say more of what the mouse or the keyboard is on. */
export class Tooltip {
  readonly element = html("div", { id: "tooltip", role: "status", class: "tooltip", hidden: true });
  #target: Element | undefined;

  constructor() {
    window.addEventListener("keydown", ({ key }) => key === "Escape" && this.hide(), { capture: true });
    window.addEventListener("scroll", () => this.#settle(), { capture: true, passive: true });
  }

  show(target: Element, lines: readonly string[]): void {
    this.element.replaceChildren(
      ...lines.filter((line) => line !== "").map((line, i) => html(i === 0 ? "strong" : "div", { dir: "auto" }, line)),
    );
    this.element.hidden = false;
    this.#target = target;
    this.#place(target);
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** What the keyboard went to may have been scrolled into sight just now; the mouse is on another place after it. */
  #settle(): void {
    const target = this.#target;
    if (!this.element.hidden && target && target === document.activeElement) this.#place(target);
    else this.hide();
  }

  #place(target: Element): void {
    const at = target.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    const below = at.top + Math.min(at.height, 40) + 4;
    const top = below + own.height < window.innerHeight ? below : Math.max(0, at.top - own.height - 4);
    const left = Math.max(4, Math.min(at.left + 8, window.innerWidth - own.width - 4));
    this.element.style.top = `${top}px`;
    this.element.style.left = `${left}px`;
  }

  /** Shows lines while the mouse or the keyboard is on an element. */
  follow(element: Element, lines: () => readonly string[]): void {
    for (const event of ["pointerenter", "focus"]) element.addEventListener(event, () => this.show(element, lines()));
    for (const event of ["pointerleave", "blur"]) element.addEventListener(event, () => this.hide());
  }
}
