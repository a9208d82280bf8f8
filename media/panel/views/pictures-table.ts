import type { PanelImage } from "../../../src/panel/protocol.ts";
import { Changes } from "../changes.ts";
import type { Context } from "../context.ts";
import { html } from "../dom.ts";
import { filled } from "../numbers.ts";
import { Table } from "../table.ts";

/** The pictures and videos of the document; nothing where it shows none. */
export class PicturesTable {
  readonly element: HTMLDetailsElement;
  readonly #table: Table<PanelImage>;
  readonly #changes = new Changes();
  #images: readonly PanelImage[] = [];

  constructor(context: Context, open: (image: PanelImage) => void) {
    const { texts, numbers } = context;
    this.#table = new Table({
      caption: texts.picturesCaption,
      columns: [
        { key: "name", title: texts.picture, value: ({ name }) => name },
        {
          key: "pixels",
          title: texts.pixels,
          isNumber: true,
          value: ({ size }) => size && size.width * size.height,
          text: ({ size }) => (size ? `${numbers.whole(size.width)} × ${numbers.whole(size.height)}` : ""),
        },
        {
          key: "tokens",
          title: texts.tokensHead,
          isNumber: true,
          value: ({ tokens }) => tokens,
          text: ({ tokens }) => (tokens === null ? "" : numbers.whole(tokens)),
        },
        { key: "notes", title: texts.notes, value: ({ notes }) => notes.join("; ") },
      ],
      choose: open,
      more: (count) => filled(texts.moreRows, numbers.whole(count)),
    });
    this.element = html("details", { hidden: true }, html("summary", {}, texts.pictures), this.#table.element);
    this.element.addEventListener("toggle", () => this.#fill());
  }

  show(images: readonly PanelImage[]): void {
    this.#images = images;
    this.element.hidden = images.length === 0;
    this.#fill();
  }

  #fill(): void {
    if (this.element.open && this.#changes.in(JSON.stringify(this.#images))) this.#table.show(this.#images);
  }
}
