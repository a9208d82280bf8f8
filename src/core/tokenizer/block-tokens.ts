import type { Block } from "./block-tree.ts";
import { NormalOffsets } from "./normal-form.ts";
import type { PieceEncoder } from "./piece-encoder.ts";

/** The tokens of one block; offsets in UTF-16 units from its beginning. */
export interface BlockTokens {
  readonly ids: Uint32Array;
  /** Where each token begins (or the character that it begins inside of), and where the last one ends. */
  readonly starts: Uint32Array;
  /** Where each token ends, or the character that it ends inside of. */
  readonly ends: Uint32Array;
}

/** Works out a block's tokens; `behind` is what follows it, as far as its pieces may look. */
export function tokensOfBlock(encoder: PieceEncoder, block: Block, behind: string, nfc: boolean): BlockTokens {
  const text = nfc ? block.text.normalize("NFC") : block.text;
  const { window, table } = encoder;
  window.fill(text);
  const length = window.length;
  window.fill(text + (nfc ? behind.normalize("NFC") : behind));
  const { bytes } = window;
  const ids = new Uint32Array(block.tokens);
  const byteEnds = new Uint32Array(block.tokens);
  let tokens = 0;
  let end = 0;
  const add = (id: number): void => {
    end += table.starts[id + 1] - table.starts[id];
    ids[tokens] = id;
    byteEnds[tokens++] = end;
  };

  let long = 0;
  let from = 0;
  while (from < length) {
    const pieces = encoder.scan(window, from, encoder.batch);
    const { ends, hashes } = encoder.batch;
    for (let piece = 0; piece < pieces && from < length; from = ends[piece++]) {
      if (block.longPieces[long]?.at === from) {
        const pieceEnds = block.longPieces[long++].ends;
        for (let i = 0, start = from; i < pieceEnds.length; i++) {
          const tokenEnd = from + pieceEnds[i];
          add(encoder.tokenAt(bytes, start, tokenEnd));
          start = tokenEnd;
        }
        continue;
      }
      const entry = table.find(bytes, from, ends[piece], hashes[piece]);
      if (entry < 0) {
        const count = encoder.mergePiece(from, ends[piece], hashes[piece]);
        for (let i = 0; i < count; i++) add(encoder.merger.ids[i]);
      } else {
        tokens = table.copyIds(entry, ids, tokens);
        for (let i = tokens - table.counts[entry]; i < tokens; i++) {
          end += table.starts[ids[i] + 1] - table.starts[ids[i]];
          byteEnds[i] = end;
        }
      }
    }
  }
  return { ids, ...unitsOf(bytes, byteEnds, text === block.text ? undefined : block.text, window.ascii) };
}

/** Turns ascending byte offsets into those of the characters around them; `original` where the text is not the same. */
function unitsOf(
  bytes: Uint8Array,
  byteEnds: Uint32Array,
  original: string | undefined,
  ascii: boolean,
): Pick<BlockTokens, "starts" | "ends"> {
  const floors = original === undefined ? undefined : new NormalOffsets({ original });
  const ceilings = original === undefined ? undefined : new NormalOffsets({ original });
  const starts = new Uint32Array(byteEnds.length + 1);
  const ends = new Uint32Array(byteEnds.length);
  let unit = 0;
  let at = 0;
  for (let i = 0; i < byteEnds.length; i++) {
    const byteEnd = byteEnds[i];
    let floor = byteEnd;
    let ceil = byteEnd;
    if (!ascii) {
      // `at` stays at the beginning of the character that holds the offset, `unit` likewise.
      for (;;) {
        const lead = bytes[at];
        const width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (at + width > byteEnd) {
          floor = unit;
          ceil = at === byteEnd ? unit : unit + (width === 4 ? 2 : 1);
          break;
        }
        at += width;
        unit += width === 4 ? 2 : 1;
      }
    }
    starts[i + 1] = floors ? floors.floor(floor) : floor;
    ends[i] = ceilings ? ceilings.ceil(ceil) : ceil;
  }
  return { starts, ends };
}
