import { lintSource } from "@secretlint/core";
import { secretLintProfiler } from "@secretlint/profiler";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import type { Range } from "../../core/plan/plan.ts";

// It keeps a mark for every rule and text for ever, and looks through all of them at each.
secretLintProfiler.mark = () => {};

const ID = "@secretlint/secretlint-rule-preset-recommend";
const config = { rules: [{ id: ID, rule: creator, options: {}, rules: [] }] };

/**
 * Where a text holds keys, tokens or passwords, by the recommended rules of secretlint (AWS, Google Cloud, GitHub, npm,
 * OpenAI, Slack, private keys, passwords in URLs, ...). In order and disjoint.
 */
export async function secretsIn(text: string, path: string): Promise<Range[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: path, ext: /\.[^./]*$/.exec(path)?.[0] ?? "", contentType: "text" },
    options: { config, noPhysicFilePath: true },
  });
  const found = messages
    .filter(({ type }) => type === "message")
    .map(({ range: [start, end] }): Range => [start, Math.min(end, text.length)])
    .sort((a, b) => a[0] - b[0]);
  const ranges: Range[] = [];
  for (const [start, end] of found) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) ranges[ranges.length - 1] = [last[0], Math.max(last[1], end)];
    else if (end > start) ranges.push([start, end]);
  }
  return ranges;
}

/** The text with an asterisk for each code unit of the ranges, line breaks aside: all offsets stay what they are. */
export function masked(text: string, secrets: readonly Range[]): string {
  let result = "";
  let from = 0;
  for (const [start, end] of secrets) {
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, "*");
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** The text with three asterisks in the place of each range. */
export function withoutSecrets(text: string, secrets: readonly Range[]): string {
  let result = "";
  let from = 0;
  for (const [start, end] of secrets) {
    result += `${text.slice(from, start)}***`;
    from = end;
  }
  return result + text.slice(from);
}
