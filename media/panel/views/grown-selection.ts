import type { BoughtPiece } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { html, setText } from "../dom.ts";
import { filled } from "../numbers.ts";
import { type Column, Table } from "../table.ts";

/** What the budget is made larger by. */
const BY = 500;

/** What the next tokens of a selection would buy: a selection for the larger budget, held against the one that is shown. */
export class GrownSelection {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #note = html("p", { class: "note grown", role: "status" });
  readonly #table: Table<BoughtPiece>;
  #pieces: readonly BoughtPiece[] = [];
  /** The selection that was asked about. */
  #revision = -1;
  #stop: (() => void) | undefined;

  constructor(context: Context) {
    const { texts, numbers, host } = context;
    this.#context = context;
    this.#table = new Table({
      caption: filled(texts.grownBy, numbers.whole(BY)),
      columns: this.#columns(),
      choose: ({ path, start, end }) => host.post({ type: "show-place", path, start, end }),
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    this.element = html("div", {}, this.#table.element, this.#note);
  }

  /** @param revision the selection that is shown; `null` while another is being made */
  draw(revision: number | null): void {
    if (revision !== null && revision !== this.#revision) this.#ask(revision);
    this.#table.show(this.#pieces);
  }

  #ask(revision: number): void {
    const { host, texts, numbers, redraw } = this.#context;
    this.#revision = revision;
    this.#stop?.();
    setText(this.#note, filled(texts.growing, numbers.whole(BY)));
    this.#stop = host.ask({ type: "grow", by: BY }, (part) => {
      if (part.type === "grown") {
        const { pieces, tokens, budget } = part;
        this.#pieces = pieces;
        const figures = filled(texts.grownFigures, numbers.whole(tokens), numbers.whole(budget));
        setText(this.#note, pieces.length > 0 ? figures : filled(texts.grownNothing, numbers.whole(BY)));
      }
      if (part.type === "done" && part.problem !== null) {
        this.#pieces = [];
        setText(this.#note, part.problem);
      }
      redraw();
    });
  }

  #columns(): Column<BoughtPiece>[] {
    const { texts, numbers } = this.#context;
    return [
      { key: "place", title: texts.place, value: ({ path, lines }) => `${path}:${lines}` },
      {
        ...{ key: "tokens", title: texts.tokensHead, isNumber: true },
        value: ({ tokens }) => tokens,
        text: ({ tokens }) => numbers.whole(tokens),
      },
      { key: "reason", title: texts.reason, value: ({ reason }) => reason },
      { key: "text", title: texts.text, value: ({ text }) => text },
    ];
  }
}
