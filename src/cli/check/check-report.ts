import { counted, grouped, percent, tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";
import type { CheckedFile } from "./check-files.ts";
import { checkMessage } from "./check-message.ts";

/** Files with their budgets, and a sentence on each that is over. */
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
  const details = over.flatMap((file) => {
    const { line = 1, column = 1 } = file.place ?? {};
    return [
      "",
      paint("bold", `${clipped(file.path, width - 16)}:${line}:${column}`),
      ...wrapped(checkMessage(file), width - 2).map((text) => `  ${text}`),
    ];
  });
  const summary =
    over.length === 0
      ? paint("green", "All within their budgets.")
      : paint("red", `${counted(over.length, "file")} over.`);
  return [paint("dim", head), ...lines, ...details, "", `${counted(files.length, "file")} checked. ${summary}`];
}
