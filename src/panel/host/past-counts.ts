import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { bytesAt, commitsOf } from "../../node/files/git-history.ts";
import { isBinary } from "../../node/files/text-file.ts";
import type { CountingService } from "../../vscode/counting/counting-service.ts";
import type { PastCount } from "../protocol.ts";
import { grownSections, type VersionSection } from "./grown-sections.ts";

/** A count that was not followed by another for so long is remembered. */
const SETTLED_MS = 2000;
const MOST_REMEMBERED = 200;
const MOST_COMMITS = 60;

interface Remembered {
  time: number;
  count: Count;
}

/** What documents counted since they were opened, and in the commits before. */
export class PastCounts implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #remembered = new WeakMap<vscode.TextDocument, Remembered[]>();
  readonly #listening: vscode.Disposable;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#listening = counting.onDidChange(({ document, what }) => {
      const count = what === "count" ? counting.state(document)?.count : null;
      if (count) this.#remember(document, count);
    });
  }

  /** Counts of the commits that touched the document's file, then those since it was opened, oldest first. */
  async rows(
    document: vscode.TextDocument,
    found: (rows: PastCount[], done: number) => void,
  ): Promise<UserError | null> {
    const problem = await this.#commits(document, found);
    found(
      (this.#remembered.get(document) ?? []).map(({ time, count }) => ({
        ...{ commit: "", title: vscode.l10n.t("in the editor"), time, count, grown: [] },
      })),
      1,
    );
    return problem;
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #commits(
    { uri }: vscode.TextDocument,
    found: (rows: PastCount[], done: number) => void,
  ): Promise<UserError | null> {
    if (uri.scheme !== "file") return null;
    // Git runs what the repository's settings name.
    if (!vscode.workspace.isTrusted) {
      return new UserError("invalid-argument", vscode.l10n.t("Git is not asked in a folder that is not trusted."));
    }
    const commits = (await commitsOf(uri.fsPath, MOST_COMMITS)).reverse();
    const path = vscode.workspace.asRelativePath(uri, false);
    let before: readonly VersionSection[] | undefined;
    for (const [i, { hash, time, title }] of commits.entries()) {
      const bytes = await bytesAt(uri.fsPath, hash);
      if (!bytes || isBinary(bytes)) continue;
      const text = new TextDecoder().decode(bytes);
      const answer = await this.#counting.ask("versionCount", { like: uri.toString(), path, text });
      if (answer instanceof UserError) return answer;
      const { count, sections } = answer;
      const grown = before ? grownSections(before, sections) : [];
      before = sections;
      const row = { commit: hash.slice(0, 8), title: title.slice(0, 200), time, count, grown };
      found([row], (i + 1) / (commits.length + 1));
    }
    return null;
  }

  #remember(document: vscode.TextDocument, count: Count): void {
    const time = Date.now();
    const list = this.#remembered.get(document) ?? [];
    this.#remembered.set(document, list);
    const last = list.at(-1);
    if (last?.count.tokens === count.tokens) return;
    // The first is what the document was opened with.
    if (last && list.length > 1 && time - last.time < SETTLED_MS) {
      last.time = time;
      last.count = count;
      return;
    }
    list.push({ time, count });
    // The further back, the coarser.
    if (list.length > MOST_REMEMBERED) list.splice(1, list.length - 1, ...list.slice(1).filter((_, i) => i % 2 === 1));
  }
}
