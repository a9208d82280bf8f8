import { lintSource } from "@secretlint/core";
import { secretLintProfiler } from "@secretlint/profiler";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import type { Range } from "../../core/plan/plan.ts";

// It keeps a mark for every rule and text for ever, and looks through all of them at each.
secretLintProfiler.mark = () => {};

const ID = "@secretlint/secretlint-rule-preset-recommend";
const config = { rules: [{ id: ID, rule: creator, options: {}, rules: [] }] };

/** `name = value`, `"name": "value"`: a rule may tell of as many characters as a value has, from where its name begins. */
const NAMED = /["']?[\w.-]{1,80}["']?[ \t]{0,20}(?:=>|[:=])[ \t]{0,20}["']?[^\s"'`,;]{1,400}/y;
const REST = /[^\s"'`,;<>()[\]{}]{0,400}/y;

/** All of a value is hidden, also where a rule tells of its beginning alone. */
function endOfSecret(text: string, start: number, end: number): number {
  NAMED.lastIndex = start;
  const named = NAMED.test(text) ? NAMED.lastIndex : end;
  REST.lastIndex = Math.max(end, named);
  REST.test(text);
  return Math.max(end, named, REST.lastIndex);
}

/** `postgres://user:password@host`; secretlint knows those of `http` and `ftp`. What a program fills in is no secret. */
const ADDRESS = /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:@/"'<>]{0,80}:(?![$<{%*])([^\s@/"'<>]{1,200})@/gi;

function passwordsInAddresses(text: string): Range[] {
  return Array.from(text.matchAll(ADDRESS), ({ index, 0: { length }, 1: password }): Range => {
    const end = index + length - 1;
    return [end - password!.length, end];
  });
}

/**
 * Where a text holds keys, tokens or passwords, by the recommended rules of secretlint (AWS, Google Cloud, GitHub, npm,
 * OpenAI, Slack, private keys, ...), and passwords in addresses of any scheme. In order and disjoint.
 */
export async function secretsIn(text: string, path: string): Promise<Range[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: path, ext: /\.[^./]*$/.exec(path)?.[0] ?? "", contentType: "text" },
    options: { config, noPhysicFilePath: true },
  });
  const known = messages
    .filter(({ type }) => type === "message")
    .map(({ range: [start, end] }): Range => [start, endOfSecret(text, start, Math.min(end, text.length))]);
  const found = [...known, ...passwordsInAddresses(text)].sort((a, b) => a[0] - b[0]);
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
