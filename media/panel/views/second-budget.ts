import type { PanelPlan } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { html, set, setText } from "../dom.ts";
import { AskedPlan, type PlanQuestion } from "./asked-plan.ts";

/** A second budget that the first can be held against. */
export class SecondBudget {
  /** The switch, and where the budget is typed. */
  readonly controls: HTMLElement;
  readonly figures = html("p", { class: "second-figures", "aria-live": "polite" });
  readonly #context: Context;
  readonly #asked: AskedPlan;
  readonly #switch = html("input", { type: "checkbox" });
  readonly #typed = html("input", { type: "number", min: 1, step: 1 });
  #question: PlanQuestion | undefined;
  /** The largest that makes a difference. */
  #most = 1;

  /** @param say a plan's figures in words */
  constructor(context: Context, say: (plan: PanelPlan) => string) {
    const { texts, host, redraw } = context;
    this.#context = context;
    this.#say = say;
    this.#asked = new AskedPlan(context, true);
    set(this.#typed, { "aria-label": texts.secondBudget });
    this.#switch.addEventListener("change", () => {
      if (this.isOn && this.#typed.value === "") this.#typed.value = String(this.#suggested());
      host.keep({ isCompared: this.isOn });
      this.#ask();
      redraw();
    });
    this.#typed.addEventListener("input", () => {
      host.keep({ secondBudget: this.#budget });
      this.#ask();
    });
    const label = html("label", {}, this.#switch, ` ${texts.compareWith}`);
    this.controls = html("span", { class: "choice" }, label, this.#typed);
  }

  readonly #say: (plan: PanelPlan) => string;

  get isOn(): boolean {
    return this.#switch.checked;
  }

  get plan(): PanelPlan | undefined {
    return this.#asked.plan;
  }

  /** Another document is shown, or the one that was shown when the page was left. */
  open(): void {
    const { isCompared, secondBudget } = this.#context.host.kept;
    this.#asked.forget();
    this.#switch.checked = isCompared === true;
    this.#typed.value = typeof secondBudget === "number" ? String(secondBudget) : "";
  }

  /** Plans anew: the text or the question are others. */
  restart(question: PlanQuestion, most: number): void {
    this.#question = question;
    this.#most = most;
    this.#ask();
  }

  draw(): void {
    const { texts } = this.#context;
    const { plan, problem } = this.#asked;
    this.#typed.hidden = !this.isOn;
    this.figures.hidden = !this.isOn;
    setText(this.figures, problem ?? (plan ? this.#say(plan) : texts.planning));
  }

  get #budget(): number | null {
    const budget = Math.round(Number(this.#typed.value));
    return budget >= 1 ? budget : null;
  }

  /** Twice the first, or half of it where twice is all of the text. */
  #suggested(): number {
    const first = this.#question?.budget ?? 1;
    return first * 2 < this.#most ? first * 2 : Math.max(1, Math.round(first / 2));
  }

  #ask(): void {
    const budget = this.#budget;
    if (this.isOn && this.#question && budget !== null) this.#asked.ask({ ...this.#question, budget });
  }
}
