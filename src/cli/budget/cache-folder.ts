import { type CacheRule, cacheRule, readShare } from "../../core/caching/cache-rules.ts";
import { cacheableTokens, type PrefixNode, prefixTree } from "../../core/caching/prefix-tree.ts";
import { bestOrder, type OrderedSection, type SectionOrder } from "../../core/caching/section-order.ts";
import { topSections } from "../../core/caching/top-sections.ts";
import { parseDocument } from "../../core/document/parse.ts";
import { inputCost } from "../../core/models/catalogue.ts";
import { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";
import { inputFiles } from "../input/input-files.ts";
import type { CliTarget } from "../input/target.ts";
import { counted, dollars, grouped, percent } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Paint, paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";

/** What caching saves when each prompt of a folder is sent once. */
interface FolderCaching {
  readonly files: number;
  readonly tokens: number;
  readonly distinct: number;
  /** Tokens that come from the cache by the vendor's rule; of any vendor where no model is chosen. */
  readonly cached: number;
  readonly rule: Pick<CacheRule, "least" | "step" | "source" | "date"> | null;
  /** Dollars without a cache and with it. */
  readonly cost: { readonly plain: number; readonly cached: number } | null;
  readonly tree: CachedNode;
  readonly order: SectionOrder;
}

interface CachedNode {
  readonly tokens: number;
  readonly prompts: number;
  /** One of them. */
  readonly example: string;
  readonly children: readonly CachedNode[];
}

const NO_RULE = { least: 1, step: 1 };
const MOST_CHILDREN = 50;
const DEEPEST = 30;

/** Shows the prompts of a folder as a tree of what they begin with, and what a cache of prefixes saves. */
export async function showFolderCaching(
  folder: string,
  target: CliTarget,
  json: boolean,
  terminal: Terminal,
): Promise<UserError | undefined> {
  const { tokenizer, model } = target;
  if (!tokenizer.exact)
    return invalid(
      `A cache needs the very tokens, and those of ${tokenizer.name} are not published; give --tokenizer.`,
    );
  const progress = startProgress(terminal, "Reading");
  const [names, prompts, sections]: [string[], Uint32Array[], OrderedSection[][]] = [[], [], []];
  try {
    for await (const file of inputFiles([folder], terminal, progress)) {
      if (file instanceof UserError) return file;
      if (file.text === undefined) continue;
      names.push(file.path);
      prompts.push(tokenizer.encode(file.text));
      sections.push(topSections(file.text, parseDocument(file.text, { path: file.path }).sections, tokenizer));
    }
  } finally {
    progress.end();
  }
  const tree = prefixTree(prompts);
  const rule = (model && cacheRule(model.id)) ?? null;
  const cached = cacheableTokens(tree, rule ?? NO_RULE);
  const plain = model === null ? undefined : inputCost(model, tree.tokens);
  const share = model === null || rule === null ? 1 : readShare(model, rule);
  const found: FolderCaching = {
    files: names.length,
    tokens: tree.tokens,
    distinct: tree.distinct,
    cached,
    rule: rule && { least: rule.least, step: rule.step, source: rule.source, date: rule.date },
    cost:
      plain === undefined || rule === null
        ? null
        : {
            plain,
            cached: plain * (((tree.tokens - cached) * rule.write + cached * share) / Math.max(1, tree.tokens)),
          },
    tree: nodeOf(tree.root, names, 0),
    order: bestOrder(sections),
  };
  if (json) await writeJson(terminal, { path: folder, tokenizer: tokenizer.name, ...found });
  else {
    const lines = folderLines(folder, found, widthOf(terminal.output), paintFor(terminal, terminal.output));
    await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return undefined;
}

function nodeOf({ depth, prompts, children }: PrefixNode, names: readonly string[], level: number): CachedNode {
  const most = [...children].sort((a, b) => b.depth * b.prompts.length - a.depth * a.prompts.length);
  return {
    tokens: depth,
    prompts: prompts.length,
    example: names[prompts[0] ?? 0] ?? "",
    children: level === DEEPEST ? [] : most.slice(0, MOST_CHILDREN).map((child) => nodeOf(child, names, level + 1)),
  };
}

const MOST_ROWS = 20;

function folderLines(folder: string, found: FolderCaching, width: number, paint: Paint): string[] {
  const { files, tokens, distinct, cached, rule, cost, order } = found;
  const lines = [
    paint("bold", clipped(folder, width)),
    `${counted(files, "prompt")}, ${grouped(tokens)} tokens, ${grouped(distinct)} of them distinct`,
    ...wrapped(
      rule === null
        ? `${grouped(cached)} (${percent(cached, tokens)}) repeat the beginning of another prompt.`
        : `${grouped(cached)} (${percent(cached, tokens)}) come from the cache: beginnings of ${grouped(rule.least)} tokens or more, in steps of ${rule.step} (${rule.source}, ${rule.date}).`,
      width,
    ),
  ];
  if (cost !== null) lines.push(`${dollars(cost.cached)} with the cache, ${dollars(cost.plain)} without`);
  const rows: string[] = [];
  const add = (node: CachedNode, level: number): void => {
    if (node.prompts < 2 || rows.length >= MOST_ROWS) return;
    const what = `${"  ".repeat(level)}${grouped(node.tokens)} tokens shared by ${counted(node.prompts, "prompt")}`;
    rows.push(`${what}, as in ${clipped(node.example, Math.max(20, width - what.length - 8))}`);
    for (const child of node.children) add(child, level + 1);
  };
  for (const child of found.tree.tokens > 0 ? [found.tree] : found.tree.children) add(child, 0);
  if (rows.length > 0) lines.push("", ...rows);
  if (order.sharedThen > order.sharedNow)
    lines.push(
      "",
      ...wrapped(
        `In the order ${order.titles
          .slice(0, 8)
          .map((title) => `"${clipped(title, 30)}"`)
          .join(
            ", ",
          )} the sections would share ${grouped(order.sharedThen)} tokens, and not ${grouped(order.sharedNow)}.`,
        width,
      ),
    );
  return lines;
}
