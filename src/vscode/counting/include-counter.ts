import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { FoundInclude } from "../../node/worker/document-structure.ts";
import { SECTION } from "../settings/settings.ts";
import type { CountingService } from "./counting-service.ts";
import { locateInclude } from "./include-file.ts";

/** A file that a document pulls in, directly (`depth` 1) or through another. */
export interface IncludedFile {
  readonly target: string;
  readonly depth: number;
  readonly count: Count | null;
  /** Why it is not counted. */
  readonly problem: string | null;
}

export interface IncludedFiles {
  readonly files: readonly IncludedFile[];
  /** Of the files alone, each once. */
  readonly total: Count;
}

const MOST_FILES = 100;
const DEEPEST = 5;
const LARGEST_BYTES = 5 * 1024 * 1024;
const PAUSE_MS = 300;

interface Known {
  readonly mtime: number;
  readonly tokenizer: string;
  readonly count: Count;
  readonly includes: readonly FoundInclude[];
}

/** Counts the files that the active document includes, apart from the document itself. */
export class IncludeCounter implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #found = new WeakMap<vscode.TextDocument, IncludedFiles>();
  readonly #known = new Map<string, Known>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    const active = () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document) this.#schedule(document);
    };
    this.#disposables = [
      this.#changed,
      counting.onDidChange(({ document, what }) => {
        if (what === "structure" || what === "target") this.#schedule(document);
      }),
      vscode.workspace.onDidSaveTextDocument(active),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.calibration`)) this.#known.clear();
      }),
      vscode.window.onDidChangeActiveTextEditor(active),
    ];
  }

  of(document: vscode.TextDocument): IncludedFiles | null {
    return this.#found.get(document) ?? null;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    const run = () => {
      this.#timers.delete(document);
      void this.#count(document);
    };
    this.#timers.set(document, setTimeout(run, PAUSE_MS));
  }

  async #count(document: vscode.TextDocument): Promise<void> {
    const state = this.#counting.state(document);
    const includes = state?.structure?.includes ?? [];
    if (includes.length === 0) {
      if (this.#found.delete(document)) this.#changed.fire(document);
      return;
    }
    const tokenizer = state?.target?.tokenizer ?? "";
    const files: IncludedFile[] = [];
    const seen = new Set([document.uri.toString()]);
    const total = { tokens: 0, low: 0, high: 0, exact: true };
    const visit = async (from: vscode.Uri, found: readonly FoundInclude[], depth: number): Promise<void> => {
      for (const { target } of found) {
        if (files.length >= MOST_FILES) return;
        const file = await locateInclude(from, target);
        if (!file) {
          files.push({ target, depth, count: null, problem: vscode.l10n.t("not found in the workspace") });
          continue;
        }
        if (seen.has(file.uri.toString())) continue;
        seen.add(file.uri.toString());
        const known = await this.#read(document, file.uri, file.stat, tokenizer);
        if (typeof known === "string") {
          files.push({ target, depth, count: null, problem: known });
          continue;
        }
        files.push({ target, depth, count: known.count, problem: null });
        total.tokens += known.count.tokens;
        total.low += known.count.low;
        total.high += known.count.high;
        total.exact &&= known.count.exact;
        if (depth < DEEPEST) await visit(file.uri, known.includes, depth + 1);
      }
    };
    await visit(document.uri, includes, 1);
    this.#found.set(document, { files, total });
    this.#changed.fire(document);
  }

  async #read(
    document: vscode.TextDocument,
    uri: vscode.Uri,
    stat: vscode.FileStat,
    tokenizer: string,
  ): Promise<Known | string> {
    const key = uri.toString();
    const known = this.#known.get(key);
    if (known?.mtime === stat.mtime && known.tokenizer === tokenizer) return known;
    if (stat.size > LARGEST_BYTES) return vscode.l10n.t("over 5 MB");
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const path = vscode.workspace.asRelativePath(uri, false);
      const answer = await this.#counting.ask("textCount", { like: document.uri.toString(), path, text });
      if (answer instanceof UserError) return answer.message;
      const read = { mtime: stat.mtime, tokenizer, ...answer };
      this.#known.set(key, read);
      return read;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
