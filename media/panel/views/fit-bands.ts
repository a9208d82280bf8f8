import type { Band, DocumentFacts, PanelPlan } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import { BandsChart } from "../charts/bands-chart.ts";
import type { Context } from "../context.ts";
import { DecisionBar } from "../decision-bar.ts";
import { html, resize, set, setText, svg } from "../dom.ts";
import { pairLayout } from "../layout/pair-layout.ts";
import { filled } from "../numbers.ts";

const LOWEST = 240;
const HIGHEST = 1500;
/** So high a band of average size has room for its text. */
const BAND_HEIGHT = 13;
/** What stands above and below the bands in a page. */
const OTHERS_HEIGHT = 500;

type Decision = DocumentFacts["decided"][number]["kind"];

/** The bands of one plan, or of two for the same text, in which parts are kept and left out. */
export class FitBands {
  readonly element: HTMLElement;
  readonly chart = svg("svg", { class: "pair" });
  readonly #context: Context;
  readonly #captions = svg("g", { "aria-hidden": "true" });
  readonly #charts: readonly [BandsChart, BandsChart];
  readonly #bar: DecisionBar<Decision | null>;
  readonly #drawn = new Changes();
  #document: DocumentFacts | undefined;
  #plans: readonly (PanelPlan | undefined)[] = [];
  /** With the version of the document that its offsets are of. */
  #selected: { readonly band: Band; readonly version: number } | undefined;

  constructor(context: Context) {
    const { texts } = context;
    this.#context = context;
    const chart = (place: number) =>
      new BandsChart(context, {
        describe: (band) => this.lines(band),
        decided: (band) => this.decisionOn(band),
        select: (band) => this.#select(band, place),
        choose: (band) => this.reveal(band),
        press: (band, key) => {
          const choice = this.#bar.meant(key);
          this.#select(band, place);
          if (choice) this.#decide(choice.decision);
          return choice !== undefined;
        },
      });
    this.#charts = [chart(0), chart(1)];
    this.#bar = new DecisionBar<Decision | null>(
      texts.decided,
      texts.choosePart,
      [
        { label: texts.keep, keys: ["k"], decision: "keep" },
        { label: texts.leaveOut, keys: ["d", "Delete"], decision: "drop" },
        { label: texts.forget, keys: ["f"], decision: null },
      ],
      (decision) => this.#decide(decision),
    );
    this.chart.append(this.#captions, ...this.#charts.map(({ element }) => element));
    this.element = html("div", { class: "chart" }, this.#bar.element, this.chart);
  }

  /**
   * @param plans that are there, of those for one budget or for two
   * @param decided what the person decided about parts, as one text
   */
  draw(document: DocumentFacts, plans: readonly (PanelPlan | undefined)[], width: number, decided: string): void {
    const isOther = document.uri !== this.#document?.uri || document.version !== this.#selected?.version;
    if (isOther) this.#selected = undefined;
    this.#document = document;
    this.#plans = plans;
    const count = plans.length === 2 ? 2 : 1;
    const most = plans.reduce((sum, plan) => Math.max(sum, plan?.bands.length ?? 0), 0);
    const room = Math.max(
      LOWEST,
      Math.floor(window.innerHeight - OTHERS_HEIGHT),
      Math.min(HIGHEST, BAND_HEIGHT * most),
    );
    if (this.#drawn.in(...plans, width, room, this.#selected, decided)) this.#drawCharts(count, width, room);
    this.#bar.show(this.#selected?.band.text);
  }

  #drawCharts(count: 1 | 2, width: number, room: number): void {
    const { texts, numbers } = this.#context;
    const plans = this.#plans;
    const most = plans.reduce((sum, plan) => Math.max(sum, plan?.bands.length ?? 0), 0);
    const { places, height } = pairLayout(count, width, room);
    set(this.chart, { width, height: most > 0 ? height : 0 });
    const captions = resize(this.#captions, count === 2 ? 2 : 0, () => svg("text"));
    for (const [i, chart] of this.#charts.entries()) {
      const place = places[i];
      const plan = place && plans[i];
      const { x = 0, y = 0, width = 0, height = 0 } = place ?? {};
      const budget = numbers.whole(plan?.budget ?? 0);
      const label = count === 2 ? filled(texts.bandsFor, budget) : texts.bands;
      set(chart.element, { x, y });
      chart.draw(plan?.bands ?? [], { width, height, label, selected: this.#selected?.band.start });
      const caption = captions[i];
      if (!caption) continue;
      set(caption, { x, y: y - 5 });
      setText(caption, plan ? filled(texts.planOf, numbers.whole(plan.tokens), budget) : "");
    }
  }

  reveal({ start, end }: { readonly start: number; readonly end: number }): void {
    const { uri } = this.#document ?? {};
    if (uri !== undefined) this.#context.host.post({ type: "reveal", uri, start, end });
  }

  /** What the person decided about a band as a whole. */
  decisionOn({ start, end }: Band): Decision | undefined {
    return this.#document?.decided.find((mark) => mark.start <= start && end <= mark.end)?.kind;
  }

  lines(band: Band): string[] {
    const { texts, numbers } = this.#context;
    const { text, level, before, tokens, reason } = band;
    const figures = filled(texts.ofTokens, numbers.whole(tokens), numbers.whole(before));
    const decision = this.decisionOn(band);
    return [
      text,
      `${texts.levels[level]}: ${figures}`,
      ...(reason === "" ? [] : [reason]),
      ...(decision ? [texts.decisions[decision]] : []),
    ];
  }

  #select(band: Band, place: number): void {
    const { version } = this.#plans[place] ?? {};
    this.#selected = version === undefined ? undefined : { band, version };
    this.#context.redraw();
  }

  #decide(decision: Decision | null): void {
    if (!this.#document || !this.#selected) return;
    const { version, band } = this.#selected;
    const { start, end } = band;
    this.#context.host.post({ type: "decide", uri: this.#document.uri, version, start, end, decision });
  }
}
