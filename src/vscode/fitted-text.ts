import type { Fitted } from "../node/worker-protocol.ts";

/** The whole document after a fit, with the line ends that it will have. */
export function fittedText(
  before: string,
  { replacements, lineFeeds }: Pick<Fitted, "replacements" | "lineFeeds">,
): string {
  const carriageReturns = before.includes("\r\n") && !lineFeeds;
  let after = "";
  let at = 0;
  for (const { start, end, text } of replacements) {
    after += before.slice(at, start) + (carriageReturns ? text.replaceAll("\n", "\r\n") : text);
    at = end;
  }
  after += before.slice(at);
  return lineFeeds ? after.replaceAll("\r\n", "\n") : after;
}
