import type { OverflowPlace } from "../count/overflow.ts";
import { counted, grouped, percent, tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";
import type { CheckedFile } from "./check-files.ts";
import { checkMessage } from "./check-message.ts";

/** Files with their budgets, a sentence on each that is over, and the hints. */
export function checkLines(files: readonly CheckedFile[], width: number, paint: Paint): string[] {
  const rows = files.map((file) => {
    const { path, count, budget, over, isNear } = file;
    const share = percent(count.tokens, budget);
    const state =
      over > 0 ? paint("red", `${grouped(over)} over`) : isNear ? paint("yellow", "near") : paint("green", "ok");
    return [clipped(path, width - 44), tokensText(count), grouped(budget), share, state];
  });
  const [head = "", ...lines] = table(
    [
      { title: "File" },
      { title: "Tokens", align: "right" },
      { title: "Budget", align: "right" },
      { title: "Used", align: "right" },
      { title: "" },
    ],
    rows,
  );
  const over = files.filter((file) => file.over > 0);
  const detail = (path: string, place: OverflowPlace | undefined, message: string) => [
    "",
    paint("bold", `${clipped(path, width - 16)}:${place?.line ?? 1}:${place?.column ?? 1}`),
    ...wrapped(message, width - 2).map((text) => `  ${text}`),
  ];
  const details = over.flatMap((file) => detail(file.path, file.place, checkMessage(file)));
  const hints = files.flatMap(({ path, notes }) =>
    notes.flatMap(({ place, message }) => detail(path, place, `Hint: ${message}`)),
  );
  const summary =
    over.length === 0
      ? paint("green", "All within their budgets.")
      : paint("red", `${counted(over.length, "file")} over.`);
  return [
    paint("dim", head),
    ...lines,
    ...details,
    ...hints,
    "",
    `${counted(files.length, "file")} checked. ${summary}`,
  ];
}
