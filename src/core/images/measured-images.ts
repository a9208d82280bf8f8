import { UserError } from "../user-error.ts";
import { cheapestSize } from "./cheapest-size.ts";
import { bytesOfBase64, type ImageLink } from "./image-links.ts";
import { type ImageSize, imageSize } from "./image-size.ts";
import { imageRule, imageTokens } from "./image-tokens.ts";

/** A picture with what it takes. */
export interface MeasuredImage {
  /** For a person: the path, the address, or "data". */
  readonly name: string;
  readonly start: number;
  readonly size: ImageSize | null;
  /** `null` where the size or the model's formula is not known. */
  readonly tokens: number | null;
  /** A smaller size of as many tokens. */
  readonly cheapest: ImageSize | null;
  /** Why something is not known. */
  readonly problem: string | null;
}

/** The first bytes of a file that a text names, or why there are none. */
export type ReadStart = (path: string) => Promise<Uint8Array | UserError>;

/** Files that are read at the same time. */
const AT_ONCE = 32;

/** What the pictures of a text take for a model; files are read by `readStart`, addresses are not fetched. */
export async function measureImages(
  links: readonly ImageLink[],
  model: string | null,
  readStart: ReadStart,
): Promise<MeasuredImage[]> {
  const measured: MeasuredImage[] = [];
  for (let i = 0; i < links.length; i += AT_ONCE)
    measured.push(
      ...(await Promise.all(links.slice(i, i + AT_ONCE).map((link) => measureImage(link, model, readStart)))),
    );
  return measured;
}

async function measureImage(link: ImageLink, model: string | null, readStart: ReadStart): Promise<MeasuredImage> {
  const { target, start, detail } = link;
  const name = target.kind === "file" ? target.path : target.kind === "url" ? target.url : "data";
  const unknown = { name, start, size: null, tokens: null, cheapest: null };
  if (target.kind === "url") return { ...unknown, problem: "it lies on the network, and nothing is fetched" };
  const bytes = target.kind === "file" ? await readStart(target.path) : bytesOfBase64(target.base64);
  if (bytes === undefined) return { ...unknown, problem: "its data are no base64" };
  const found = bytes instanceof UserError ? bytes : imageSize(bytes, name);
  if (found instanceof UserError) return { ...unknown, problem: found.message };
  const size = { width: found.width, height: found.height };
  const rule = model === null ? undefined : imageRule(model);
  if (rule === undefined)
    return { ...unknown, size, problem: model === null ? "no model is chosen" : `no formula of ${model} is published` };
  const smaller = cheapestSize(rule, size);
  const cheapest = smaller.width < size.width ? smaller : null;
  const problem = rule.assumed ? `counted as the model before ${model}, whose formula is published` : null;
  return { name, start, size, tokens: imageTokens(rule, size, detail), cheapest, problem };
}
