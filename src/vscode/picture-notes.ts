import * as vscode from "vscode";
import type { DocumentImage } from "./counting/image-counter.ts";
import { number } from "./number-format.ts";

/** What a person should know of a picture besides its tokens: frames, a smaller size, what it repeats, what is wrong. */
export function pictureNotes({ frames, cheapest, repeats, problem }: DocumentImage): string[] {
  const notes: string[] = [];
  if (frames !== null) {
    const { frames: sent, all, each } = frames;
    notes.push(
      sent < all
        ? vscode.l10n.t("{0} of {1} frames of {2}", number(sent), number(all), number(each))
        : vscode.l10n.t("{0} frames of {1}", number(all), number(each)),
    );
    if (frames.audio > 0) notes.push(vscode.l10n.t("{0} of sound", number(frames.audio)));
  }
  if (cheapest !== null)
    notes.push(vscode.l10n.t("as much at {0} × {1}", number(cheapest.width), number(cheapest.height)));
  if (repeats !== null)
    notes.push(
      repeats.isSame
        ? vscode.l10n.t("the same as {0}", repeats.name)
        : vscode.l10n.t("nearly the same as {0}", repeats.name),
    );
  if (problem !== null) notes.push(problem);
  return notes;
}
