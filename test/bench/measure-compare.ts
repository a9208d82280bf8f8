// What the built command line takes for one text under many tokenizers: measure-compare.ts FILE TOKENIZERS.
import { report } from "./report.ts";

const [file = "", tokenizers = ""] = process.argv.slice(2);
const started = performance.now();
process.argv.splice(2, Number.POSITIVE_INFINITY, "compare", file, "--tokenizers", tokenizers, "--json");
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const seconds = (performance.now() - started) / 1_000;
  report({ seconds, processor: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 });
});
await import(new URL("../../dist/cli.js", import.meta.url).href);
