import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { UserError } from "../../core/user-error.ts";
import type { EncoderModel } from "./encoder-model.ts";
import { type Fetch, httpsGet, isHttps } from "./https-get.ts";
import { bytesOf, LARGEST_MANIFEST, MANIFEST, type ModelManifest, parseManifest } from "./model-manifest.ts";
import { openModel } from "./model-store.ts";

/** A model at an address, of which only the description was fetched: what a person is shown and confirms. */
export interface ModelOffer {
  /** Of its `model.json`; its files lie beside it. */
  readonly address: string;
  /** The manifest, and its text as it came. */
  readonly manifest: ModelManifest;
  readonly text: string;
  /** Bytes that would be fetched. */
  readonly bytes: number;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Told how many bytes of the offer's have come. */
  onProgress?(bytes: number): void;
}

/**
 * Fetches the description of a model from the https address of its `model.json`. UserErrors: `invalid-argument` for
 * another address, `download-failed`, `broken-model`, `cancelled`.
 */
export async function modelAt(
  address: string,
  { signal }: DownloadOptions = {},
  fetch: Fetch = globalThis.fetch,
): Promise<ModelOffer | UserError> {
  if (!isHttps(address)) return new UserError("invalid-argument", `"${address}" is no https address of a ${MANIFEST}.`);
  const parts: Uint8Array[] = [];
  const take = async (part: Uint8Array) => void parts.push(part);
  const failed = await httpsGet(address, LARGEST_MANIFEST, take, { signal, fetch });
  if (failed) return failed;
  const text = Buffer.concat(parts).toString("utf8");
  const manifest = parseManifest(address, text);
  return manifest instanceof UserError ? manifest : { address, manifest, text, bytes: bytesOf(manifest.files) };
}

/**
 * Fetches a model that the person has confirmed into the folder of its name in `folder`. It takes that place only when
 * all of its files have come and are what the manifest says; whatever goes wrong leaves what was there. UserErrors:
 * `download-failed`, `broken-model` and others of `openModel`, `cancelled`, `unwritable-file`.
 */
export async function downloadModel(
  { address, manifest, text }: ModelOffer,
  folder: string,
  { signal, onProgress }: DownloadOptions = {},
  fetch: Fetch = globalThis.fetch,
): Promise<EncoderModel | UserError> {
  const target = join(folder, manifest.name);
  const temporary = join(folder, `.${manifest.name}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, MANIFEST), text);
    let come = 0;
    for (const { name, bytes } of manifest.files) {
      const file = await open(join(temporary, name), "wx");
      const take = async (part: Uint8Array) => {
        await file.writeFile(part);
        come += part.length;
        onProgress?.(come);
      };
      const failed = await httpsGet(new URL(name, address).href, bytes, take, { signal, fetch }).finally(() =>
        file.close(),
      );
      if (failed) return failed;
    }
    const model = await openModel(temporary);
    // What is wrong is told of the address, since nothing stays on the disk.
    if (model instanceof UserError)
      return new UserError(model.code, model.message.replaceAll(temporary + sep, new URL(".", address).href));
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
    return {
      ...model,
      graph: join(target, basename(model.graph)),
      vocabulary: join(target, basename(model.vocabulary)),
    };
  } catch (error) {
    return new UserError("unwritable-file", `${target} cannot be written: ${(error as Error).message}.`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
