import { html, set } from "./dom.ts";

/** A column of a table; `text` is what is shown, `value` what it is sorted by and written to CSV. */
export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly isNumber?: boolean;
  /** It may be many words: it gets more room, so that its row stays low. */
  readonly isLong?: boolean;
  value(row: R): string | number | null;
  text?(row: R): string;
  /** Draws something before the text. */
  mark?(row: R): Node | null;
}

export interface TableOptions<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  /** The column to sort by at first; without one, rows keep their order. */
  readonly sort?: { readonly key: string; readonly isDown: boolean } | undefined;
  /** What becomes of a row that is chosen, and what the button in it says. */
  readonly choose?: ((row: R) => void) | undefined;
  readonly more: (count: number) => string;
  readonly sorted?: ((key: string, isDown: boolean) => void) | undefined;
}

/** Rows beyond these are counted, not listed. */
const MOST_ROWS = 500;

/** A table that is sorted by its heads. The first column names the row. */
export class Table<R> {
  readonly element = html("table");
  readonly #options: TableOptions<R>;
  readonly #head = html("tr");
  readonly #body = html("tbody");
  #rows: readonly R[] = [];
  #sort: TableOptions<R>["sort"];

  constructor(options: TableOptions<R>) {
    this.#options = options;
    this.#sort = options.sort;
    this.#head.append(...options.columns.map((column) => this.#headOf(column)));
    this.element.append(html("caption", {}, options.caption), html("thead", {}, this.#head), this.#body);
  }

  /** As they are shown. */
  get rows(): readonly R[] {
    const { columns } = this.#options;
    const column = columns.find(({ key }) => key === this.#sort?.key);
    if (!column) return this.#rows;
    const sign = this.#sort!.isDown ? -1 : 1;
    return [...this.#rows].sort((a, b) => sign * compared(column.value(a), column.value(b)));
  }

  show(rows: readonly R[]): void {
    this.#rows = rows;
    const { columns, choose, more } = this.#options;
    const sorted = this.rows;
    this.#body.replaceChildren(
      ...sorted.slice(0, MOST_ROWS).map((row) =>
        html(
          "tr",
          {},
          ...columns.map((column, i) => {
            const text = column.text?.(row) ?? String(column.value(row) ?? "");
            const mark = column.mark?.(row);
            const content = i === 0 && choose ? chooser(text, () => choose(row)) : text;
            const attributes = { class: classOf(column), dir: column.isNumber ? null : "auto" };
            const children = mark ? [html("div", { class: "marked" }, mark, html("span", {}, content))] : [content];
            return i === 0
              ? html("th", { scope: "row", ...attributes }, ...children)
              : html("td", attributes, ...children);
          }),
        ),
      ),
      ...(sorted.length > MOST_ROWS
        ? [html("tr", {}, html("td", { colspan: columns.length }, more(sorted.length - MOST_ROWS)))]
        : []),
    );
    for (const [i, { key }] of columns.entries()) {
      const direction = key !== this.#sort?.key ? "none" : this.#sort.isDown ? "descending" : "ascending";
      set(this.#head.children[i]!, { "aria-sort": direction });
    }
  }

  #headOf(column: Column<R>): HTMLElement {
    const button = html("button", { type: "button", class: "sort" }, column.title);
    button.addEventListener("click", () => {
      const again = this.#sort?.key === column.key;
      this.#sort = { key: column.key, isDown: again ? !this.#sort!.isDown : column.isNumber === true };
      this.#options.sorted?.(this.#sort.key, this.#sort.isDown);
      this.show(this.#rows);
    });
    return html("th", { scope: "col", class: column.isNumber ? "number" : null }, button);
  }
}

function classOf({ isNumber, isLong }: Column<never>): string | null {
  if (isNumber) return "number";
  return isLong ? "long" : null;
}

function chooser(text: string, choose: () => void): HTMLElement {
  const button = html("button", { type: "button", class: "link", dir: "auto" }, text);
  button.addEventListener("click", choose);
  return button;
}

function compared(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}
