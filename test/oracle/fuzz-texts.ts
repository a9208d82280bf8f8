/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same texts everywhere. */
export function seeded(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below);
  };
}

/** Where tokenizers part: each entry is one step of a fuzz text. */
const ATOMS: readonly string[] = [
  ..." abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  ..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
  ..." \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2003\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200d\u0000\u0001\u001f\u007f\u00ad",
  ...[
    " ",
    " ",
    "  ",
    "   ",
    "    ",
    "\t",
    "\t\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    " \n",
    "\n ",
    " \r\n  ",
    "\u0085\n",
  ],
  ...[
    "'s",
    "'S",
    "'t",
    "'T",
    "'re",
    "'RE",
    "'rE",
    "'ve",
    "'Ve",
    "'m",
    "'M",
    "'ll",
    "'LL",
    "'lL",
    "'d",
    "'D",
    "'ſ",
    "'",
  ],
  ...["ſ", "K", "İ", "ı", "ẞ", "ß", "ﬁ", "Ǆ", "ǅ", "ǆ", "ʰ", "ª", "ⅷ", "Ⅷ", "①", "²", "½"],
  ...[
    "the ",
    " The",
    "return",
    " function",
    "://",
    ";\n//",
    "/*",
    "*/",
    "//",
    "/",
    "</",
    "{\n",
    "}\n\n",
    " = ",
    "=>",
    "...",
  ],
  ...[
    "é",
    "e\u0301",
    "\u0301",
    "\u0308",
    "\u0301\u0323",
    "ệ",
    "n\u0303",
    "ñ",
    "Å",
    "\u212b",
    "क",
    "क़",
    "\u093c",
    "क्ष",
    "ि",
  ],
  ...[
    "漢",
    "字",
    "一",
    "龥",
    "龦",
    "々",
    "〆",
    "ー",
    "ぁ",
    "か\u3099",
    "が",
    "カ",
    "ﾀ",
    "・",
    "。",
    "、",
    "「",
    "\u3099",
    "\u3040",
  ],
  ...[
    "한",
    "글",
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "하",
    "\u11a8",
    "ก",
    "ำ",
    "ั",
    "ี",
    "ไทย",
    "ລາວ",
    "မြန်မာ",
    "א",
    "שָׁ",
    "ع",
    "َ",
    "العربية",
    "ӑ",
  ],
  ...["٠", "٣", "१", "೯", "๓", "𝟘", "𝟗", "12", "345", "6789", "1,000.00", "0x1F", "３"],
  ...["😀", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "❤️", "☃", "™", "€", "𝒜", "𝔞", "𐐀", "𐐨", "𠀀", "\u{10ffff}", "\u{e0001}", "𐍈"],
  ...["\ud83d", "\ude00", "\ud800", "\udfff", "\ufffd", "\ufffe", "\ue000"],
  ...[
    "<|endoftext|>",
    "<|im_start|>",
    "<|fim_prefix|>",
    "<|begin_of_text|>",
    "<｜begin▁of▁sentence｜>",
    "<think>",
    "▁",
    "Ġ",
    "Ċ",
  ],
];

/** A text of up to `most` steps; now and then a step is repeated, so that runs of one kind come up. */
export function fuzzText(below: (n: number) => number, most: number): string {
  // Mixing few kinds makes them meet more often than drawing from all every time.
  const few = Array.from({ length: 1 + below(6) }, () => ATOMS[below(ATOMS.length)]);
  let text = "";
  for (let steps = below(most + 1); steps > 0; steps--) {
    const atom = below(3) > 0 ? few[below(few.length)] : ATOMS[below(ATOMS.length)];
    text += below(12) === 0 ? atom.repeat(1 + below(8)) : atom;
  }
  return text;
}
