import type { MeasuredImage } from "../../core/images/measured-images.ts";
import { grouped, percent } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";
import type { Attachments } from "./attachments.ts";

/** The pictures, videos and PDFs of a prompt for a person. */
export function attachmentLines(
  { images, similar, notCompared, pdfs }: Attachments,
  width: number,
  paint: Paint,
): string[] {
  const lines = images.length === 0 ? [] : ["", ...imageLines(images, width, paint)];
  lines.push(...similarLines(images, similar, width));
  for (const { problem } of notCompared.slice(0, MOST_IMAGES)) lines.push(paint("dim", `Not compared: ${problem}`));
  return pdfs.length === 0 ? lines : [...lines, "", ...pdfLines(pdfs, width, paint)];
}

const MOST_IMAGES = 20;

function imageLines(images: readonly MeasuredImage[], width: number, paint: Paint): string[] {
  const rows = images
    .slice(0, MOST_IMAGES)
    .map(({ name, size, tokens, cheapest, frames, problem }) => [
      clipped(name, Math.max(20, width - 50)),
      size === null ? "" : `${size.width} x ${size.height}`,
      tokens === null ? "" : grouped(tokens),
      [
        frames === null ? "" : framesText(frames),
        cheapest === null ? clipped(problem ?? "", 60) : `as much at ${cheapest.width} x ${cheapest.height}`,
      ]
        .filter((part) => part !== "")
        .join(", "),
    ]);
  const [head = "", ...lines] = table(
    [{ title: "Picture" }, { title: "Pixels", align: "right" }, { title: "Tokens", align: "right" }, { title: "" }],
    rows,
  );
  const left = images.length - MOST_IMAGES;
  return [paint("dim", head), ...lines, ...(left > 0 ? [paint("dim", `and ${left} more`)] : [])];
}

/** `12 of 90 frames of 765, 2,880 of sound` */
function framesText({ frames, all, each, audio }: NonNullable<MeasuredImage["frames"]>): string {
  const of = frames < all ? `${grouped(frames)} of ${grouped(all)}` : grouped(all);
  const sound = audio === 0 ? "" : `, ${grouped(audio)} of sound`;
  return `${of} frames of ${grouped(each)}${sound}`;
}

function similarLines(images: readonly MeasuredImage[], similar: Attachments["similar"], width: number): string[] {
  const lines = similar.slice(0, MOST_IMAGES).flatMap(({ kept, again, distance, saves }) => {
    const alike = distance === 0 ? "the same" : `nearly the same (${percent(distance, 1)} of their prints differ)`;
    const saved = saves === null ? "" : `: leaving one out saves ${grouped(saves)} tokens`;
    const names = [kept, again].map((picture) => clipped(images[picture]!.name, 40)).join(" and ");
    return wrapped(`Pictures ${kept + 1} and ${again + 1} (${names}) show ${alike}${saved}.`, width);
  });
  const left = similar.length - MOST_IMAGES;
  return left > 0 ? [...lines, `and ${left} more that show nearly the same`] : lines;
}

const MOST_PDFS = 20;

function pdfLines(pdfs: Attachments["pdfs"], width: number, paint: Paint): string[] {
  const shown = pdfs.slice(0, MOST_PDFS);
  const rows = shown.map((pdf) => {
    const name = clipped(pdf.name, Math.max(20, width - 50));
    if ("problem" in pdf) return [name, "", "", "", clipped(pdf.problem, 60)];
    const { pages, text, pictures, sent } = pdf;
    return [name, ...[pages, text, pictures, sent].map((tokens) => (tokens === null ? "" : grouped(tokens)))];
  });
  const titles = ["Pages", "As text", "As pictures", "As a PDF"];
  const [head = "", ...lines] = table(
    [{ title: "PDF" }, ...titles.map((title) => ({ title, align: "right" as const }))],
    rows,
  );
  const sources = new Set(shown.flatMap((pdf) => ("problem" in pdf ? [] : [pdf.source])));
  return [paint("dim", head), ...lines, ...[...sources].map((source) => paint("dim", clipped(source, width)))];
}
