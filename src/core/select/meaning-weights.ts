export const MEANING = { words: 1, cosine: 8 };
