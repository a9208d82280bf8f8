import type { Context } from "../context.ts";
import { html } from "../dom.ts";
import { csvFile, markdownTable, pngFile, svgFile } from "../export.ts";
import type { Column } from "../table.ts";

/** What of a view can be taken along. */
export interface Exported<R> {
  /** Names the file, without its ending. */
  name(): string;
  readonly chart?: () => SVGSVGElement;
  readonly columns: readonly Column<R>[];
  rows(): readonly R[];
}

/** The buttons that save a chart and its figures, or copy them. */
export function exportButtons<R>({ host, texts }: Context, exported: Exported<R>): HTMLElement {
  const { columns, chart } = exported;
  const button = (label: string, act: () => void) => {
    const element = html("button", { type: "button", class: "quiet" }, label);
    element.addEventListener("click", act);
    return element;
  };
  const save = (ending: string, text: string) =>
    host.post({ type: "save", name: `${exported.name()}.${ending}`, text });
  const savePng = async (picture: SVGSVGElement) =>
    host.post({ type: "save-picture", name: `${exported.name()}.png`, data: await pngFile(picture) });
  const copy = (text: string) => host.post({ type: "copy", text });
  return html(
    "div",
    { class: "exports" },
    ...(chart
      ? [button(texts.saveSvg, () => save("svg", svgFile(chart()))), button(texts.savePng, () => void savePng(chart()))]
      : []),
    button(texts.saveCsv, () => save("csv", csvFile(columns, exported.rows()))),
    button(texts.copyCsv, () => copy(csvFile(columns, exported.rows()))),
    button(texts.copyMarkdown, () => copy(markdownTable(columns, exported.rows()))),
  );
}
