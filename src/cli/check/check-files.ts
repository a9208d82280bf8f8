import { relative, resolve } from "node:path";
import { resolveBudget } from "../../core/budget/budget.ts";
import { type FileSettings, settingsFor } from "../../core/budget/settings-for.ts";
import { parseDocument } from "../../core/document/parse.ts";
import { findModel } from "../../core/models/catalogue.ts";
import type { Count, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { committedBytes } from "../../node/files/git.ts";
import { readText } from "../../node/files/read-text.ts";
import { decodeText } from "../../node/files/text-file.ts";
import { slashed, walkFiles } from "../../node/files/walk.ts";
import { findOverflow, type OverflowPlace } from "../count/overflow.ts";
import { countSections } from "../count/sections.ts";
import { isFolder } from "../input/input-text.ts";
import { DEFAULT_TOKENIZER, namedTokenizer, tokenizerOfFile } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import type { FoundConfig } from "./check-config.ts";
import { type Culprit, findCulprit } from "./grown-section.ts";
import { type LetterNote, letterNotes } from "./letter-notes.ts";

export interface CheckedFile {
  /** Relative to the folder that the command runs in, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly tokenizer: string;
  readonly count: Count;
  readonly budget: number;
  /** Tokens above the budget (of an estimate its high end); 0 within it. */
  readonly over: number;
  /** Within the budget, and past the share at which a person is warned. */
  readonly isNear: boolean;
  readonly place?: OverflowPlace;
  readonly culprit?: Culprit;
  /** Never a reason to fail. */
  readonly notes: readonly LetterNote[];
}

interface Candidate {
  readonly absolute: string;
  readonly path: string;
  readonly settings: FileSettings;
  readonly isNamed: boolean;
}

/** Counts the files that have a budget and holds each against its own. */
export async function checkFiles(
  paths: readonly string[],
  found: FoundConfig,
  terminal: Terminal,
): Promise<CheckedFile[] | UserError> {
  const progress = startProgress(terminal, "Checking");
  const tokenizers = new Map<string, Promise<Tokenizer | UserError>>();
  const checked: CheckedFile[] = [];
  try {
    for await (const candidate of candidates(paths, found, terminal)) {
      progress.step(candidate.path);
      const file = await checkFile(candidate, found, tokenizers);
      if (!(file instanceof UserError)) checked.push(file);
      else if (candidate.isNamed || !PASSED_OVER.has(file.code)) return file;
      else await warn(terminal, `${file.message} It is not checked.`);
    }
  } finally {
    progress.end();
  }
  return checked;
}

/** What one file of a folder may be without an end to the check. */
const PASSED_OVER = new Set(["binary-file", "unreadable-file", "file-too-large"]);

/** Files that were named, and those of folders that a rule speaks of (every one where the config has no rules). */
async function* candidates(
  paths: readonly string[],
  { config, folder }: FoundConfig,
  terminal: Terminal,
): AsyncGenerator<Candidate> {
  const candidate = (absolute: string, isNamed: boolean): Candidate => {
    const settings = settingsFor(config, slashed(relative(folder, absolute)));
    return { absolute, path: slashed(relative(terminal.cwd, absolute)), settings, isNamed };
  };
  const problems: UserError[] = [];
  for (const path of paths.length > 0 ? paths : [folder]) {
    const absolute = resolve(terminal.cwd, path);
    if (!(await isFolder(absolute, terminal))) {
      yield candidate(absolute, true);
      continue;
    }
    for await (const file of walkFiles(absolute, (problem) => problems.push(problem))) {
      const next = candidate(file.path, false);
      if (config.files === undefined || next.settings.rule !== null) yield next;
    }
  }
  for (const problem of problems) await warn(terminal, `${problem.message} It is not checked.`);
}

async function checkFile(
  { absolute, path, settings }: Candidate,
  found: FoundConfig,
  tokenizers: Map<string, Promise<Tokenizer | UserError>>,
): Promise<CheckedFile | UserError> {
  const { name } = found;
  const model = settings.model === null ? null : findModel(settings.model, found.models);
  if (model instanceof UserError) return new UserError(model.code, `${name}: ${model.message}`);
  const budget = resolveBudget({
    budget: settings.budget,
    reserve: settings.reserve,
    window: settings.window ?? model?.window ?? null,
    output: model?.maxOutput ?? null,
    names: { budget: `${name}: "budget"`, reserve: `${name}: "reserve"` },
  });
  if (budget instanceof UserError) return budget;
  if (budget === null)
    return new UserError("invalid-config", `${name} gives no budget, and no model with a window, to ${path}.`);
  const tokenizer = await tokenizerFor(settings, model?.tokenizer, found, tokenizers);
  if (tokenizer instanceof UserError) return new UserError(tokenizer.code, `${name}: ${tokenizer.message}`);
  const file = await readText(absolute, path);
  if (file instanceof UserError) return file;

  const document = tokenizer.open(file.text);
  const count = document.measure;
  const over = Math.max(0, count.high - budget.tokens);
  const isNear = over === 0 && count.tokens >= budget.tokens * settings.thresholds.warning;
  const parsed = parseDocument(file.text, { path });
  const notes = letterNotes(parsed, document, tokenizer);
  const plain = { path, absolute, tokenizer: tokenizer.name, count, budget: budget.tokens, over, isNear, notes };
  if (over === 0) return plain;
  const sectionsOf = (text: string) => countSections(tokenizer.open(text), parseDocument(text, { path }).sections);
  const committed = await committedBytes(absolute);
  const before = committed && sectionsOf(decodeText(committed).text);
  const sections = countSections(document, parsed.sections);
  const culprit = findCulprit(sections, before) ?? findCulprit(sections, undefined);
  const place = findOverflow(document, budget.tokens);
  return { ...plain, ...(place && { place }), ...(culprit && { culprit }) };
}

function tokenizerFor(
  { tokenizerFile, tokenizer }: FileSettings,
  ofModel: string | undefined,
  { folder }: FoundConfig,
  loaded: Map<string, Promise<Tokenizer | UserError>>,
): Promise<Tokenizer | UserError> {
  const name = tokenizerFile ?? tokenizer ?? ofModel ?? DEFAULT_TOKENIZER;
  const key = `${tokenizerFile === null ? "name" : "file"} ${name}`;
  let loading = loaded.get(key);
  if (loading === undefined) {
    loading = tokenizerFile === null ? namedTokenizer(name) : tokenizerOfFile(resolve(folder, name), name);
    loaded.set(key, loading);
  }
  return loading;
}
