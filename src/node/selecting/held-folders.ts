import { parseConfig } from "../../core/budget/parse-config.ts";
import { scopeTest } from "../../core/budget/saved-selections.ts";
import type { ChunkIndex } from "../../core/select/chunk-index.ts";
import { levelsOfFiles } from "../../core/select/file-level.ts";
import { JoinedIndex } from "../../core/select/joined-index.ts";
import type { SelectingOptions, Wanted } from "../../core/select/options.ts";
import { RegionReader } from "../../core/select/pool/region-reader.ts";
import { Selecting } from "../../core/select/selecting.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { ChosenEncoder } from "../fitting/chosen-encoder.ts";
import { type CuttingTools, cutText, hashOf } from "../index/cut-file.ts";
import { cuttingTools } from "../index/cutting.ts";
import { leftOutMessages } from "../index/left-out-message.ts";
import { resolveTarget } from "../worker/target.ts";
import type { Target } from "../worker/target-settings.ts";
import { targetTokenizer } from "../worker/target-tokenizer.ts";
import { type GivenText, GivenTexts } from "./given-texts.ts";
import { HeldFolder } from "./held-folder.ts";
import { planWithLineBreaks } from "./line-breaks.ts";
import type { IndexedFolder, IndexingProgress } from "./selecting-protocol.ts";
import type { CountedAs, Scope, Selected, SelectRequest } from "./selecting-queries.ts";

/** A folder that takes longer to be read is chosen from as far as it is read by then. */
const PATIENCE_MS = 20_000;

/** The folders of the workspace with their indexes, and what is chosen from them. */
export class HeldFolders {
  readonly #encoders: ChosenEncoder;
  readonly #onProgress: (progress: IndexingProgress) => void;
  readonly #held = new Map<string, HeldFolder>();
  readonly #read = new Map<string, { readonly share: number; readonly files: number }>();
  /** Why a folder cannot be read. */
  readonly #problems = new Map<string, UserError>();
  #tools: Promise<CuttingTools> | undefined;
  #isPaused = false;
  readonly #reader = new RegionReader();
  #folders: readonly IndexedFolder[] = [];
  #last: { readonly key: string; readonly tokenizer: Tokenizer; readonly selecting: Selecting } | undefined;

  constructor(encoders: ChosenEncoder, onProgress: (progress: IndexingProgress) => void) {
    this.#encoders = encoders;
    this.#onProgress = onProgress;
  }

  hold(folders: readonly IndexedFolder[]): void {
    this.#folders = folders;
    for (const [root, held] of this.#held) {
      if (folders.some((folder) => folder.root === root && folder.prefix === held.folder.prefix)) continue;
      held.close();
      this.#held.delete(root);
      this.#read.delete(root);
    }
    for (const folder of folders) {
      if (this.#held.has(folder.root)) continue;
      const held = HeldFolder.open(folder, ({ bytesRead, bytesToRead, files }) => {
        this.#read.set(folder.root, { share: bytesToRead === 0 ? 1 : bytesRead / bytesToRead, files });
        this.#tell();
      });
      if (held instanceof UserError) this.#problems.set(folder.root, held);
      else {
        this.#held.set(folder.root, held);
        if (this.#isPaused) held.index.pause();
      }
    }
  }

  of(root: string): HeldFolder | undefined {
    return this.#held.get(root);
  }

  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    for (const { index } of this.#held.values()) isPaused ? index.pause() : index.resume();
  }

  target({ config, ...sources }: CountedAs): Target {
    return resolveTarget({ ...sources, config: config === null ? null : parseConfig(config) });
  }

  async select(request: SelectRequest, signal: AbortSignal): Promise<Selected | UserError> {
    const { countedAs, localModel } = request;
    if (this.#folders.length === 0) return new UserError("invalid-argument", "Open a folder to select from it.");
    const tokenizer = await targetTokenizer(this.target(countedAs), countedAs.place, countedAs.shared);
    if (tokenizer instanceof UserError) return tokenizer;
    const problem = await this.#ready();
    if (problem !== undefined) return problem;
    const chosen = await this.#chosen(request, tokenizer, localModel, signal);
    for (const held of this.#held.values()) held.compare();
    if (chosen instanceof UserError || !this.#hasChanged(chosen)) return chosen;
    // What changed without an event: once more, with what is there now.
    await Promise.all(Array.from(this.#held.values(), (held) => held.settled()));
    return this.#chosen(request, tokenizer, localModel, signal);
  }

  /** Whether a file is another by now than the pieces of it were taken from; each is read once more for that. */
  #hasChanged({ pieces }: Selected): boolean {
    const index = this.#index();
    for (const path of new Set(pieces.map((piece) => piece.path!))) index.open(path);
    return Array.from(this.#held.values(), (held) => held.takeStale()).includes(true);
  }

  #index(): JoinedIndex {
    return new JoinedIndex(Array.from(this.#held.values(), ({ folder, index }) => ({ prefix: folder.prefix, index })));
  }

  /** Texts that are no files, with their secrets masked as those of files are. */
  #cut(texts: NonNullable<SelectRequest["texts"]>): Promise<GivenText[]> {
    return Promise.all(
      texts.map(async ({ path, text }) => {
        this.#tools ??= cuttingTools({});
        return { path, ...(await cutText(text, path, hashOf(text), await this.#tools)) };
      }),
    );
  }

  async #ready(): Promise<UserError | undefined> {
    // While reading is paused there is nothing to wait for.
    const until = performance.now() + (this.#isPaused ? 0 : PATIENCE_MS);
    for (const held of this.#held.values()) {
      const problem = await held.built(until - performance.now());
      if (problem !== undefined) this.#problems.set(held.folder.root, problem);
      await held.settled();
    }
    const [problem] = this.#problems.values();
    this.#problems.clear();
    return problem;
  }

  async #chosen(
    request: SelectRequest,
    tokenizer: Tokenizer,
    localModel: string | null,
    signal: AbortSignal,
  ): Promise<Selected | UserError> {
    const { query, budget, scope, levels = [], pinned, excluded, selector, order, lineBreak } = request;
    const { texts = [], wantsConsidered } = request;
    const held = [...this.#held.values()];
    const files = this.#index();
    const given = await this.#cut(texts);
    const index = given.length > 0 ? new GivenTexts(files, given) : files;
    const scoped = scope === null ? undefined : within(files.paths(), scope);
    const paths = scoped && [...given.map(({ path }) => path), ...scoped];
    if (paths?.length === 0)
      return new UserError("invalid-argument", `Nothing that can be selected from is in ${placeNames(scope!)}.`);
    const selecting = this.#selecting(index, texts, {
      tokenizer,
      ...(selector && { selector }),
      ...(order && { order }),
    });
    const wanted: Wanted = {
      ...{ query, budget, levels: levelsOfFiles(levels, index.paths()), pinned, excluded },
      ...(paths && { paths }),
      ...(wantsConsidered && { wantsConsidered }),
    };
    const modelProblem = localModel === null ? undefined : await this.#look(selecting, wanted, localModel, signal);
    if (signal.aborted || modelProblem?.code === "cancelled") return new UserError("cancelled", "Cancelled.");
    const plan = (budget: number) => selecting.plan({ ...wanted, budget });
    const chosen = lineBreak === undefined ? plan(budget) : planWithLineBreaks(plan, budget, lineBreak, tokenizer);
    if (chosen instanceof UserError) return chosen;
    return {
      ...chosen,
      tokenizer: tokenizer.name,
      exact: tokenizer.exact,
      files: paths?.length ?? index.files,
      isPartial: held.some(({ isBuilding }) => isBuilding),
      leftOut: held.flatMap(({ index }) => leftOutMessages(index)),
      ...(modelProblem && { modelProblem: modelProblem.message }),
    };
  }

  /** The ranking of the last question is kept for as long as nothing it was chosen from changes. */
  #selecting(index: ChunkIndex, texts: SelectRequest["texts"], options: SelectingOptions): Selecting {
    const { tokenizer, selector, order } = options;
    const versions = Array.from(this.#held.values(), ({ folder, version }) => [folder.root, version]);
    const key = JSON.stringify([selector, order, versions, texts]);
    if (this.#last?.key !== key || this.#last.tokenizer !== tokenizer)
      this.#last = { key, tokenizer, selecting: new Selecting(index, options, this.#reader) };
    return this.#last.selecting;
  }

  async #look(
    selecting: Selecting,
    wanted: Wanted,
    localModel: string,
    signal: AbortSignal,
  ): Promise<UserError | undefined> {
    const encoder = await this.#encoders.of(localModel);
    if (encoder instanceof UserError) return encoder;
    // Where there are several folders, the first keeps what was read of all.
    const [held] = this.#held.values();
    return selecting.look(held?.index.remembering(encoder) ?? encoder, wanted, { signal });
  }

  #tell(): void {
    const all = [...this.#read.values()];
    const share = all.reduce((sum, read) => sum + read.share, 0) / Math.max(1, this.#folders.length);
    this.#onProgress({ type: "indexing", share, files: all.reduce((sum, { files }) => sum + files, 0) });
  }
}

function within(paths: Iterable<string>, scope: Scope): string[] {
  if (!isList(scope)) {
    const takes = scopeTest(scope);
    const { prefix } = scope;
    return Array.from(paths).filter((path) => path.startsWith(prefix) && takes(path.slice(prefix.length)));
  }
  const files = new Set(scope);
  const folders = scope.map((path) => (path.endsWith("/") ? path : `${path}/`));
  return Array.from(paths).filter((path) => files.has(path) || folders.some((folder) => path.startsWith(folder)));
}

const isList = (scope: Scope): scope is readonly string[] => Array.isArray(scope);

function placeNames(scope: Scope): string {
  return isList(scope) ? scope.join(", ") : [scope.include ?? "**"].flat().join(", ");
}
