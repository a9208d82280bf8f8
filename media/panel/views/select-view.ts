import { FATES, type PanelSelection, type SelectCandidate } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import { ScatterChart, SHAPES } from "../charts/scatter-chart.ts";
import type { Context, Known, View } from "../context.ts";
import { DecisionBar } from "../decision-bar.ts";
import { html, setText, svg } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";
import { GrownSelection } from "./grown-selection.ts";

const COMMANDS = ["selectQuestion", "selectBudget", "selectAgain", "select"] as const;

type SelectCommand = (typeof COMMANDS)[number];
type Decision = "pinned" | "excluded" | null;

/** What was selected from the workspace for a question, of what, and what a larger budget would bring. */
export class SelectView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #empty: HTMLElement;
  readonly #content: HTMLElement;
  readonly #question = html("p", { class: "question", dir: "auto" });
  readonly #figures = html("p", { class: "figures", "aria-live": "polite" });
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #more = html("p", { class: "note" });
  readonly #chart: ScatterChart;
  readonly #bar: DecisionBar<Decision>;
  readonly #grown: GrownSelection;
  readonly #table: Table<SelectCandidate>;
  readonly #drawn = new Changes();
  readonly #listed = new Changes();
  readonly #details: HTMLDetailsElement;
  #selection: PanelSelection | null = null;
  #selected: SelectCandidate | undefined;

  constructor(context: Context) {
    const { texts, numbers } = context;
    this.#context = context;
    const open = (candidate: SelectCandidate) => this.#open(candidate);
    this.#bar = new DecisionBar<Decision>(
      texts.decided,
      texts.chooseCandidate,
      [
        { label: texts.pin, keys: ["p"], decision: "pinned" },
        { label: texts.leaveOut, keys: ["d", "Delete"], decision: "excluded" },
        { label: texts.forget, keys: ["f"], decision: null },
      ],
      (decision) => this.#selected && this.#decide(this.#selected, decision),
    );
    this.#chart = new ScatterChart(context, texts.candidates, {
      describe: (candidate) => this.#lines(candidate),
      select: (candidate) => this.#select(candidate),
      choose: open,
      press: (candidate, key) => {
        const choice = this.#bar.meant(key);
        if (choice) this.#decide(candidate, choice.decision);
        return choice !== undefined;
      },
    });
    this.#grown = new GrownSelection(context);
    const columns = this.#columns();
    this.#table = new Table({
      caption: texts.candidates,
      columns,
      choose: open,
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    this.#details = html("details", {}, html("summary", {}, texts.asTable), this.#table.element);
    this.#details.addEventListener("toggle", () => context.redraw());
    const exports = exportButtons(context, {
      name: () => `selection-${this.#selection?.budget ?? ""}`,
      chart: () => this.#chart.element,
      columns,
      rows: () => this.#table.rows,
    });
    const legend = FATES.map((fate) =>
      html(
        "li",
        {},
        svg(
          "svg",
          { class: "shape", width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" },
          svg("path", { class: `dot dot-${fate}`, d: SHAPES[fate] }),
        ),
        texts.candidateFates[fate],
      ),
    );
    this.#empty = html("div", {}, html("p", { class: "empty" }, texts.noSelection), this.#button("select", ""));
    this.#content = html(
      "div",
      {},
      this.#question,
      this.#figures,
      html("div", { class: "choice" }, ...COMMANDS.map((command) => this.#button(command))),
      this.#more,
      html("p", { class: "axis-name" }, texts.scoreByTokens),
      this.#chart.element,
      html("ul", { class: "legend" }, ...legend),
      this.#bar.element,
      this.#grown.element,
      this.#details,
      exports,
    );
    this.element = html("div", {}, this.#note, this.#empty, this.#content);
  }

  draw({ selection: state }: Known): void {
    const { texts } = this.#context;
    const selection = state?.selection ?? null;
    setText(
      this.#note,
      state === undefined ? texts.loading : state.isSelecting ? texts.selecting : (state.problem ?? ""),
    );
    this.#note.hidden = this.#note.textContent === "";
    this.#empty.hidden = state === undefined || selection !== null;
    this.#content.hidden = selection === null;
    if (selection?.revision !== this.#selection?.revision) this.#take(selection);
    if (!selection) return;
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    const { considered } = this.#selection ?? selection;
    if (this.#drawn.in(considered, width, this.#selected)) this.#chart.draw(considered, width, this.#selected);
    this.#bar.show(this.#selected && this.#place(this.#selected));
    this.#grown.draw(state?.isSelecting ? null : selection.revision);
    if (this.#details.open && this.#listed.in(considered)) this.#table.show(considered);
  }

  #take(selection: PanelSelection | null): void {
    const { texts, numbers } = this.#context;
    this.#selection = selection;
    if (!selection) return;
    const { query, budget, tokens, exact, pieces, files, candidates, considered, notes } = selection;
    const was = this.#selected;
    this.#selected = was && considered.find(({ path, start }) => path === was.path && start === was.start);
    setText(this.#question, query);
    const figures = [numbers.tokens(tokens, exact), ...[budget, pieces, candidates, files].map(numbers.whole)];
    setText(this.#figures, filled(texts.selectFigures, ...figures));
    const isCut = considered.length < candidates;
    const shown = filled(texts.moreCandidates, numbers.whole(considered.length), numbers.whole(candidates));
    setText(this.#more, [...notes, ...(isCut ? [shown] : [])].join(" "));
    this.#more.hidden = this.#more.textContent === "";
  }

  #select(candidate: SelectCandidate): void {
    this.#selected = candidate;
    this.#context.redraw();
  }

  #open({ path, start, end }: SelectCandidate): void {
    this.#context.host.post({ type: "show-place", path, start, end });
  }

  #decide({ path, start, end }: SelectCandidate, decision: Decision): void {
    this.#context.host.post({ type: "decide-place", path, start, end, decision });
  }

  #button(command: SelectCommand, className = "secondary"): HTMLButtonElement {
    const { texts, host } = this.#context;
    const button = html("button", { type: "button", class: className }, texts.selectCommands[command]);
    button.addEventListener("click", () => host.post({ type: "run", command }));
    return button;
  }

  #place({ path, lines: [first, last] }: SelectCandidate): string {
    return `${path}:${first === last ? first : `${first}-${last}`}`;
  }

  #lines(candidate: SelectCandidate): string[] {
    const { texts, numbers } = this.#context;
    const { tokens, score, fate, reason, text } = candidate;
    const figures = [
      texts.candidateFates[fate],
      filled(texts.tokens, numbers.whole(tokens)),
      filled(texts.scoreIs, numbers.decimal(score)),
    ];
    return [this.#place(candidate), figures.join(" · "), reason, text];
  }

  #columns(): Column<SelectCandidate>[] {
    const { texts, numbers } = this.#context;
    const isNumber = true;
    return [
      { key: "place", title: texts.place, value: (candidate) => this.#place(candidate) },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber },
        value: ({ tokens }) => tokens,
        text: ({ tokens }) => numbers.whole(tokens),
      },
      {
        ...{ key: "score", title: texts.score, isNumber },
        value: ({ score }) => score,
        text: ({ score }) => numbers.decimal(score),
      },
      { key: "fate", title: texts.fate, value: ({ fate }) => texts.candidateFates[fate] },
      { key: "reason", title: texts.reason, value: ({ reason }) => reason },
      { key: "text", title: texts.text, value: ({ text }) => text },
    ];
  }
}
