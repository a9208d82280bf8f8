// npm run bench [-- PART...]: measures, prints the tables, keeps them in bench/results.json and in the README.
import { budgets } from "./budget.ts";
import { comparing } from "./compare.ts";
import { counting } from "./counting.ts";
import { editor } from "./editor.ts";
import { encoder } from "./encoder.ts";
import { exactness } from "./exactness.ts";
import { families } from "./families.ts";
import { holds } from "./figures.ts";
import { fitting } from "./fit.ts";
import { fitSpeed } from "./fit-speed.ts";
import { indexing } from "./index.ts";
import { panel } from "./panel.ts";
import { keepMeasured, type Measured } from "./results.ts";

const parts: Record<string, () => Promise<Measured>> = {
  exactness,
  families,
  counting,
  fit: fitting,
  "fit-speed": fitSpeed,
  editor,
  panel,
  encoder,
  index: indexing,
  budget: budgets,
  compare: comparing,
};

const chosen = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(parts);
let missed = 0;
for (const name of chosen) {
  const part = parts[name];
  if (!part) throw new Error(`No part "${name}"; there are ${Object.keys(parts).join(", ")}.`);
  const measured = await part();
  keepMeasured(name, measured);
  missed += measured.figures.filter((figure) => !holds(figure)).length;
}
console.log(missed === 0 ? "\nEvery figure is as wanted." : `\n${missed} figures fall short.`);
process.exitCode = missed === 0 ? 0 : 1;
