import type { Band, PanelPlan } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import type { Context } from "../context.ts";
import { html } from "../dom.ts";
import { type KeptRow, keptRows } from "../layout/kept-rows.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";
import type { FitBands } from "./fit-bands.ts";

/** The figures behind the bands: part by part of one plan, or section by section of two. */
export class FitTables {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #bands: FitBands;
  readonly #details: HTMLDetailsElement;
  readonly #parts: Table<Band>;
  readonly #sections: Table<KeptRow>;
  readonly #ofParts: HTMLElement;
  readonly #ofSections: HTMLElement;
  readonly #listed = new Changes();
  #plans: readonly (PanelPlan | undefined)[] = [];

  /** @param name names the files that are saved */
  constructor(context: Context, bands: FitBands, name: () => string) {
    const { texts, numbers } = context;
    this.#context = context;
    this.#bands = bands;
    const more = (count: number) => filled(texts.moreRows, numbers.whole(count));
    const choose = (row: Band | KeptRow) => bands.reveal(row);
    const chart = () => bands.chart;
    const [parts, sections] = [this.#partColumns(), this.#sectionColumns()];
    this.#parts = new Table({ caption: texts.bands, columns: parts, choose, more });
    this.#sections = new Table({ caption: texts.sectionsAt, columns: sections, choose, more });
    this.#ofParts = exportButtons(context, { name, chart, columns: parts, rows: () => this.#plans[0]?.bands ?? [] });
    this.#ofSections = exportButtons(context, { name, chart, columns: sections, rows: () => this.#rows() });
    const summary = html("summary", {}, texts.asTable);
    this.#details = html("details", {}, summary, this.#parts.element, this.#sections.element);
    this.#details.addEventListener("toggle", () => context.redraw());
    this.element = html("div", {}, this.#details, this.#ofParts, this.#ofSections);
  }

  /** @param decided what the person decided about parts, as one text */
  draw(plans: readonly (PanelPlan | undefined)[], decided: string): void {
    this.#plans = plans;
    const isPair = plans.length === 2;
    for (const element of [this.#parts.element, this.#ofParts]) element.hidden = isPair;
    for (const element of [this.#sections.element, this.#ofSections]) element.hidden = !isPair;
    if (!this.#details.open || !this.#listed.in(...plans, decided)) return;
    if (isPair) this.#sections.show(this.#rows());
    else this.#parts.show(plans[0]?.bands ?? []);
  }

  #rows(): KeptRow[] {
    const [first, second] = this.#plans;
    return keptRows(first, second, this.#context.texts.wholeText);
  }

  #partColumns(): Column<Band>[] {
    const { texts } = this.#context;
    return [
      { key: "text", title: texts.text, value: ({ text }) => text },
      { key: "level", title: texts.level, value: ({ level }) => texts.levels[level] },
      this.#figure("before", texts.before, ({ before }) => before),
      this.#figure("tokens", texts.after, ({ tokens }) => tokens),
      { key: "reason", title: texts.reason, value: ({ reason }) => reason },
      {
        ...{ key: "decided", title: texts.decided },
        value: (band) => {
          const decision = this.#bands.decisionOn(band);
          return decision ? texts.decisions[decision] : "";
        },
      },
    ];
  }

  #sectionColumns(): Column<KeptRow>[] {
    const { texts } = this.#context;
    return [
      { key: "title", title: texts.section, value: ({ title }) => title || texts.untitled },
      this.#figure("before", texts.before, ({ before }) => before),
      this.#figure("first", texts.atFirst, ({ first }) => first),
      this.#figure("second", texts.atSecond, ({ second }) => second),
    ];
  }

  #figure<R>(key: string, title: string, value: (row: R) => number | null): Column<R> {
    const { numbers } = this.#context;
    const text = (row: R) => {
      const figure = value(row);
      return figure === null ? "" : numbers.whole(figure);
    };
    return { key, title, isNumber: true, value, text };
  }
}
