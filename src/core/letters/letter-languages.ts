import { chinese } from "./languages/chinese.ts";
import { dutch } from "./languages/dutch.ts";
import { english } from "./languages/english.ts";
import { french } from "./languages/french.ts";
import { german } from "./languages/german.ts";
import { italian } from "./languages/italian.ts";
import { japanese } from "./languages/japanese.ts";
import { korean } from "./languages/korean.ts";
import { polish } from "./languages/polish.ts";
import { portuguese } from "./languages/portuguese.ts";
import { russian } from "./languages/russian.ts";
import { spanish } from "./languages/spanish.ts";
import type { LetterLanguage } from "./letter-language.ts";

/**
 * Those in which people write prompts most. None of the cues of all of them fits any sentence of the ordinary prompts, of
 * 532 translations of the Declaration of Human Rights, or of the paragraphs and questions of XQuAD and JSQuAD (12.4 million
 * characters). How many questions on letters the cues other than English find was not measured: there is no set of them.
 * A sentence is looked at in each language whose signs it has.
 */
export const LETTER_LANGUAGES: readonly LetterLanguage[] = [
  english,
  german,
  dutch,
  french,
  spanish,
  portuguese,
  italian,
  polish,
  russian,
  chinese,
  japanese,
  korean,
];
