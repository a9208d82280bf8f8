/** A letter alone, with or without marks. */
export const ONE_LETTER = "[\"“”„«「'‘`]?\\s?\\p{L}\\s?[\"“”»」'’`]?(?!\\p{L})";

/** Where a word is named before what is asked of it: at its opening mark, or at a Latin word. */
export const AT_WORD = "(?=[\"“「『《‘'`*])|(?<![A-Za-z])(?=[A-Za-z]{3})";
