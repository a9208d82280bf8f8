import { UserError } from "../user-error.ts";
import { bundledVocabulary, patternOf } from "./bundled.ts";
import { TOKENIZER_FAMILIES, type TokenizerFamily } from "./families.ts";
import { fromBase64, joinTokens } from "./token-bytes.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Above every published vocabulary; a rank above it is a damaged number. */
const LARGEST_RANK = 4_000_000;

/**
 * Reads a `.tiktoken` file: a token in base64 and its rank on each line. The file does not say how text is cut into
 * pieces: a bundled family does whose tokens it has, or that it is named after (`cl100k_base.tiktoken`).
 */
export async function readTiktokenFile(name: string, bytes: Uint8Array): Promise<Vocabulary | UserError> {
  const tokens = readRanks(name, bytes);
  if (tokens instanceof UserError) return tokens;
  const { family, cut } = await familyOf(name, tokens);
  if (cut) return broken(name, `has the first ${tokens.length} tokens of ${family!.name} and is cut short behind them`);
  if (!family)
    return new UserError(
      "unsupported-tokenizer",
      `${name} does not say how it cuts text into pieces; name it after its encoding, as cl100k_base.tiktoken, or give a tokenizer.json.`,
    );
  return { name, ...patternOf(family.name)!, ...tokens.joined, merges: null, wholePieces: true };
}

interface Ranks {
  readonly length: number;
  readonly joined: Pick<Vocabulary, "bytes" | "offsets">;
}

const broken = (name: string, what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);

function readRanks(name: string, bytes: Uint8Array): Ranks | UserError {
  const tokens: Uint8Array[] = [];
  const seen = new Map<string, number>();
  const text = new TextDecoder("latin1").decode(bytes);
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const content = text.slice(at, Math.min(end, at + 4_096)).trim();
    at = end + 1;
    line++;
    if (content === "") continue;
    const space = content.indexOf(" ");
    const token = space < 0 ? null : fromBase64(content.slice(0, space));
    const rank = /^\d{1,7}$/.test(content.slice(space + 1)) ? Number(content.slice(space + 1)) : -1;
    if (token === null || rank < 0 || rank > LARGEST_RANK) {
      const kind =
        seen.size === 0 ? "tokenizer.json, SentencePiece model, vocab.txt or tiktoken file" : "tiktoken file";
      return broken(name, `is no ${kind}, or is cut short: line ${line} is not a base64 token and its rank`);
    }
    if (tokens[rank] !== undefined) return broken(name, `gives rank ${rank} twice (line ${line})`);
    const key = content.slice(0, space);
    if (seen.has(key)) return broken(name, `gives one token ranks ${seen.get(key)} and ${rank} (line ${line})`);
    seen.set(key, rank);
    tokens[rank] = token;
  }
  return { length: seen.size, joined: joinTokens(tokens) };
}

/** The family whose tokens these are (`cut`: are the first of), or else the one that the file is named after. */
async function familyOf(name: string, tokens: Ranks): Promise<{ family: TokenizerFamily | undefined; cut: boolean }> {
  const stem = (name.split(/[/\\]/).pop() ?? "").toLowerCase().replace(/\.(tiktoken|model|bpe|txt)$/, "");
  const ranked = TOKENIZER_FAMILIES.filter(({ kind }) => kind === "exact");
  const named = ranked.find((f) => [f.name, ...f.aliases].includes(stem));
  for (const family of named ? [named] : ranked) {
    const bundled = await bundledVocabulary(family.name, 0);
    if (!startsLike(bundled, tokens)) continue;
    const all = countTokens(bundled);
    if (tokens.length === all) return { family, cut: false };
    // A prefix of a family that it is not named after may be another's: r50k_base is one of p50k_base.
    if (named && tokens.length < all) return { family, cut: true };
  }
  return { family: named, cut: false };
}

/** Whether the tokens are the bundled ones, as far as they go. */
function startsLike(bundled: Vocabulary, { joined }: Ranks): boolean {
  if (joined.offsets.length > bundled.offsets.length) return false;
  for (let id = 0; id < joined.offsets.length; id++) if (joined.offsets[id] !== bundled.offsets[id]) return false;
  for (let i = 0; i < joined.bytes.length; i++) if (joined.bytes[i] !== bundled.bytes[i]) return false;
  return true;
}

function countTokens({ offsets }: Vocabulary): number {
  let count = 0;
  for (let id = 1; id < offsets.length; id++) if (offsets[id]! > offsets[id - 1]!) count++;
  return count;
}
