import { languageOf } from "./language.ts";

/** What makes another sentence of a sentence when it is lost. */
export type Sign = "negation" | "limit" | "obligation";

const NEGATIONS = [
  "not|never|none|nor|neither|nothing|nobody|nowhere|without|cannot|\\p{L}+n['’]t|dont|avoid(?:s|ed|ing)?|refuse|refrain",
  "forbidden|prohibited|disallowed|instead of|rather than|under no circumstances",
];
const LIMITS = [
  "not only|only|solely|exclusively|unless|except|excluding|at most|at least|no (?:more|less|fewer|later|earlier) than|up to",
  "exactly|maximum|minimum|max|min|limit(?:ed)? to",
];
const OBLIGATIONS = ["must|shall|always|required?|requires|mandatory|have to|has to|needs? to"];

/** The strongest words of other languages that prompts are written in; they are not told apart. */
const OTHER_NEGATIONS = [
  "nicht|nie|niemals|kein\\p{L}*|ohne|weder|vermeide\\p{L}*|ne|n['’]\\p{L}+|jamais|pas|sans|aucun\\p{L}*|évite\\p{L}*",
  "nunca|jamás|sin|ningun\\p{L}*|ningún|evit\\p{L}*|não|sem|nenhum\\p{L}*|non|mai|senza|nessun\\p{L}*",
  "niet|nooit|geen|zonder|nigdy|bez|не|нет|нельзя|никогда|без|ни|ні|ніколи|değil|asla|hiç|yok|jangan|tidak|tanpa",
  "không|đừng|لا|ليس|لن|لم|أبدا|ممنوع|بدون|नहीं|मत|बिना|कभी",
];
const OTHER_LIMITS = [
  "nur|ausschließlich|außer|höchstens|mindestens|genau|es sei denn|seulement|uniquement|sauf|au plus|au moins|exactement",
  "solo|sólo|solamente|únicamente|salvo|excepto|como máximo|al menos|apenas|somente|só|exceto|no máximo|pelo menos",
  "soltanto|tranne|al massimo|almeno|alleen|slechts|behalve|hoogstens|minstens|tylko|wyłącznie|oprócz|najwyżej",
  "только|лишь|кроме|не более|не менее|yalnızca|sadece|hariç|en fazla|en az|hanya|kecuali|chỉ|trừ|فقط|إلا|केवल|सिर्फ",
];
const UNSPACED_NEGATION = "[不没沒勿无無禁未]|ない|ません|않|마세요|마십시오|금지|없|ไม่|ห้าม|อย่า";
const UNSPACED_LIMIT = "[只仅僅]|除非|最多|至少|のみ|だけ|以外|以内|오직|제외|이상|이하|เท่านั้น";

const pattern = (lists: readonly string[], unspaced = "(?!)"): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${lists.join("|")})(?![\\p{L}\\p{N}_-])|${unspaced}`, "giu");

/** Portuguese "no" is "in the". */
const NO = "no";
const PORTUGUESE = /[ãõ][oe]/;
const negations = (...others: readonly string[]): RegExp => pattern([...NEGATIONS, ...others], UNSPACED_NEGATION);
const NEGATION = {
  english: negations(NO),
  other: negations(NO, ...OTHER_NEGATIONS),
  portuguese: negations(...OTHER_NEGATIONS),
};
const LIMIT = { english: pattern(LIMITS), other: pattern([...LIMITS, ...OTHER_LIMITS], UNSPACED_LIMIT) };
const OBLIGATION = pattern(OBLIGATIONS);
/** Orders are given with these or without them. */
const ORDERING = pattern(["make sure(?: that)?|ensure(?: that)?|please"]);

/** The signs of a sentence. */
export interface Signed {
  readonly signs: ReadonlySet<Sign>;
  readonly negations: number;
  /** Whether a negation stands so early that it denies all of the sentence: "Never …", "You must not …". */
  readonly deniesAll: boolean;
  /** The sentence without the words of its signs. */
  readonly bare: string;
}

/** Reads the signs of sentences, by the language of the text that they belong to. */
export type SignReader = (sentence: string) => Signed;

/** A negation after at most so many words denies all of the sentence. */
const EARLY = 3;

export function signReader(text: string): SignReader {
  const language = languageOf(text);
  const negation = NEGATION[language === "other" && PORTUGUESE.test(text) ? "portuguese" : language];
  return (sentence) => {
    const signs = new Set<Sign>();
    // A limit goes first: "no more than three" denies nothing.
    const unlimited = sentence.replace(LIMIT[language], " ");
    if (unlimited !== sentence) signs.add("limit");
    const found = [...unlimited.matchAll(negation)];
    if (found.length > 0) signs.add("negation");
    const before = unlimited.slice(0, found[0]?.index ?? 0).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const undenied = unlimited.replace(negation, " ");
    const bare = undenied.replace(OBLIGATION, " ");
    if (bare !== undenied) signs.add("obligation");
    const deniesAll = found.length > 0 && before <= EARLY;
    return { signs, negations: found.length, deniesAll, bare: bare.replace(ORDERING, " ") };
  };
}
