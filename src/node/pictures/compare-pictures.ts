import { type ImageLink, wholeData } from "../../core/images/image-links.ts";
import type { MeasuredImage } from "../../core/images/measured-images.ts";
import type { PicturePrint } from "../../core/images/picture-print.ts";
import { type SimilarPictures, similarPictures } from "../../core/images/similar-pictures.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes } from "../files/text-file.ts";
import { LARGEST_PICTURE_BYTES, readPrint } from "./read-print.ts";

export interface ComparedPictures {
  /** With the tokens that leaving the second out saves; `null` where they are not known. */
  readonly similar: readonly (SimilarPictures & { readonly saves: number | null })[];
  /** Pictures that were found but could not be compared: a place in the list, and why. */
  readonly notCompared: readonly { readonly picture: number; readonly problem: string }[];
}

/** More pictures, or pixels in all of them, are not decoded: a million pixels of a JPEG take about 0.17 s. */
const MOST_COMPARED = 2_000;
const MOST_PIXELS = 200_000_000;

/**
 * Tells which pictures of a text show nearly the same; `resolve` gives the path of one that it names, `onProgress` hears the
 * share that is done and which one is next.
 */
export async function comparePictures(
  text: string,
  links: readonly ImageLink[],
  measured: readonly MeasuredImage[],
  resolve: (name: string) => string,
  onProgress: (share: number, name: string) => void,
): Promise<ComparedPictures> {
  const shown = measured.flatMap(({ size }, picture) => (size === null ? [] : [picture]));
  if (shown.length < 2) return { similar: [], notCompared: [] };
  const prints: (PicturePrint | undefined)[] = measured.map(() => undefined);
  const notCompared: { picture: number; problem: string }[] = [];
  let pixels = 0;
  const known = new Map<string, PicturePrint | UserError>();
  for (const [i, picture] of shown.entries()) {
    const { target, start, end } = links[picture]!;
    const { name, size } = measured[picture]!;
    const key = target.kind === "file" ? target.path : text.slice(start, end);
    const read = async () => {
      pixels += size!.width * size!.height;
      if (i >= MOST_COMPARED || pixels > MOST_PIXELS)
        return new UserError("file-too-large", `${name} comes after as many pictures as are compared.`);
      onProgress(i / shown.length, name);
      const bytes =
        target.kind === "file"
          ? await readBytes(resolve(target.path), name, LARGEST_PICTURE_BYTES)
          : Buffer.from(wholeData(text, links[picture]!), "base64");
      return bytes instanceof UserError ? bytes : readPrint(bytes, name);
    };
    const print = known.get(key) ?? (await read());
    known.set(key, print);
    if (print instanceof UserError) notCompared.push({ picture, problem: print.message });
    else prints[picture] = print;
  }
  const similar = similarPictures(prints).map((pair) => ({ ...pair, saves: measured[pair.again]!.tokens }));
  return { similar, notCompared };
}
