import type { LengthBucket } from "../../core/requests/length-buckets.ts";
import type { Packing } from "../../core/requests/pack-rows.ts";
import { counted, dollars, grouped, percent } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import type { ReadRequests } from "./read-requests.ts";

export interface ShownRequests extends Omit<ReadRequests, "histogram"> {
  readonly requests: number;
  readonly tokens: number;
  readonly percentiles: Readonly<Record<string, number>>;
  readonly limit: number | null;
  readonly batch: number;
  readonly packing: Omit<Packing, "groups">;
  readonly buckets: readonly LengthBucket[];
  readonly cost: number | null;
}

const BAR = 30;
const MOST_LINES = 5;

/** What is in a file of requests, for a person. */
export function requestLines(file: string, found: ShownRequests, paint: Paint): string[] {
  const { requests, tokens, percentiles, packing, buckets, batch, batchPadding, cost } = found;
  const lines = [
    paint("bold", file === "-" ? "standard input" : file),
    `${counted(requests, "request")}, ${grouped(tokens)} tokens${cost === null ? "" : `, ${dollars(cost)} of input`}`,
    Object.entries(percentiles)
      .map(([name, length]) => `${name === "p100" ? "longest" : name} ${grouped(length)}`)
      .join(" · "),
    ...pictureLines(found, paint),
    ...limitLines(found, paint),
  ];
  if (requests === 0) return lines;
  const most = Math.max(...buckets.map((bucket) => bucket.requests));
  const rows = buckets.map(({ from, to, requests: own, padding }) => [
    `${grouped(from + (from === 0 ? 0 : 1))}–${grouped(to)}`,
    grouped(own),
    percent(own, requests),
    percent(padding, own * to),
    "█".repeat(Math.ceil((own / most) * BAR)),
  ]);
  const columns = ["Tokens", "Requests", "Share", "Padding"].map((title) => ({ title, align: "right" as const }));
  const [head = "", ...shown] = table([...columns, { title: "" }], rows);
  const inBuckets = buckets.reduce((sum, { padding }) => sum + padding, 0);
  const waste = (padding: number) => `${grouped(padding)} of padding (${percent(padding, tokens + padding)})`;
  return [
    ...lines,
    "",
    paint("dim", head),
    ...shown,
    "",
    `${grouped(batch)} at a time, in this order: ${waste(batchPadding)}`,
    `By buckets: ${waste(inBuckets)}`,
    `Packed into ${counted(packing.rows, "row")} of ${grouped(packing.row)}: ${waste(packing.padding)}`,
  ];
}

function pictureLines({ pictures, pictureTokens, uncountedPictures }: ShownRequests, paint: Paint): string[] {
  if (pictures === 0) return [];
  const lines = [`${counted(pictures, "picture")}, ${grouped(pictureTokens)} of the tokens`];
  if (uncountedPictures > 0) lines.push(paint("yellow", `${grouped(uncountedPictures)} of them could not be counted`));
  return lines;
}

function limitLines({ limit, over, overCount, refused, refusedCount }: ShownRequests, paint: Paint): string[] {
  const lines: string[] = [];
  const rest = (count: number) => (count > MOST_LINES ? ` and ${grouped(count - MOST_LINES)} more` : "");
  if (limit !== null && overCount > 0) {
    const named = over.slice(0, MOST_LINES).map(({ line, tokens }) => `line ${line} (${grouped(tokens)})`);
    lines.push(paint("red", `${grouped(overCount)} over ${grouped(limit)}: ${named.join(", ")}${rest(overCount)}`));
  } else if (limit !== null) lines.push(`None is over ${grouped(limit)}.`);
  if (refusedCount > 0) {
    const named = refused.slice(0, MOST_LINES).map(({ line, why }) => `line ${line} ${why}`);
    lines.push(
      paint("yellow", `${counted(refusedCount, "line")} passed over: ${named.join(", ")}${rest(refusedCount)}`),
    );
  }
  return lines;
}
