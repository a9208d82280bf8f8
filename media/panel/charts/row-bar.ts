import type { DocumentFacts } from "../../../src/panel/protocol.ts";
import { svg } from "../dom.ts";

const BAR_WIDTH = 120;
const BAR_HEIGHT = 10;

type Count = NonNullable<DocumentFacts["count"]>;

/** A count as a bar in the row of a table, and an interval as a line from its lower to its upper end. */
export function rowBar({ tokens, low, high, exact }: Count, most: number): SVGSVGElement {
  const x = (value: number) => (value / most) * BAR_WIDTH;
  const chart = svg("svg", { class: "row-bar", width: BAR_WIDTH, height: BAR_HEIGHT, "aria-hidden": "true" });
  chart.append(svg("rect", { class: "part part-document", height: BAR_HEIGHT, width: x(tokens) }));
  if (!exact) {
    const y = BAR_HEIGHT / 2;
    chart.append(svg("line", { class: "interval", x1: x(low), x2: x(high), y1: y, y2: y }));
    for (const end of [low, high])
      chart.append(svg("line", { class: "interval", x1: x(end), x2: x(end), y1: 1, y2: BAR_HEIGHT - 1 }));
  }
  return chart;
}
