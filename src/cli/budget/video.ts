import { resolve } from "node:path";
import { type WholeBudget, wholeBudget } from "../../core/budget/whole-budget.ts";
import { imageRule } from "../../core/images/image-tokens.ts";
import { UserError } from "../../core/user-error.ts";
import { type FramePlan, framePlans, type TakenVideo, takenVideo } from "../../core/videos/frame-plan.ts";
import type { VideoHeader } from "../../core/videos/video-header.ts";
import { videoRule } from "../../core/videos/video-rules.ts";
import { readVideoHeader } from "../../node/files/video-file.ts";
import { DONE, OVER } from "../command.ts";
import type { CliTarget } from "../input/target.ts";
import { grouped } from "../terminal/numbers.ts";
import { type Paint, paintFor, widthOf } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";

interface ShownVideo {
  readonly video: VideoHeader;
  /** Tokens for it: as asked, else what the window holds beside the answer. */
  readonly budget: number | null;
  readonly isAsked: boolean;
  /** By a vendor that takes videos. */
  readonly taken: (TakenVideo & { readonly source: string }) | null;
  readonly plans: readonly FramePlan[];
}

/** Shows what a video takes of a model, and how many of its frames fit; status 1 where it is over. */
export async function showVideo(
  path: string,
  target: CliTarget,
  asked: number | null,
  json: boolean,
  terminal: Terminal,
): Promise<number | UserError> {
  const video = await readVideoHeader(resolve(terminal.cwd, path), path);
  if (video instanceof UserError) return video;
  const { model, tokenizer } = target;
  const whole = wholeBudget({ texts: [], request: "", chatOverhead: 0, tools: "", images: [] }, { tokenizer, model });
  if (whole instanceof UserError) return whole;
  const budget = asked ?? whole.free;
  const vendors = model === null ? undefined : videoRule(model.id);
  const pictures = model === null ? undefined : imageRule(model.id);
  const shown: ShownVideo = {
    video,
    budget,
    isAsked: asked !== null,
    taken:
      vendors === undefined ? null : { ...takenVideo(vendors, video), source: `${vendors.source}, ${vendors.date}` },
    plans: pictures === undefined || budget === null ? [] : framePlans(pictures, video, budget),
  };
  if (json) {
    const { isAsked: _, ...figures } = shown;
    await writeJson(terminal, { path, model: model?.id ?? null, ...figures });
  } else {
    const lines = videoLines(path, target, shown, whole, widthOf(terminal.output), paintFor(terminal, terminal.output));
    await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return budget !== null && shown.taken !== null && shown.taken.tokens > budget ? OVER : DONE;
}

function videoLines(
  path: string,
  { model }: CliTarget,
  { video, budget, isAsked, taken, plans }: ShownVideo,
  { reserve }: WholeBudget,
  width: number,
  paint: Paint,
): string[] {
  const sound = video.hasAudio ? "with sound" : "without sound";
  const lines = [
    paint("bold", clipped(path, width)),
    `${video.format}, ${timeText(video.seconds)} of ${video.width} x ${video.height}, ${sound}`,
  ];
  const from = isAsked ? "--frames gives" : `the window leaves beside ${grouped(reserve.tokens)} for the answer`;
  if (model === null) return [...lines, "Which model? --model tells what it takes of one."];
  const room = budget === null ? "" : ` of the ${grouped(budget)} that ${from}`;
  if (taken !== null)
    lines.push(
      ...wrapped(
        `${model.name} takes ${grouped(taken.tokens)} tokens${room}: ${grouped(taken.frames)} frames of ${taken.each} and ${grouped(taken.audio)} of sound; ${grouped(taken.low)} at low resolution; timestamps come on top (${taken.source}).`,
        width,
      ),
    );
  if (plans.length === 0)
    return taken === null ? [...lines, `No formula of ${model.name} for pictures or videos is published.`] : lines;
  const rows = plans.map(({ size, detail, each, frames, spacing }) => [
    `${size.width} x ${size.height}${detail === "low" ? ", low detail" : ""}`,
    grouped(each),
    grouped(frames),
    spacing === null ? "" : `${Number(spacing.toPrecision(3))} s`,
  ]);
  const titles = ["Tokens", "Frames", "One each"];
  const [head = "", ...shown] = table(
    [{ title: "As pictures" }, ...titles.map((title) => ({ title, align: "right" as const }))],
    rows,
  );
  return [...lines, "", ...wrapped(`Frames that fit${room}:`, width), paint("dim", head), ...shown];
}

/** `1:02:05`, `0:07` */
function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${parts}` : parts.replace(/^0(?=\d)/, "");
}
