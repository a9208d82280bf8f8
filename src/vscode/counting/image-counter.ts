import * as vscode from "vscode";
import { HEADER_BYTES } from "../../core/images/image-size.ts";
import { type MeasuredImage, measureImages } from "../../core/images/measured-images.ts";
import { UserError } from "../../core/user-error.ts";
import { readImageStart } from "../../node/files/image-start.ts";
import type { CountingService } from "./counting-service.ts";
import { locateInclude } from "./include-file.ts";

const PAUSE_MS = 300;
/** Where a file cannot be read in part, one of this size is read as a whole. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** Measures the pictures that documents show to a model, by the headers of their files. */
export class ImageCounter implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #found = new WeakMap<vscode.TextDocument, readonly MeasuredImage[]>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#subscription = counting.onDidChange(({ document, what }) => {
      if (what === "structure" || what === "target") this.#schedule(document);
    });
  }

  of(document: vscode.TextDocument): readonly MeasuredImage[] {
    return this.#found.get(document) ?? [];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    const run = () => {
      this.#timers.delete(document);
      void this.#measure(document);
    };
    this.#timers.set(document, setTimeout(run, PAUSE_MS));
  }

  async #measure(document: vscode.TextDocument): Promise<void> {
    const state = this.#counting.state(document);
    const links = state?.structure?.images ?? [];
    if (links.length === 0) {
      if (this.#found.delete(document)) this.#changed.fire(document);
      return;
    }
    const model = state?.target?.model?.id ?? null;
    const measured = await measureImages(links, model, (path) => readStart(document.uri, path));
    if (document.isClosed) return;
    this.#found.set(document, measured);
    this.#changed.fire(document);
  }
}

/** The text that names a file is not trusted: only what lies in the workspace is read, as for includes. */
async function readStart(from: vscode.Uri, path: string): Promise<Uint8Array | UserError> {
  const file = await locateInclude(from, path);
  if (!file) return new UserError("unreadable-file", vscode.l10n.t("not found in the workspace"));
  if (file.uri.scheme === "file") return readImageStart(file.uri.fsPath, path);
  if (file.stat.size > LARGEST_BYTES) return new UserError("file-too-large", vscode.l10n.t("over 5 MB"));
  try {
    return (await vscode.workspace.fs.readFile(file.uri)).subarray(0, HEADER_BYTES);
  } catch (error) {
    return new UserError("unreadable-file", (error as Error).message);
  }
}
