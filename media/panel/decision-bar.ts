import { html, setText } from "./dom.ts";

/** What can be decided about a part: what the button says, and the keys that mean the same on the part. */
export interface Choice<D> {
  readonly label: string;
  readonly keys: readonly string[];
  readonly decision: D;
}

/** Buttons that decide about the part of a chart that was chosen last; the same by keys on the part itself. */
export class DecisionBar<D> {
  readonly element: HTMLElement;
  readonly #part = html("span", { class: "part-name", dir: "auto" });
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #choices: readonly Choice<D>[];
  readonly #none: string;

  /** @param none what to do first, where no part is chosen */
  constructor(label: string, none: string, choices: readonly Choice<D>[], decide: (decision: D) => void) {
    this.#choices = choices;
    this.#none = none;
    this.#buttons = choices.map(({ label: text, keys, decision }) => {
      const shortcut = keys[0]!.toUpperCase();
      const button = html("button", { type: "button", class: "secondary", title: `${text} (${shortcut})` }, text);
      button.addEventListener("click", () => decide(decision));
      return button;
    });
    this.element = html("div", { class: "choice deciding", role: "group", "aria-label": label }, this.#part);
    this.element.append(...this.#buttons);
    this.show(undefined);
  }

  /** Names the part that is decided about. */
  show(part: string | undefined): void {
    setText(this.#part, part ?? this.#none);
    for (const button of this.#buttons) button.disabled = part === undefined;
  }

  /** What a key on a part means. */
  meant(key: string): Choice<D> | undefined {
    return this.#choices.find(({ keys }) => keys.includes(key.length === 1 ? key.toLowerCase() : key));
  }
}
