/** What Hunspell calls encodings that the Encoding Standard calls otherwise. */
const LABELS: Readonly<Record<string, string>> = {
  "microsoft-cp1251": "windows-1251",
  "tis620-2533": "tis-620",
  "iscii-devanagari": "utf-8",
};

/**
 * Stands for iconv-lite in dist/, of which the reader of dictionaries takes this one function: its tables are larger than
 * the reader, and Node knows the encodings of dictionaries itself.
 */
function decode(bytes: Uint8Array, encoding: string): string {
  const label = encoding.toLowerCase();
  return new TextDecoder(LABELS[label] ?? label).decode(bytes);
}

export default { decode };
