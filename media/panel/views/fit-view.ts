import type { Band, PanelPlan } from "../../../src/panel/protocol.ts";
import { BandsChart } from "../charts/bands-chart.ts";
import { CurveChart } from "../charts/curve-chart.ts";
import type { Context, Known, View } from "../context.ts";
import { html, set, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";

const BANDS_LOWEST = 240;
const BANDS_HIGHEST = 1500;
/** So high a band of average size has room for its text. */
const BAND_HEIGHT = 13;

/** What a budget would leave of the document: plans to choose from, and what becomes of each part. */
export class FitView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #figures = html("p", { class: "figures", "aria-live": "polite" });
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #curve: CurveChart;
  readonly #bands: BandsChart;
  readonly #slider = html("input", { type: "range", min: 1, step: 1 });
  readonly #typed = html("input", { type: "number", min: 1, step: 1 });
  readonly #query = html("input", { type: "text", maxlength: 2000 });
  readonly #table: Table<Band>;
  readonly #details: HTMLDetailsElement;
  #known: Known | undefined;
  #uri = "";
  /** What the plans are of: they are made anew when another is shown. */
  #key = "";
  #budget = 0;
  #points: PanelPlan[] = [];
  #plan: PanelPlan | undefined;
  #minimum: number | null = null;
  #stopCurve: (() => void) | undefined;
  #stopPlan: (() => void) | undefined;

  constructor(context: Context) {
    const { texts, host, numbers } = context;
    this.#context = context;
    this.#curve = new CurveChart(context, {
      describe: (plan) => this.#planLines(plan),
      choose: (budget) => this.#choose(budget),
    });
    this.#bands = new BandsChart(
      context,
      texts.bands,
      (band) => this.#bandLines(band),
      ({ start, end }) => host.post({ type: "reveal", uri: this.#uri, start, end }),
    );
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
    const columns = this.#columns();
    this.#table = new Table({
      caption: texts.bands,
      columns,
      choose: ({ start, end }) => host.post({ type: "reveal", uri: this.#uri, start, end }),
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    this.#details = html("details", {}, html("summary", {}, texts.asTable), this.#table.element);
    this.#details.addEventListener("toggle", () => context.redraw());
    const act = (label: string, apply: boolean) => {
      const button = html("button", { type: "button", class: apply ? "" : "secondary" }, label);
      button.addEventListener("click", () => {
        const asked = { uri: this.#uri, budget: this.#budget, query: this.#query.value.trim() };
        host.post({ type: "propose", ...asked, apply });
      });
      return button;
    };
    const fate = (name: "kept" | "shortened" | "omitted") =>
      html("li", {}, html("span", { class: `swatch fate-${name}` }), texts.fates[name]);
    const exports = exportButtons(context, {
      name: () => `${this.#known?.document?.name ?? ""}-fit-${this.#budget}`,
      chart: () => this.#bands.element,
      columns,
      rows: () => this.#plan?.bands ?? [],
    });
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
      ),
      this.#note,
      html("ul", { class: "legend" }, fate("kept"), fate("shortened"), fate("omitted")),
      html("div", { class: "chart" }, this.#bands.element),
      this.#details,
      exports,
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
    const key = [document.uri, document.version, document.tokenizer].join("\n");
    if (document.uri !== this.#uri) this.#open(document.uri, document.budget, document.count.high);
    if (key !== this.#key) {
      this.#key = key;
      this.#restart();
    }
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    const most = document.count.high;
    const shown = this.#plan;
    set(this.#slider, { max: most });
    set(this.#typed, { max: most });
    setText(this.#figures, shown ? this.#planLines(shown).join(" · ") : texts.planning);
    const label = this.#points.map((plan) => this.#planLines(plan).join(", ")).join("; ");
    this.#curve.draw(this.#points, this.#budget, most, width, `${texts.saidAxis}: ${label}`);
    const bands = shown?.bands ?? [];
    const room = Math.min(BANDS_HIGHEST, BAND_HEIGHT * bands.length);
    this.#bands.draw(bands, width, Math.max(BANDS_LOWEST, Math.floor(window.innerHeight - 460), room));
    if (this.#details.open) this.#table.show(bands);
  }

  /** At first the document's own budget, or the one that was chosen before; half of the text where it is within it. */
  #open(uri: string, budget: number | null, tokens: number): void {
    const { host } = this.#context;
    const { fitBudget, uri: keptFor } = host.kept;
    this.#uri = uri;
    this.#plan = undefined;
    const own = budget !== null && budget < tokens ? budget : Math.max(1, Math.round(tokens / 2));
    const isKept = keptFor === uri && typeof fitBudget === "number" && fitBudget >= 1;
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
    const { host, redraw } = this.#context;
    this.#stopPlan?.();
    const question = {
      type: "plan",
      uri: this.#uri,
      budget: this.#budget,
      query: this.#query.value.trim(),
      isSecond: false,
    } as const;
    this.#stopPlan = host.ask(question, (part) => {
      if (part.type === "planned") this.#plan = part.plan;
      if (part.type === "done" && part.problem !== null) setText(this.#note, part.problem);
      redraw();
    });
  }

  #planLines({ budget, before, tokens, said }: PanelPlan): string[] {
    const { texts, numbers } = this.#context;
    return [
      filled(texts.planOf, numbers.whole(tokens), numbers.whole(budget)),
      filled(texts.was, numbers.whole(before)),
      filled(texts.said, numbers.share(said)),
    ];
  }

  #bandLines({ text, level, before, tokens, reason }: Band): string[] {
    const { texts, numbers } = this.#context;
    const figures = filled(texts.ofTokens, numbers.whole(tokens), numbers.whole(before));
    return [text, `${texts.levels[level]}: ${figures}`, ...(reason === "" ? [] : [reason])];
  }

  #columns(): Column<Band>[] {
    const { texts, numbers } = this.#context;
    const isNumber = true;
    const whole = (value: number) => numbers.whole(value);
    return [
      { key: "text", title: texts.text, value: ({ text }) => text },
      { key: "level", title: texts.level, value: ({ level }) => texts.levels[level] },
      {
        ...{ key: "before", title: texts.before, isNumber },
        value: ({ before }) => before,
        text: ({ before }) => whole(before),
      },
      {
        ...{ key: "tokens", title: texts.after, isNumber },
        value: ({ tokens }) => tokens,
        text: ({ tokens }) => whole(tokens),
      },
      { key: "reason", title: texts.reason, value: ({ reason }) => reason },
    ];
  }
}
