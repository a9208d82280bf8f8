import * as v from "valibot";
import { UserError } from "../../core/user-error.ts";

/** A model's `model.json`: what it is, and what its files must be. */
export interface ModelManifest {
  readonly name: string;
  readonly dimensions: number;
  readonly longest: number;
  readonly fused: boolean;
  /** Unicode names of the writing systems that it was trained on, "Latin"; all where absent. */
  readonly scripts?: readonly string[] | undefined;
  readonly licence: string;
  readonly source: string;
  readonly files: readonly ModelFile[];
}

/** `bytes` is its size, `sha256` its SHA-256 in hexadecimal digits. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const MANIFEST = "model.json";
export const GRAPH = "model.onnx";
/** Names of vocabularies, in the order in which they are looked for. */
export const VOCABULARIES: readonly string[] = ["vocab.txt", "tokenizer.json"];

/** A manifest has about 1 KB. */
export const LARGEST_MANIFEST = 64 * 1024;

/** The larger encoders have about 1.3 GB; a file's size must fit its place in memory. */
export const LARGEST_MODEL = 2 * 1024 * 1024 * 1024;

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/^[^\p{Cc}]*$/u));

function isScript(name: string): boolean {
  try {
    return /^[A-Za-z_]+$/.test(name) && new RegExp(`\\p{Script=${name}}`, "u") !== null;
  } catch {
    return false;
  }
}

const schema = v.object({
  name: v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9][a-z0-9._-]*$/i)),
  dimensions: v.pipe(positive, v.maxValue(8_192)),
  longest: v.pipe(positive, v.minValue(3), v.maxValue(8_192)),
  fused: v.optional(v.boolean(), false),
  scripts: v.optional(v.pipe(v.array(v.pipe(v.string(), v.check(isScript))), v.minLength(1), v.maxLength(50))),
  licence: line,
  source: line,
  files: v.pipe(
    v.array(
      v.object({
        // Plain names: a manifest from elsewhere must not reach outside its folder.
        name: v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9][a-z0-9._-]*$/i)),
        bytes: v.pipe(positive, v.maxValue(LARGEST_MODEL)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.maxLength(20),
  ),
});

/** Reads a manifest; a `broken-model` opens with `name`, the file's or its address. */
export function parseManifest(name: string, text: string): ModelManifest | UserError {
  const broken = (what: string) => new UserError("broken-model", `${name} ${what}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken("is no valid JSON; it may be cut short");
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    return broken(`is no description of a model: ${path ? `"${path}"` : "its top"} is not as expected`);
  }
  const { files } = parsed.output;
  const names = files.map((file) => file.name.toLowerCase());
  if (new Set(names).size < names.length || names.includes(MANIFEST)) return broken("names a file twice");
  if (!names.includes(GRAPH)) return broken(`names no ${GRAPH}`);
  if (!VOCABULARIES.some((vocabulary) => names.includes(vocabulary)))
    return broken(`names no vocabulary (${VOCABULARIES.join(" or ")})`);
  if (bytesOf(files) > LARGEST_MODEL) return broken("describes a model of more than 2 GB");
  return parsed.output;
}

export function bytesOf(files: readonly ModelFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
