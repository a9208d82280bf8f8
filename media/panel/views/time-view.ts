import type { PastCount } from "../../../src/panel/protocol.ts";
import { LineChart } from "../charts/line-chart.ts";
import type { Context, Known, View } from "../context.ts";
import { html, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";

/** A version of the document, and what it has more than the one before. */
interface Row extends PastCount {
  readonly change: number | null;
}

/** What the document counted in the commits that touched it, and since it was opened. */
export class TimeView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #chart: LineChart;
  readonly #table: Table<Row>;
  #rows: Row[] = [];
  #key = "";
  #known: Known | undefined;
  #stop: (() => void) | undefined;

  constructor(context: Context) {
    const { texts, numbers } = context;
    this.#context = context;
    this.#chart = new LineChart(context, (index) => this.#lines(this.#rows[index]!));
    const columns = this.#columns();
    this.#table = new Table({
      caption: texts.versions,
      columns,
      sort: { key: "time", isDown: true },
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    const again = html("button", { type: "button", class: "secondary" }, texts.lookAgain);
    again.addEventListener("click", () => this.#ask());
    const exports = exportButtons(context, {
      name: () => `${this.#known?.document?.name ?? ""}-over-time`,
      chart: () => this.#chart.element,
      columns,
      rows: () => this.#rows,
    });
    this.element = html("div", {}, this.#note, again, this.#chart.element, this.#table.element, exports);
  }

  draw(known: Known): void {
    this.#known = known;
    const { document } = known;
    if (!document?.count) return;
    const key = `${document.uri}\n${document.tokenizer}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#ask();
    }
    const rows = this.#withNow();
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    const label = `${this.#context.texts.versions}: ${rows.map((row) => this.#lines(row).join(", ")).join("; ")}`;
    this.#chart.draw(rows, document.budget, width, label);
    this.#table.element.hidden = rows.length === 0;
    this.#table.show(rows);
  }

  /** The last point moves as the person types. */
  #withNow(): readonly Row[] {
    const count = this.#known?.document?.count;
    const last = this.#rows.at(-1);
    if (!count || !last || this.#stop || last.count.tokens === count.tokens) return this.#rows;
    const change = count.tokens - last.count.tokens;
    return [...this.#rows, { commit: "", title: this.#context.texts.now, time: Date.now(), count, grown: [], change }];
  }

  #ask(): void {
    const uri = this.#known?.document?.uri;
    if (uri === undefined) return;
    const { host, texts, numbers, redraw } = this.#context;
    this.#stop?.();
    this.#rows = [];
    setText(this.#note, texts.counting);
    this.#stop = host.ask({ type: "history", uri }, (part) => {
      if (part.type === "history")
        for (const row of part.rows) this.#rows.push({ ...row, change: this.#changeTo(row) });
      if (part.type === "progress") setText(this.#note, filled(texts.countingShare, numbers.share(part.done)));
      if (part.type === "done") {
        this.#stop = undefined;
        const hasCommits = this.#rows.some(({ commit }) => commit !== "");
        setText(this.#note, part.problem ?? (hasCommits ? "" : texts.noCommits));
      }
      redraw();
    });
  }

  #changeTo({ count }: PastCount): number | null {
    const last = this.#rows.at(-1);
    return last ? count.tokens - last.count.tokens : null;
  }

  #lines({ commit, title, time, count, change, grown }: Row): string[] {
    const { texts, numbers } = this.#context;
    const tokens = filled(texts.tokens, numbers.tokens(count.tokens, count.exact));
    const by = change ? ` (${numbers.signed(change)})` : "";
    return [title, `${tokens}${by}`, [commit, numbers.time(time)].join(" ").trim(), this.#grownText(grown)].filter(
      (line) => line !== "",
    );
  }

  #grownText(grown: PastCount["grown"]): string {
    return grown.map(({ title, by }) => `${title} ${this.#context.numbers.signed(by)}`).join(", ");
  }

  #columns(): Column<Row>[] {
    const { texts, numbers } = this.#context;
    const isNumber = true;
    return [
      { key: "time", title: texts.when, value: ({ time }) => time, text: ({ time }) => numbers.time(time) },
      { key: "commit", title: texts.commit, value: ({ commit }) => commit },
      { key: "title", title: texts.change, value: ({ title }) => title },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber },
        value: ({ count }) => count.tokens,
        text: ({ count }) => numbers.tokens(count.tokens, count.exact),
      },
      {
        ...{ key: "by", title: texts.grewBy, isNumber },
        value: ({ change }) => change,
        text: ({ change }) => (change === null ? "" : numbers.signed(change)),
      },
      { key: "grown", title: texts.grownSections, value: ({ grown }) => this.#grownText(grown) },
    ];
  }
}
