import * as vscode from "vscode";
import type { ImageLink } from "../../core/images/image-links.ts";
import { type MeasuredImage, measureImages } from "../../core/images/measured-images.ts";
import { UserError } from "../../core/user-error.ts";
import { type ComparedPictures, comparePictures } from "../../node/pictures/compare-pictures.ts";
import type { CountingService } from "./counting-service.ts";
import { printOf, printOfData, readStart, readVideo } from "./picture-files.ts";

const PAUSE_MS = 300;

/** A picture of a document, and the earlier one that shows nearly the same. */
export interface DocumentImage extends MeasuredImage {
  readonly repeats: { readonly name: string; readonly isSame: boolean } | null;
}

/** Measures the pictures and videos that documents show to a model, and tells which pictures show nearly the same. */
export class ImageCounter implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #found = new WeakMap<vscode.TextDocument, readonly DocumentImage[]>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  /** The last measuring of each: an earlier one that is still reading has come too late. */
  readonly #last = new WeakMap<vscode.TextDocument, symbol>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#subscription = counting.onDidChange(({ document, what }) => {
      if (what === "structure" || what === "target") this.#schedule(document);
    });
  }

  of(document: vscode.TextDocument): readonly DocumentImage[] {
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
    const run = Symbol();
    this.#last.set(document, run);
    const isLate = () => document.isClosed || this.#last.get(document) !== run;
    const state = this.#counting.state(document);
    const links = state?.structure?.images ?? [];
    if (links.length === 0) {
      if (this.#found.delete(document)) this.#changed.fire(document);
      return;
    }
    const model = state?.target?.model?.id ?? null;
    const measured = await measureImages(
      links,
      { model, frameTokens: state?.settings.videoTokens ?? null },
      { start: (path) => readStart(document.uri, path), video: (path) => readVideo(document.uri, path) },
    );
    if (isLate()) return;
    const before = this.of(document);
    // What is known of pictures that stand as they stood is shown until they were compared anew.
    const isKnown = measured.length === before.length && measured.every(({ name }, i) => name === before[i]!.name);
    this.#tell(
      document,
      measured.map((image, i) => ({ ...image, repeats: isKnown ? before[i]!.repeats : null })),
    );
    if (document.version !== state?.structureVersion) return;
    const { similar } = await compared(document, links, measured, isLate);
    if (isLate()) return;
    const repeats = new Map(
      similar.map(({ kept, again, distance }) => [again, { name: measured[kept]!.name, isSame: distance === 0 }]),
    );
    this.#tell(
      document,
      measured.map((image, i) => ({ ...image, repeats: repeats.get(i) ?? null })),
    );
  }

  #tell(document: vscode.TextDocument, images: readonly DocumentImage[]): void {
    this.#found.set(document, images);
    this.#changed.fire(document);
  }
}

function compared(
  document: vscode.TextDocument,
  links: readonly ImageLink[],
  measured: readonly MeasuredImage[],
  isLate: () => boolean,
): Promise<ComparedPictures> {
  const late = async () => new UserError("cancelled", "Cancelled.");
  return comparePictures(document.getText(), links, measured, {
    file: (path) => (isLate() ? late() : printOf(document.uri, path)),
    data: (base64) => (isLate() ? late() : printOfData(base64)),
  });
}
