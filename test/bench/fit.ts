import path from "node:path";
import type { AskedRow, UnaskedRow } from "../../src/cli/evaluate/rows.ts";
import { dataFolder } from "./data.ts";
import { type Figure, table } from "./figures.ts";
import { runBuilt } from "./run-built.ts";

const ASKED = ["chroma", "squad2", "nq20", "hotpot100", "qmsum", "jsquad", "xquad"];
const UNASKED = ["squad2", "xquad"];
const QUESTIONS = "100";

/** At least this share of the answers of squad2, in per cent, at 68, 51 and 35 % of the tokens and without a question. */
const WANTED_UNASKED = [90, 75, 55];

const percent = (shares: readonly number[]) => shares.map((share) => (100 * share).toFixed(0)).join(" ");
const folders = (sets: readonly string[]) => sets.map((set) => path.join(dataFolder, set));

/**
 * Whole documents fitted by the built command line: with a question, the share of the gold text, or of the answers, that
 * survives verbatim at four budgets; without one, the answers that are left of so many per cent of the tokens. Beside
 * what other tools do: keep the beginning, pack the best chunks by BM25, leave out stop words.
 */
export async function fitting(): Promise<{ figures: Figure[]; tables: string[] }> {
  const asked = rowsOf<AskedRow>(
    await runBuilt(["evaluate", "fit", ...folders(ASKED), "--questions", QUESTIONS, "--json"]),
  );
  const plain = rowsOf<UnaskedRow>(
    await runBuilt(["evaluate", "fit", ...folders(UNASKED), "--without-question", "--json"]),
  );
  const ours = [...asked, ...plain].filter(({ cutter }) => cutter.startsWith("prompt-budget"));
  const used = ours.map((row) => row.used).sort((a, b) => a - b);
  const squad = plain.find(({ set, cutter }) => set === "squad2" && cutter === "prompt-budget");
  const figures: Figure[] = [
    {
      name: "Fitted texts over their budget",
      value: ours.reduce((sum, { over }) => sum + over, 0),
      unit: "",
      atMost: 0,
    },
    { name: "Median use of the budget", value: 100 * (used[used.length >> 1] ?? 0), unit: "%", atLeast: 97 },
    ...["68", "51", "35"].map((share, i) => ({
      name: `Answers of squad2 left at ${share} % of the tokens, nothing asked`,
      value: 100 * (squad?.kept[i] ?? 0),
      unit: "%",
      atLeast: WANTED_UNASKED[i]!,
    })),
  ];
  const cutters = [...new Set(asked.map(({ cutter }) => cutter))];
  const cell = (set: string, cutter: string) => asked.find((row) => row.set === set && row.cutter === cutter);
  return {
    figures,
    tables: [
      table(
        ["% kept at 256, 512, 1,024, 2,048 tokens", ...ASKED, "each"],
        cutters.map((cutter) => [
          cutter,
          ...ASKED.map((set) => percent(cell(set, cutter)?.kept ?? [])),
          `${(ASKED.reduce((sum, set) => sum + (cell(set, cutter)?.milliseconds ?? 0), 0) / ASKED.length).toFixed(0)} ms`,
        ]),
      ),
      table(
        ["nothing asked, at 68, 51, 35 % of the tokens", "% answers left", "negations", "numbers"],
        plain.map((row) => [
          `${row.set}: ${row.cutter}`,
          percent(row.kept),
          percent(row.negations),
          percent(row.numbers),
        ]),
      ),
    ],
  };
}

const rowsOf = <Row>(json: string): Row[] => JSON.parse(json).rows;
