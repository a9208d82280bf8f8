import type { DocumentFacts, PanelPlan } from "../../../src/panel/protocol.ts";
import { CurveChart } from "../charts/curve-chart.ts";
import type { Context, Known, View } from "../context.ts";
import { html, set, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { AskedPlan, type PlanQuestion } from "./asked-plan.ts";
import { FitBands } from "./fit-bands.ts";
import { FitTables } from "./fit-tables.ts";
import { SecondBudget } from "./second-budget.ts";

/** Planning begins when the typing has paused for so long: a plan begins with the whole text. */
const PAUSE_MS = 300;

/** What a budget would leave of the document: plans to choose from, and what becomes of each part. */
export class FitView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #figures = html("p", { class: "figures", "aria-live": "polite" });
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #curve: CurveChart;
  readonly #bands: FitBands;
  readonly #tables: FitTables;
  readonly #first: AskedPlan;
  readonly #second: SecondBudget;
  readonly #slider = html("input", { type: "range", min: 1, step: 1 });
  readonly #typed = html("input", { type: "number", min: 1, step: 1 });
  readonly #query = html("input", { type: "text", maxlength: 2000 });
  #known: Known | undefined;
  #uri = "";
  /** What the plans are of: they are made anew when another is shown. */
  #key = "";
  #version = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #budget = 0;
  #points: PanelPlan[] = [];
  #minimum: number | null = null;
  #stopCurve: (() => void) | undefined;

  constructor(context: Context) {
    const { texts, host } = context;
    this.#context = context;
    this.#curve = new CurveChart(context, {
      describe: (plan) => this.#planLines(plan),
      choose: (budget) => this.#choose(budget),
    });
    this.#first = new AskedPlan(context, false);
    this.#second = new SecondBudget(context, (plan) => this.#planLines(plan).join(" · "));
    this.#bands = new FitBands(context);
    set(this.#slider, { "aria-label": texts.budget });
    for (const input of [this.#slider, this.#typed]) {
      input.addEventListener("input", () => {
        const budget = Math.round(Number(input.value));
        if (budget >= 1) this.#choose(budget, input);
      });
    }
    const { query } = host.kept;
    this.#query.value = typeof query === "string" ? query : "";
    this.#query.addEventListener("change", () => {
      host.keep({ query: this.#query.value });
      this.#restart();
    });
    this.#tables = new FitTables(
      context,
      this.#bands,
      () => `${this.#known?.document?.name ?? ""}-fit-${this.#budget}`,
    );
    const act = (label: string, apply: boolean) => {
      const button = html("button", { type: "button", class: apply ? "" : "secondary" }, label);
      button.addEventListener("click", () => {
        host.post({ type: "propose", ...this.#question, apply });
      });
      return button;
    };
    const fate = (name: "kept" | "shortened" | "omitted") =>
      html("li", {}, html("span", { class: `swatch fate-${name}` }), texts.fates[name]);
    this.element = html(
      "div",
      {},
      this.#figures,
      html("div", { class: "choice" }, html("label", {}, `${texts.question} `, this.#query)),
      html("p", { class: "axis-name" }, texts.saidAxis),
      this.#curve.element,
      this.#slider,
      html(
        "div",
        { class: "choice" },
        html("label", {}, `${texts.budget} `, this.#typed),
        act(texts.preview, false),
        act(texts.apply, true),
        this.#second.controls,
      ),
      this.#note,
      this.#second.figures,
      html("ul", { class: "legend" }, fate("kept"), fate("shortened"), fate("omitted")),
      this.#bands.element,
      this.#tables.element,
    );
  }

  draw(known: Known): void {
    this.#known = known;
    const { document } = known;
    const { texts } = this.#context;
    if (!document) return;
    if (!document.count) {
      setText(this.#figures, document.refused ?? texts.counting);
      return;
    }
    const decided = JSON.stringify(document.decided);
    this.#follow(document, document.count.high, decided);
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    const most = document.count.high;
    const { plan, problem } = this.#first;
    set(this.#slider, { max: most });
    set(this.#typed, { max: most });
    setText(this.#figures, problem ?? (plan ? this.#planLines(plan).join(" · ") : texts.planning));
    const label = this.#points.map((plan) => this.#planLines(plan).join(", ")).join("; ");
    this.#curve.draw(this.#points, this.#budget, most, width, `${texts.saidAxis}: ${label}`);
    const plans = this.#second.isOn ? [plan, this.#second.plan] : [plan];
    this.#second.draw();
    this.#bands.draw(document, plans, width, decided);
    this.#tables.draw(plans, decided);
  }

  /** Plans anew what is another: at once, but for a text that is being typed. */
  #follow({ uri, version, tokenizer, budget }: DocumentFacts, tokens: number, decided: string): void {
    const isTyped = uri === this.#uri && version !== this.#version;
    const key = JSON.stringify([uri, version, tokenizer, decided]);
    if (uri !== this.#uri) this.#open(uri, budget, tokens);
    this.#version = version;
    if (key === this.#key) return;
    this.#key = key;
    clearTimeout(this.#pause);
    if (isTyped) this.#pause = setTimeout(() => this.#restart(), PAUSE_MS);
    else this.#restart();
  }

  /** At first the document's own budget, or the one that was chosen before; half of the text where it is within it. */
  #open(uri: string, budget: number | null, tokens: number): void {
    const { host } = this.#context;
    if (host.kept.fitUri !== uri) host.keep({ fitUri: uri, fitBudget: null, isCompared: false, secondBudget: null });
    const { fitBudget } = host.kept;
    this.#uri = uri;
    this.#first.forget();
    this.#second.open();
    const own = budget !== null && budget < tokens ? budget : Math.max(1, Math.round(tokens / 2));
    const isKept = typeof fitBudget === "number" && fitBudget >= 1;
    this.#budget = isKept ? Math.round(fitBudget) : own;
    this.#showBudget();
  }

  #choose(budget: number, from?: HTMLInputElement): void {
    this.#budget = budget;
    this.#context.host.keep({ fitBudget: budget });
    this.#showBudget(from);
    this.#askForPlan();
    this.#context.redraw();
  }

  /** The two inputs say the same; the one that is being typed in is left alone. */
  #showBudget(typedIn?: HTMLInputElement): void {
    for (const input of [this.#slider, this.#typed]) {
      if (input === this.#slider) set(input, { max: Math.max(this.#budget, this.#known?.document?.count?.high ?? 1) });
      if (input !== typedIn) input.value = String(this.#budget);
    }
    const said = filled(this.#context.texts.tokens, this.#context.numbers.whole(this.#budget));
    set(this.#slider, { "aria-valuetext": said });
  }

  /** Plans anew: the text, its tokenizer or the question are others. */
  #restart(): void {
    const { host, texts, numbers, redraw } = this.#context;
    this.#stopCurve?.();
    this.#points = [];
    this.#minimum = null;
    this.#askForPlan();
    this.#second.restart(this.#question, this.#known?.document?.count?.high ?? 1);
    const question = { type: "curve", uri: this.#uri, query: this.#query.value.trim() } as const;
    this.#stopCurve = host.ask(question, (part) => {
      if (part.type === "planned") this.#points.push(part.plan);
      if (part.type === "progress") setText(this.#note, filled(texts.planningShare, numbers.share(part.done)));
      if (part.type === "done") {
        this.#minimum = part.minimum ?? null;
        const least = this.#minimum === null ? "" : filled(texts.smallest, numbers.whole(this.#minimum));
        setText(this.#note, part.problem ?? least);
      }
      redraw();
    });
  }

  #askForPlan(): void {
    this.#first.ask(this.#question);
  }

  get #question(): PlanQuestion {
    return { uri: this.#uri, budget: this.#budget, query: this.#query.value.trim() };
  }

  #planLines({ budget, before, tokens, said }: PanelPlan): string[] {
    const { texts, numbers } = this.#context;
    return [
      filled(texts.planOf, numbers.whole(tokens), numbers.whole(budget)),
      filled(texts.was, numbers.whole(before)),
      filled(texts.said, numbers.share(said)),
    ];
  }
}
