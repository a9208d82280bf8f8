import type { FileRow } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import { TreemapChart } from "../charts/treemap-chart.ts";
import type { Context, View } from "../context.ts";
import { html, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";

/** The workspace's prompt files with their budgets, those over it first. */
export class WorkspaceView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #chart: TreemapChart;
  readonly #table: Table<FileRow>;
  readonly #drawn = new Changes();
  #rows: readonly FileRow[] | undefined;
  #isAsked = false;

  constructor(context: Context) {
    const { texts, numbers, host } = context;
    this.#context = context;
    const open = ({ uri }: FileRow) => host.post({ type: "open", uri });
    this.#chart = new TreemapChart(context, texts.files, (file) => this.#lines(file), open);
    const columns = this.#columns();
    this.#table = new Table({
      caption: texts.files,
      columns,
      sort: { key: "used", isDown: true },
      choose: open,
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    const button = (label: string, act: () => void) => {
      const element = html("button", { type: "button", class: "secondary" }, label);
      element.addEventListener("click", act);
      return element;
    };
    const again = button(texts.lookAgain, () => this.#ask());
    const config = button(texts.openConfig, () => host.post({ type: "run", command: "openConfigFile" }));
    const exports = exportButtons(context, {
      name: () => "prompt-files",
      chart: () => this.#chart.element,
      columns,
      rows: () => this.#table.rows,
    });
    const buttons = html("div", { class: "choice" }, again, config);
    this.element = html("div", {}, this.#note, buttons, this.#chart.element, this.#table.element, exports);
  }

  draw(): void {
    if (!this.#isAsked) this.#ask();
    const rows = this.#rows ?? [];
    const width = Math.max(120, Math.floor(this.element.clientWidth));
    if (!this.#drawn.in(this.#rows, width)) return;
    this.#chart.draw(rows, width);
    this.#table.element.hidden = rows.length === 0;
    this.#table.show(rows);
  }

  #ask(): void {
    const { host, texts, numbers, redraw } = this.#context;
    this.#isAsked = true;
    setText(this.#note, texts.counting);
    host.ask({ type: "workspace" }, (part) => {
      if (part.type === "files") this.#rows = part.rows;
      if (part.type === "progress") setText(this.#note, filled(texts.countingShare, numbers.share(part.done)));
      if (part.type === "done") setText(this.#note, part.problem ?? this.#summary());
      redraw();
    });
  }

  #summary(): string {
    const { texts, numbers } = this.#context;
    const rows = this.#rows ?? [];
    if (rows.length === 0) return texts.noFiles;
    const over = rows.filter(({ count, budget }) => budget !== null && count.high > budget).length;
    return filled(texts.filesOver, numbers.whole(rows.length), numbers.whole(over));
  }

  #lines(file: FileRow): string[] {
    const { texts, numbers } = this.#context;
    const tokens = numbers.tokens(file.count.tokens, file.count.exact);
    if (file.budget === null) return [file.path, filled(texts.tokens, tokens)];
    const left = file.budget - file.count.high;
    const rest = filled(left < 0 ? texts.over : texts.left, numbers.whole(Math.abs(left)));
    return [file.path, filled(texts.tokensOf, tokens, numbers.whole(file.budget)), rest];
  }

  #columns(): Column<FileRow>[] {
    const { texts, numbers } = this.#context;
    const used = ({ count, budget }: FileRow) => (budget === null ? null : count.high / Math.max(1, budget));
    const isNumber = true;
    return [
      { key: "path", title: texts.file, value: ({ path }) => path },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber },
        value: ({ count }) => count.tokens,
        text: ({ count }) => numbers.tokens(count.tokens, count.exact),
      },
      {
        ...{ key: "budget", title: texts.budget, isNumber },
        value: ({ budget }) => budget,
        text: ({ budget }) => (budget === null ? "" : numbers.whole(budget)),
      },
      {
        ...{ key: "used", title: texts.used, isNumber },
        value: used,
        text: (row) => {
          const share = used(row);
          return share === null ? "" : numbers.share(share);
        },
      },
    ];
  }
}
