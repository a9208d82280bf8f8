import { KINDS, type PanelKinds } from "../../../src/panel/protocol.ts";
import { rowBar } from "../charts/row-bar.ts";
import type { Context } from "../context.ts";
import { html } from "../dom.ts";
import { type Column, Table } from "../table.ts";
import { exportButtons } from "./files.ts";

interface Row {
  readonly name: string;
  readonly tokens: number;
  readonly share: number;
}

/** What the tokens of the text are made of, a bar for each kind. Hidden where they are not known one by one. */
export class KindsTable {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #table: Table<Row>;
  #stop: (() => void) | undefined;

  constructor(context: Context) {
    this.#context = context;
    const columns = this.#columns();
    const { texts } = context;
    this.#table = new Table({
      caption: texts.kindsCaption,
      columns,
      sort: { key: "tokens", isDown: true },
      more: String,
    });
    const exports = exportButtons(context, { name: () => "tokens-by-kind", columns, rows: () => this.#table.rows });
    this.element = html("div", { hidden: true }, this.#table.element, exports);
  }

  ask(uri: string): void {
    this.#stop?.();
    this.element.hidden = true;
    this.#stop = this.#context.host.ask({ type: "kinds", uri }, (part) => {
      if (part.type === "kinds" && part.kinds) this.#show(part.kinds);
    });
  }

  #show(kinds: PanelKinds): void {
    const { texts } = this.#context;
    const all = KINDS.reduce((sum, kind) => sum + kinds[kind], 0);
    const found = KINDS.filter((kind) => kinds[kind] > 0);
    this.#table.show(found.map((kind) => ({ name: texts.kinds[kind], tokens: kinds[kind], share: kinds[kind] / all })));
    this.element.hidden = found.length === 0;
  }

  #columns(): Column<Row>[] {
    const { texts, numbers } = this.#context;
    const most = () => Math.max(...this.#table.rows.map(({ tokens }) => tokens));
    return [
      { key: "kind", title: texts.kind, value: ({ name }) => name },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber: true },
        value: ({ tokens }) => tokens,
        text: ({ tokens }) => numbers.whole(tokens),
        mark: ({ tokens }) => rowBar({ tokens, low: tokens, high: tokens, exact: true }, most()),
      },
      {
        ...{ key: "share", title: texts.share, isNumber: true },
        value: ({ share }) => share,
        text: ({ share }) => numbers.share(share),
      },
    ];
  }
}
