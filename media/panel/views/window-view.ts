import type { DocumentFacts, PanelSection } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import { BarChart, partClass } from "../charts/bar-chart.ts";
import { IcicleChart } from "../charts/icicle-chart.ts";
import type { Context, Known, View } from "../context.ts";
import { html, setText } from "../dom.ts";
import { parentOf, readableHeight } from "../layout/icicle-layout.ts";
import { type Bar, type BarPart, type PartKind, windowBar } from "../layout/window-layout.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";
import { ModelChoice } from "./model-choice.ts";
import { PicturesTable } from "./pictures-table.ts";

const ICICLE_LOWEST = 280;
const NO_SECTIONS: readonly PanelSection[] = [];
/** A budget that is a smaller share of the window has a bar of its own: in the window's it is a few pixels. */
const SMALL_BUDGET = 0.5;

/** What is paid for as input. */
const SENT: ReadonlySet<PartKind> = new Set(["document", "over", "included", "images", "overhead"]);
/** More files than these a tooltip has no room for. */
const MOST_NAMED = 8;

/** Where the window goes: the whole of it as a bar, and the document's sections from its top to its end. */
export class WindowView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #figures = html("p", { class: "figures", "aria-live": "polite" });
  readonly #model: ModelChoice;
  readonly #bar: BarChart;
  /** The window up to the budget, where that is a small part of it. */
  readonly #budgetBar: BarChart;
  readonly #barNames = [html("p", { class: "axis-name" }), html("p", { class: "axis-name" })] as const;
  readonly #legend = html("ul", { class: "legend" });
  readonly #answer = html("p", { class: "note" });
  readonly #pictures: PicturesTable;
  readonly #icicle: IcicleChart;
  readonly #zoomed = html("div", { class: "zoomed", hidden: true });
  readonly #zoomName = html("span", { dir: "auto" });
  readonly #note = html("p", { class: "note" });
  readonly #table: Table<PanelSection>;
  readonly #listed = new Changes();
  readonly #details: HTMLDetailsElement;
  /** The section that fills the picture: where it begins and how deep it is, since its place in the list changes. */
  #zoom: { readonly uri: string; readonly start: number; readonly depth: number } | null = null;
  #known: Known | undefined;

  constructor(context: Context) {
    const { texts, host } = context;
    this.#context = context;
    this.#model = new ModelChoice(context);
    this.#bar = new BarChart(context, (part) => this.#partLines(part));
    this.#budgetBar = new BarChart(context, (part) => this.#partLines(part));
    this.#icicle = new IcicleChart(context, texts.sections, {
      describe: (section) => this.#sectionLines(section),
      open: (section) => this.#open(section),
      zoomTo: (index) => this.#zoomTo(index),
    });
    const columns = this.#columns();
    this.#table = new Table({
      caption: texts.sections,
      columns,
      choose: (section) => this.#open(section),
      more: (count) => filled(texts.moreRows, context.numbers.whole(count)),
    });
    this.#details = html("details", {}, html("summary", {}, texts.asTable), this.#table.element);
    this.#details.addEventListener("toggle", () => {
      host.keep({ windowTable: this.#details.open });
      context.redraw();
    });
    this.#details.open = host.kept.windowTable === true;
    this.#pictures = new PicturesTable(context, (image) => this.#open(image));
    const back = html("button", { type: "button", class: "quiet" }, texts.zoomOut);
    back.addEventListener("click", () => this.#zoomTo(this.#parentOfZoom()));
    this.#zoomed.append(back, this.#zoomName);
    const exports = exportButtons(context, {
      name: () => `${this.#known?.document?.name ?? ""}-sections`,
      chart: () => this.#icicle.element,
      columns,
      rows: () => this.#known?.sections?.sections ?? [],
    });
    const chart = html("div", { class: "chart" }, this.#icicle.element);
    const [windowName, budgetName] = this.#barNames;
    this.element = html("div", {}, this.#figures, this.#model.element);
    this.element.append(windowName, this.#bar.element, budgetName, this.#budgetBar.element, this.#legend);
    this.element.append(this.#answer, this.#pictures.element);
    this.element.append(this.#zoomed, chart, this.#note, this.#details, exports);
  }

  draw(known: Known): void {
    this.#known = known;
    const { document } = known;
    if (!document) return;
    const { texts, numbers } = this.#context;
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    setText(this.#figures, this.#summary(document));
    this.#model.draw(document, known.models);
    this.#drawBars(document, width);
    setText(this.#answer, this.#expected(document));
    this.#pictures.show(document.images);
    const mine = known.sections?.uri === document.uri ? known.sections : null;
    const sections = mine?.sections ?? NO_SECTIONS;
    const zoom = this.#zoomIndex(sections, document.uri);
    this.#zoomed.hidden = zoom === null;
    setText(this.#zoomName, zoom === null ? "" : sections[zoom]!.title);
    const tokens = mine?.tokens ?? 0;
    const wanted = zoom === null ? readableHeight(sections, tokens) : 0;
    const height = Math.max(ICICLE_LOWEST, Math.floor(window.innerHeight - 300), wanted);
    const told = `${document.price} ${document.count?.exact}`;
    const shape = { width, height: tokens > 0 ? height : 0, zoom };
    this.#icicle.draw({ sections, tokens, budget: document.budget, told, ...shape });
    const hidden = this.#icicle.hidden + (mine?.more ?? 0);
    const isEmpty = mine !== null && sections.length === 0;
    setText(
      this.#note,
      isEmpty
        ? texts.noSections
        : hidden > 0
          ? filled(texts.tooSmall, numbers.whole(hidden))
          : mine
            ? ""
            : texts.reading,
    );
    if (this.#details.open && this.#listed.in(sections, document.count?.exact)) this.#table.show(sections);
  }

  #drawBars(document: DocumentFacts, width: number): void {
    const { texts, numbers } = this.#context;
    const { window, budget } = document;
    const bar = windowBar(document);
    const wellUsed = document.effective
      ? filled(texts.usedWell, numbers.whole(document.effective.tokens), document.effective.source)
      : "";
    const label = ({ parts, effective }: Bar) =>
      [...parts.map((part) => this.#partLines(part).join(": ")), ...(effective === null ? [] : [wellUsed])].join("; ");
    const [windowName, budgetName] = this.#barNames;
    windowName.hidden = window === null && budget === null;
    const whole = numbers.whole(window ?? budget ?? 0);
    setText(windowName, filled(window === null ? texts.budgetBar : texts.windowBar, whole));
    this.#bar.draw(bar, width, label(bar));
    const isSmall = window !== null && budget !== null && budget < window * SMALL_BUDGET;
    budgetName.hidden = !isSmall;
    this.#budgetBar.element.toggleAttribute("hidden", !isSmall);
    if (isSmall) {
      const small = windowBar({ ...document, window: null });
      setText(budgetName, filled(texts.budgetBar, numbers.whole(budget)));
      this.#budgetBar.draw(small, width, label(small));
      const parts = small.parts.filter(({ kind }) => !bar.parts.some((part) => part.kind === kind));
      this.#drawLegend([...bar.parts, ...parts], bar.effective === null ? "" : wellUsed);
    } else this.#drawLegend(bar.parts, bar.effective === null ? "" : wellUsed);
  }

  #summary({ count, budget, price, refused }: DocumentFacts): string {
    const { texts, numbers } = this.#context;
    if (refused !== null) return refused;
    if (!count) return texts.counting;
    const tokens = numbers.tokens(count.tokens, count.exact);
    const parts = [
      budget === null ? filled(texts.tokens, tokens) : filled(texts.tokensOf, tokens, numbers.whole(budget)),
    ];
    if (budget !== null) {
      const left = budget - count.high;
      parts.push(filled(left < 0 ? texts.over : texts.left, numbers.whole(Math.abs(left))));
    }
    if (!count.exact) parts.push(filled(texts.between, numbers.whole(count.low), numbers.whole(count.high)));
    if (price !== null) parts.push(numbers.dollars((count.tokens * price) / 1e6));
    return parts.join(" · ");
  }

  #expected({ answer }: DocumentFacts): string {
    const { texts, numbers } = this.#context;
    if (answer === null) return "";
    return filled(texts.answer, numbers.whole(answer.tokens), numbers.whole(answer.median), answer.source);
  }

  #sectionLines({ title, tokens }: PanelSection): string[] {
    const { texts, numbers } = this.#context;
    const { document, sections } = this.#known ?? {};
    const whole = sections?.tokens ?? 0;
    const exact = document?.count?.exact ?? true;
    const lines = [title || texts.untitled, filled(texts.tokens, numbers.tokens(tokens, exact))];
    lines.push(filled(texts.shareOfText, numbers.share(whole > 0 ? tokens / whole : 0)));
    if (typeof document?.price === "number") lines.push(numbers.dollars((tokens * document.price) / 1e6));
    return lines;
  }

  #partLines({ kind, tokens }: BarPart): string[] {
    const { texts, numbers } = this.#context;
    const { document } = this.#known ?? {};
    const whole = document ? windowBar(document).whole : 1;
    const lines = [texts.parts[kind], filled(texts.tokens, numbers.whole(tokens)), numbers.share(tokens / whole)];
    if (SENT.has(kind) && typeof document?.price === "number")
      lines.push(numbers.dollars((tokens * document.price) / 1e6));
    const files = this.#filesOf(kind).slice(0, MOST_NAMED);
    return [
      ...lines,
      ...files.map(({ name, tokens, notes }) => {
        const figures = tokens === null ? notes : [numbers.whole(tokens), ...notes];
        return `${name}: ${figures.join(" · ")}`;
      }),
    ];
  }

  /** What a part is made of, where it is made of files. */
  #filesOf(kind: PartKind): readonly { name: string; tokens: number | null; notes: readonly string[] }[] {
    const { included = [], images = [] } = this.#known?.document ?? {};
    if (kind === "images") return images;
    if (kind !== "included") return [];
    return included.map(({ name, count, problem }) => ({
      ...{ name, tokens: count?.tokens ?? null },
      notes: problem === null ? [] : [problem],
    }));
  }

  #drawLegend(parts: readonly BarPart[], wellUsed: string): void {
    const { texts, numbers } = this.#context;
    const items = parts.map(({ kind, tokens }) => [kind, `${texts.parts[kind]} ${numbers.whole(tokens)}`] as const);
    const key = [...items.map(([, text]) => text), wellUsed].join("\n");
    if (this.#legend.dataset.key === key) return;
    this.#legend.dataset.key = key;
    const item = (swatch: string, text: string) => html("li", {}, html("span", { class: `swatch ${swatch}` }), text);
    this.#legend.replaceChildren(
      ...items.map(([kind, text]) => item(partClass(kind), text)),
      ...(wellUsed === "" ? [] : [item("used-well", wellUsed)]),
    );
  }

  #open({ start, end }: { readonly start: number; readonly end: number }): void {
    const uri = this.#known?.document?.uri;
    if (uri !== undefined) this.#context.host.post({ type: "reveal", uri, start, end });
  }

  #zoomTo(index: number | null): void {
    const { sections, document } = this.#known ?? {};
    const section = index === null ? undefined : sections?.sections[index];
    this.#zoom = section && document ? { uri: document.uri, start: section.start, depth: section.depth } : null;
    this.#context.redraw();
  }

  #zoomIndex(sections: readonly PanelSection[], uri: string): number | null {
    const zoom = this.#zoom;
    if (zoom?.uri !== uri) return null;
    const index = sections.findIndex(({ start, depth }) => start === zoom.start && depth === zoom.depth);
    return index < 0 ? null : index;
  }

  #parentOfZoom(): number | null {
    const sections = this.#known?.sections?.sections ?? [];
    return parentOf(sections, this.#zoomIndex(sections, this.#known?.document?.uri ?? "") ?? 0);
  }

  #columns(): Column<PanelSection>[] {
    const { texts, numbers } = this.#context;
    const whole = () => Math.max(1, this.#known?.sections?.tokens ?? 1);
    const exact = () => this.#known?.document?.count?.exact ?? true;
    return [
      {
        key: "title",
        title: texts.section,
        value: ({ title }) => title,
        text: ({ title, depth }) => `${"\u2003".repeat(depth)}${title || texts.untitled}`,
      },
      {
        key: "tokens",
        title: texts.tokensHead,
        isNumber: true,
        value: ({ tokens }) => tokens,
        text: ({ tokens }) => numbers.tokens(tokens, exact()),
      },
      {
        key: "share",
        title: texts.share,
        isNumber: true,
        value: ({ tokens }) => tokens / whole(),
        text: ({ tokens }) => numbers.share(tokens / whole()),
      },
    ];
  }
}
