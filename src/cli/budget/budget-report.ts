import { costOfMany, type RequestCost, type WholeBudget } from "../../core/budget/whole-budget.ts";
import type { BrokenPrefix } from "../../core/caching/broken-prefix.ts";
import type { MeasuredImage } from "../../core/images/measured-images.ts";
import { CATALOGUE_SOURCE } from "../../core/models/catalogue.ts";
import type { ComparedPictures } from "../../node/pictures/compare-pictures.ts";
import type { CliTarget } from "../input/target.ts";
import { budgetBar, lookOf } from "../terminal/bar.ts";
import { dollars, grouped, percent, tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";

export interface ShownBudget {
  readonly path: string;
  readonly target: CliTarget;
  readonly whole: WholeBudget;
  readonly images: readonly MeasuredImage[];
  readonly similar: ComparedPictures["similar"];
  readonly notCompared: ComparedPictures["notCompared"];
  readonly cache: BrokenPrefix | null;
  /** A sentence that was asked for, which holds the answer to a length. */
  readonly instruction: string | null;
  /** Requests a day, where their cost is wanted. */
  readonly perDay: number | null;
}

/** A budget for a person: a bar of the window, its parts, the pictures, what a request costs. */
export function budgetLines(
  { path, target, whole, images, similar, notCompared, cache, instruction, perDay }: ShownBudget,
  width: number,
  paint: Paint,
): string[] {
  const { window, text, chat, tools, reserve, thinking, free, effective } = whole;
  const name = path === "-" ? "standard input" : path;
  const of = [target.model?.name, target.tokenizer.name].filter((part) => part !== undefined).join(" · ");
  const parts: (readonly [what: string, tokens: number, shown: string])[] = [
    ["Text", text.high, tokensText(text)],
    ["Chat format", chat, grouped(chat)],
    ["Tools", tools, grouped(tools)],
    ["Pictures", whole.images, grouped(whole.images)],
    ["Thinking", thinking.tokens, grouped(thinking.tokens)],
    ["Answer", reserve.tokens, grouped(reserve.tokens)],
  ];
  const shown = parts.filter(([what, tokens]) => tokens > 0 || what === "Text" || what === "Answer");
  const total = window ?? shown.reduce((sum, [, tokens]) => sum + tokens, 0);
  const rows = shown.map(([what, tokens, said], i) => {
    const { colour, glyph } = lookOf(i);
    return [`${paint(colour, glyph)} ${what}`, said, percent(tokens, total)];
  });
  if (free !== null)
    rows.push([
      `${paint("dim", "░")} Free`,
      free < 0 ? paint("red", `${grouped(-free)} over`) : grouped(free),
      free < 0 ? "" : percent(free, total),
    ]);
  const bar = budgetBar(
    shown.map(([, tokens], i) => ({ tokens, ...lookOf(i) })),
    window,
    width,
    paint,
  );
  const lines = [paint("bold", clipped(name, width)), of, "", bar];
  if (window !== null) lines.push(`The window of ${grouped(window)} tokens`);
  lines.push("", ...table([{ title: "" }, { title: "", align: "right" }, { title: "", align: "right" }], rows), "");
  lines.push(...wrapped(`Answer: ${reserve.source}; half of them within ${grouped(reserve.median)}.`, width));
  if (thinking.tokens > 0) lines.push(...wrapped(`Thinking: ${thinking.source}.`, width));
  if (effective !== null) {
    const past = whole.input > effective.tokens ? paint("yellow", "; this prompt is past it") : "";
    lines.push(...wrapped(`Used well: ${grouped(effective.tokens)} tokens (${effective.source})${past}.`, width));
  }
  if (instruction !== null) lines.push(`To hold the answer to the tokens of --answer, add: ${instruction}`);
  if (cache !== null) lines.push(...wrapped(cacheText(cache), width));
  if (images.length > 0) lines.push("", ...imageLines(images, width, paint));
  lines.push(...similarLines(images, similar, width));
  for (const { problem } of notCompared.slice(0, MOST_IMAGES)) lines.push(paint("dim", `Not compared: ${problem}`));
  return [...lines, ...costLines(whole, perDay, width, paint)];
}

function cacheText({ tokens, offset, after, isSame }: BrokenPrefix): string {
  if (isSame) return "Cache: the versions are the same.";
  return `Cache: ${grouped(tokens)} tokens stay; token ${grouped(tokens + 1)}, at character ${grouped(offset)}, is another, and ${grouped(after)} are paid anew.`;
}

const MOST_IMAGES = 20;

function imageLines(images: readonly MeasuredImage[], width: number, paint: Paint): string[] {
  const rows = images
    .slice(0, MOST_IMAGES)
    .map(({ name, size, tokens, cheapest, problem }) => [
      clipped(name, Math.max(20, width - 50)),
      size === null ? "" : `${size.width} x ${size.height}`,
      tokens === null ? "" : grouped(tokens),
      cheapest === null ? clipped(problem ?? "", 60) : `as much at ${cheapest.width} x ${cheapest.height}`,
    ]);
  const [head = "", ...lines] = table(
    [{ title: "Picture" }, { title: "Pixels", align: "right" }, { title: "Tokens", align: "right" }, { title: "" }],
    rows,
  );
  const left = images.length - MOST_IMAGES;
  return [paint("dim", head), ...lines, ...(left > 0 ? [paint("dim", `and ${left} more`)] : [])];
}

function similarLines(images: readonly MeasuredImage[], similar: ComparedPictures["similar"], width: number): string[] {
  const lines = similar.slice(0, MOST_IMAGES).flatMap(({ kept, again, distance, saves }) => {
    const alike = distance === 0 ? "the same" : `nearly the same (${percent(distance, 1)} of their prints differ)`;
    const saved = saves === null ? "" : `: leaving one out saves ${grouped(saves)} tokens`;
    const names = [kept, again].map((picture) => clipped(images[picture]!.name, 40)).join(" and ");
    return wrapped(`Pictures ${kept + 1} and ${again + 1} (${names}) show ${alike}${saved}.`, width);
  });
  const left = similar.length - MOST_IMAGES;
  return left > 0 ? [...lines, `and ${left} more that show nearly the same`] : lines;
}

function costLines({ cost }: WholeBudget, perDay: number | null, width: number, paint: Paint): string[] {
  if (cost === null) return [];
  const said = ({ input, cachedInput, outputMedian, outputReserve }: RequestCost) =>
    `${dollars(input)} in (${dollars(cachedInput)} from the cache), ${dollars(outputMedian)} out as a rule, ${dollars(outputReserve)} at most`;
  const day = perDay === null ? [] : [`A day of ${grouped(perDay)}: ${said(costOfMany(cost, perDay))}`];
  const sentences = [`A request: ${said(cost)}`, ...day];
  return [
    "",
    ...sentences.flatMap((sentence) => wrapped(sentence, width)),
    paint("dim", `Prices as of ${CATALOGUE_SOURCE.date}`),
  ];
}
