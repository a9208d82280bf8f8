const APOSTROPHE = 0x27;

/** Length of `'s|'t|'re|'ve|'m|'ll|'d` at `at`, or 0. */
export function contractionLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== APOSTROPHE) return 0;
  switch (bytes[at + 1]) {
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return 2;
    case 0x72: // r
    case 0x76: // v
      return bytes[at + 2] === 0x65 ? 3 : 0;
    case 0x6c: // l
      return bytes[at + 2] === 0x6c ? 3 : 0;
    default:
      return 0;
  }
}

/** The same in any case; the long s (U+017F) folds to s as Unicode says. */
export function anyCaseContractionLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== APOSTROPHE) return 0;
  switch (bytes[at + 1] | 0x20) {
    case 0x73:
    case 0x74:
    case 0x6d:
    case 0x64:
      return 2;
    case 0x72:
    case 0x76:
      return (bytes[at + 2] | 0x20) === 0x65 ? 3 : 0;
    case 0x6c:
      return (bytes[at + 2] | 0x20) === 0x6c ? 3 : 0;
    case 0xe5: // 0xc5 | 0x20
      return bytes[at + 1] === 0xc5 && bytes[at + 2] === 0xbf ? 3 : 0;
    default:
      return 0;
  }
}
