import { type ImageLink, wholeData } from "../../core/images/image-links.ts";
import type { MeasuredImage } from "../../core/images/measured-images.ts";
import type { PicturePrint } from "../../core/images/picture-print.ts";
import { type SimilarPictures, similarPictures } from "../../core/images/similar-pictures.ts";
import { UserError } from "../../core/user-error.ts";

export interface ComparedPictures {
  /** With the tokens that leaving the second out saves; `null` where they are not known. */
  readonly similar: readonly (SimilarPictures & { readonly saves: number | null })[];
  /** Pictures that were found but could not be compared: a place in the list, and why. */
  readonly notCompared: readonly { readonly picture: number; readonly problem: string }[];
}

/** More pictures, or pixels in all of them, are not decoded: a million pixels of a JPEG take about 0.17 s. */
const MOST_COMPARED = 2_000;
const MOST_PIXELS = 200_000_000;

/** How the prints of pictures are had. */
export interface PrintReader {
  /** Of a file that the text names. */
  file(path: string): Promise<PicturePrint | UserError>;
  /** Of one that stands in the text, as base64. */
  data(base64: string): Promise<PicturePrint | UserError>;
  /** Hears the share that is done, and which one is next. */
  onProgress?(share: number, name: string): void;
}

/** Tells which pictures of a text show nearly the same; videos are left out. */
export async function comparePictures(
  text: string,
  links: readonly ImageLink[],
  measured: readonly MeasuredImage[],
  reader: PrintReader,
): Promise<ComparedPictures> {
  const shown = measured.flatMap(({ size }, i) => (size === null || links[i]!.kind === "video" ? [] : [i]));
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
      reader.onProgress?.(i / shown.length, name);
      return target.kind === "file" ? reader.file(target.path) : reader.data(wholeData(text, links[picture]!));
    };
    const print = known.get(key) ?? (await read());
    known.set(key, print);
    if (print instanceof UserError) notCompared.push({ picture, problem: print.message });
    else prints[picture] = print;
  }
  const similar = similarPictures(prints).map((pair) => ({ ...pair, saves: measured[pair.again]!.tokens }));
  return { similar, notCompared };
}
