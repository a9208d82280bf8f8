/**
 * Byte-level vocabularies write each byte as a printable character: those that are printable in Latin-1 as themselves,
 * the others, in order, from U+0100 on (GPT-2's `bytes_to_unicode`).
 */
const CHARACTER_OF_BYTE = new Uint16Array(256);
const BYTE_OF_CHARACTER = new Int16Array(0x144).fill(-1);

let next = 0x100;
for (let byte = 0; byte < 256; byte++) {
  const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  const character = printable ? byte : next++;
  CHARACTER_OF_BYTE[byte] = character;
  BYTE_OF_CHARACTER[character] = byte;
}

/** The bytes that a byte-level token stands for; `undefined` where it is not written in that alphabet. */
export function byteLevelBytes(token: string): Uint8Array | undefined {
  const bytes = new Uint8Array(token.length);
  for (let i = 0; i < token.length; i++) {
    const byte = BYTE_OF_CHARACTER[token.charCodeAt(i)] ?? -1;
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

/** The byte-level spelling of bytes. */
export function byteLevelText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(CHARACTER_OF_BYTE[byte]!);
  return text;
}
