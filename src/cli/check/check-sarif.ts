import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { OverflowPlace } from "../count/overflow.ts";
import { PROGRAM } from "../help.ts";
import type { CheckedFile } from "./check-files.ts";
import { checkMessage } from "./check-message.ts";

const RULES = [
  {
    id: "over-budget",
    name: "OverBudget",
    shortDescription: { text: "A prompt is over its token budget." },
    fullDescription: { text: "The file has more tokens than .promptbudget.json gives it." },
    defaultConfiguration: { level: "error" },
  },
  {
    id: "near-budget",
    name: "NearBudget",
    shortDescription: { text: "A prompt is near its token budget." },
    fullDescription: { text: "The file has passed the share of its budget at which .promptbudget.json warns." },
    defaultConfiguration: { level: "warning" },
  },
  {
    id: "hidden-letters",
    name: "HiddenLetters",
    shortDescription: { text: "A prompt asks for work on letters that tokens hide." },
    fullDescription: { text: "A sentence asks to count, spell or reverse the letters of words that are few tokens." },
    defaultConfiguration: { level: "note" },
  },
];

/** Findings as SARIF 2.1.0 (OASIS), for code scanning. Columns are in UTF-16 code units. */
export function sarifOf(files: readonly CheckedFile[], version: string) {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: PROGRAM, version, semanticVersion: version, rules: RULES } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(resultsOf),
      },
    ],
  };
}

function resultsOf(file: CheckedFile) {
  const budget =
    file.over > 0 || file.isNear ? [result(file, file.over > 0 ? 0 : 1, file.place, checkMessage(file))] : [];
  return [...budget, ...file.notes.map(({ place, message }) => result(file, 2, place, message))];
}

function result(file: CheckedFile, ruleIndex: number, place: OverflowPlace | undefined, text: string) {
  const { id, defaultConfiguration } = RULES[ruleIndex]!;
  const { line = 1, column = 1 } = place ?? {};
  return {
    ruleId: id,
    ruleIndex,
    level: defaultConfiguration.level,
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    properties: { tokens: file.count.tokens, budget: file.budget, over: file.over, tokenizer: file.tokenizer },
  };
}

/** Relative to the folder that the check ran in; a file outside it has its whole address. */
function uriOf({ path, absolute }: CheckedFile): string {
  if (path.startsWith("../") || isAbsolute(path)) return pathToFileURL(absolute).href;
  return path.split("/").map(encodeURIComponent).join("/");
}
