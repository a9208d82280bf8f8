import type { PanelModel, TokenizerRow } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import { rowBar } from "../charts/row-bar.ts";
import type { Context, Known, View } from "../context.ts";
import { html, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";
import { KindsTable } from "./kinds-table.ts";

/** A tokenizer with the prices of the models that count so, from the cheapest, or one of those models. */
interface Row extends TokenizerRow {
  readonly name: string;
  readonly prices: readonly number[];
  /** Of a model. */
  readonly window: number | null;
}

/** The text under every tokenizer, with intervals where one estimates. */
export class TokenizersView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #note = html("p", { class: "note", role: "status" });
  readonly #count: HTMLButtonElement;
  readonly #table: Table<Row>;
  readonly #each = html("select");
  readonly #kinds: KindsTable;
  readonly #drawn = new Changes();
  #rows: readonly TokenizerRow[] = [];
  #of = { uri: "", version: -1 };
  #known: Known | undefined;
  #stop: (() => void) | undefined;

  constructor(context: Context) {
    const { texts, numbers, host } = context;
    this.#context = context;
    const columns = this.#columns();
    const { sort } = host.kept;
    this.#table = new Table({
      caption: texts.tokenizersCaption,
      columns,
      sort: isSort(sort) ? sort : { key: "tokens", isDown: false },
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
      sorted: (key, isDown) => host.keep({ sort: { key, isDown } }),
    });
    this.#count = html("button", { type: "button" }, texts.countAgain);
    this.#count.addEventListener("click", () => this.#ask());
    const exports = exportButtons(context, {
      name: () => `${this.#known?.document?.name ?? ""}-tokenizers`,
      columns,
      rows: () => this.#table.rows,
    });
    const option = (value: string, text: string) => html("option", { value, selected: host.kept.each === value }, text);
    this.#each.append(option("tokenizer", texts.eachTokenizer), option("model", texts.eachModel));
    this.#each.addEventListener("change", () => {
      host.keep({ each: this.#each.value });
      context.redraw();
    });
    const each = html("div", { class: "choice" }, html("label", {}, `${texts.each} `, this.#each));
    this.#kinds = new KindsTable(context);
    const { element: kinds } = this.#kinds;
    this.element = html("div", {}, each, this.#note, this.#count, this.#table.element, exports, kinds);
  }

  draw(known: Known): void {
    this.#known = known;
    const { document } = known;
    if (!document) return;
    if (document.uri !== this.#of.uri) this.#ask();
    this.#count.hidden = document.version === this.#of.version || this.#stop !== undefined;
    if (!this.#drawn.in(this.#rows, this.#each.value, known.models)) return;
    const rowsOf = this.#each.value === "model" ? modelRows : tokenizerRow;
    this.#table.show(this.#rows.flatMap((row) => rowsOf(row, known.models)));
  }

  #ask(): void {
    const document = this.#known?.document;
    if (!document) return;
    const { host, texts, numbers, redraw } = this.#context;
    this.#stop?.();
    this.#rows = [];
    this.#of = { uri: document.uri, version: document.version };
    setText(this.#note, texts.counting);
    this.#kinds.ask(document.uri);
    this.#stop = host.ask({ type: "tokenizers", uri: document.uri }, (part) => {
      if (part.type === "tokenizers") this.#rows = [...this.#rows, ...part.rows];
      if (part.type === "progress") setText(this.#note, filled(texts.countingShare, numbers.share(part.done)));
      if (part.type === "done") {
        this.#stop = undefined;
        setText(this.#note, part.problem ?? "");
      }
      redraw();
    });
  }

  #columns(): Column<Row>[] {
    const { texts, numbers } = this.#context;
    const fewest = () => Math.min(...this.#rows.map(({ count }) => count.tokens));
    const most = () => Math.max(1, ...this.#rows.map(({ count }) => count.high));
    const cost = ({ count, prices }: Row, at: "lowest" | "highest") => {
      const price = at === "lowest" ? prices[0] : prices.at(-1);
      return price === undefined ? null : (count.tokens * price) / 1e6;
    };
    const isNumber = true;
    return [
      { key: "name", title: `${texts.tokenizer} / ${texts.modelHead}`, value: ({ name }) => name },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber },
        value: ({ count }) => count.tokens,
        text: ({ count }) => numbers.tokens(count.tokens, count.exact),
        mark: ({ count }) => rowBar(count, most()),
      },
      {
        ...{ key: "interval", title: texts.interval },
        value: ({ count }) => (count.exact ? "" : `${count.low}–${count.high}`),
        text: ({ count }) => (count.exact ? texts.exact : `${numbers.whole(count.low)}–${numbers.whole(count.high)}`),
      },
      {
        ...{ key: "bytes", title: texts.bytesPerToken, isNumber },
        value: ({ bytes, count }) => (count.tokens > 0 ? bytes / count.tokens : null),
        text: ({ bytes, count }) => (count.tokens > 0 ? numbers.decimal(bytes / count.tokens) : ""),
      },
      {
        ...{ key: "premium", title: texts.premium, isNumber },
        value: ({ count }) => (fewest() > 0 ? count.tokens / fewest() - 1 : null),
        text: ({ count }) => (fewest() > 0 ? numbers.share(count.tokens / fewest() - 1) : ""),
      },
      {
        ...{ key: "cost", title: texts.cost, isNumber },
        value: (row) => cost(row, "lowest"),
        text: (row) => {
          const [lowest, highest] = [cost(row, "lowest"), cost(row, "highest")];
          if (lowest === null || highest === null) return "";
          return lowest === highest
            ? numbers.dollars(lowest)
            : `${numbers.dollars(lowest)}–${numbers.dollars(highest)}`;
        },
      },
      {
        ...{ key: "window", title: texts.ofWindow, isNumber },
        value: ({ count, window }) => (window === null ? null : count.high / window),
        text: ({ count, window }) => (window === null ? "" : numbers.share(count.high / window)),
      },
      { key: "usedBy", title: texts.usedBy, isLong: true, value: ({ usedBy }) => usedBy },
    ];
  }
}

function tokenizerRow(row: TokenizerRow, models: readonly PanelModel[]): Row[] {
  const prices = models.flatMap(({ tokenizer, price }) =>
    tokenizer === row.tokenizer && price !== null ? [price] : [],
  );
  return [{ ...row, name: row.tokenizer, prices: prices.sort((a, b) => a - b), window: null }];
}

function modelRows(row: TokenizerRow, models: readonly PanelModel[]): Row[] {
  const mine = models.filter(({ tokenizer }) => tokenizer === row.tokenizer);
  return mine.map(({ name, price, window }) => {
    return { ...row, name, prices: price === null ? [] : [price], window, usedBy: row.tokenizer };
  });
}

function isSort(kept: unknown): kept is { key: string; isDown: boolean } {
  return typeof kept === "object" && kept !== null && "key" in kept && "isDown" in kept;
}
