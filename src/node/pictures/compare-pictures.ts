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

/** More pictures than these are not decoded. */
const MOST_COMPARED = 500;

/** Tells which pictures of a text show nearly the same; `resolve` gives the path of one that it names. */
export async function comparePictures(
  text: string,
  links: readonly ImageLink[],
  measured: readonly MeasuredImage[],
  resolve: (name: string) => string,
): Promise<ComparedPictures> {
  const shown = measured.flatMap(({ size }, picture) => (size === null ? [] : [picture]));
  if (shown.length < 2) return { similar: [], notCompared: [] };
  const prints: (PicturePrint | undefined)[] = measured.map(() => undefined);
  const notCompared: { picture: number; problem: string }[] = [];
  const known = new Map<string, PicturePrint | UserError>();
  for (const [i, picture] of shown.entries()) {
    const { target, start, end } = links[picture]!;
    const { name } = measured[picture]!;
    const key = target.kind === "file" ? target.path : text.slice(start, end);
    const read = async () => {
      if (i >= MOST_COMPARED) return new UserError("unreadable-file", `Only ${MOST_COMPARED} pictures are compared.`);
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
