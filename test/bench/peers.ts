/** A library that counts o200k_base tokens, loaded as its own documentation says. */
export interface Peer {
  readonly name: string;
  load(): Promise<(text: string) => number>;
}

/** Ours, as a user gets it (the built library), and what people use today. */
export const peers: readonly Peer[] = [
  {
    name: "prompt-budget",
    async load() {
      const { loadTokenizer } = await import(new URL("../../dist/core.js", import.meta.url).href);
      const tokenizer = await loadTokenizer("o200k_base");
      return (text) => tokenizer.count(text);
    },
  },
  {
    name: "gpt-tokenizer",
    async load() {
      const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
      const asText = { disallowedSpecial: new Set<string>() };
      return (text) => countTokens(text, asText);
    },
  },
  {
    name: "@microsoft/tiktokenizer",
    async load() {
      const { createTokenizer, getRegexByEncoder } = await import("@microsoft/tiktokenizer");
      const ranks = (await import("js-tiktoken/ranks/o200k_base")).default;
      const tokenizer = createTokenizer(ranksToMap(ranks.bpe_ranks), new Map(), getRegexByEncoder("o200k_base"));
      return (text) => tokenizer.encode(text).length;
    },
  },
  {
    name: "tiktoken (wasm)",
    async load() {
      const { get_encoding } = await import("tiktoken");
      const encoding = get_encoding("o200k_base");
      return (text) => encoding.encode_ordinary(text).length;
    },
  },
  {
    name: "js-tiktoken",
    async load() {
      const { Tiktoken } = await import("js-tiktoken/lite");
      const encoding = new Tiktoken((await import("js-tiktoken/ranks/o200k_base")).default);
      return (text) => encoding.encode(text, [], []).length;
    },
  },
];

/** js-tiktoken packs ranks as lines of "! first-rank base64 base64 …". */
function ranksToMap(packed: string): Map<Uint8Array, number> {
  const ranks = new Map<Uint8Array, number>();
  for (const line of packed.split("\n")) {
    const [, first, ...tokens] = line.split(" ");
    tokens.forEach((token, i) => {
      ranks.set(Buffer.from(token, "base64"), Number(first) + i);
    });
  }
  return ranks;
}
