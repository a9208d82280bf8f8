import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const FRENCH_LETTERS = "(?:lettres?|voyelles?|consonnes?|syllabes?)";
const FRENCH_LETTER = `(?:(?:la )?lettres? ${ONE_LETTER}|${ONE_LETTER})`;
export const french: LetterLanguage = {
  name: "French",
  signs: [
    "lettres?|voyelles?|consonnes?|syllabes?|épel\\p{L}*|envers|à rebours|rim(?:e|es|ent|ant)|anagrammes?|palindromes?",
    "acronymes?|acrostiches?|sigles?|combien (?:de |d['’])?(?:[a-z]|[\"“«'‘`]\\s?[a-z]\\s?[\"”»'’`])|combien de fois|mot est",
  ],
  articles: "le|la|les|l['’]|du|des|ce|cet|cette|ces|suivante?s?|chaque",
  nouns: "mots?|noms?|termes?|chaînes?(?: de caractères)?|phrases?|expressions?",
  behindNoun: "suivante?s?|français|anglais",
  joins: "et|ou",
  goesOn: "contient|compte|a|ont|possède|comporte|apparaît|apparaissent|est|sont|s['’]il|svp",
  placeholders:
    "les des une cette ces cet mon ton son mes tes ses notre votre leur leurs chaque tous toutes tout mot mots nom noms texte " +
    "phrase phrases ligne lignes suivant suivante suivants suivantes pas puis quel quelle quels qui que quoi début fin entrée sortie vous nous",
  spaced: true,
  cues: [
    [
      `combien (?:y a-t-il )?(?:de |d['’])(?:fois )?(?:${FRENCH_LETTERS}|${FRENCH_LETTER})(?: (?:y a-t-il|il y a|y a|a-t-on|sont|différentes|contenues|apparaît|trouve-t-on)){0,3} (?:dans|en|à)`,
      true,
    ],
    [
      `combien (?:de |d['’])(?:${FRENCH_LETTERS}|${FRENCH_LETTER}) (?:contient|compte|a|comporte|possède|y a-t-il dans)`,
      true,
    ],
    [
      `combien de fois (?:apparaît |trouve-t-on |y a-t-il )?${FRENCH_LETTER}(?: (?:apparaît|est|figure|revient|se|trouve|présente|t-elle|apparaît-elle)){0,3} dans`,
      true,
    ],
    [
      `(?:compte[rz]?|nombre|compte-moi)(?: (?:moi|le|les|la|nombre|de|des|toutes|tous)){0,4} (?:d['’]|l['’])?(?:${FRENCH_LETTERS}|${FRENCH_LETTER}) (?:dans|de|du|des)`,
      true,
    ],
    [
      "(?:première|deuxième|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernière|\\d{1,2}e|\\d{1,2}ème)s? (?:lettre|voyelle|consonne)s? (?:de|du|d['’]|dans|des)",
      false,
    ],
    ["(?:épelle|épelez|épeler|épelle-moi)", true],
    ["comment (?:s['’])?(?:épelle-t-on|épeler|épeles-tu|épelle)", true],
    [
      "(?:écri[st]|écrivez|écrire|dis|lis|lire|tape|épelle|épeler)(?:-moi)?",
      true,
      "à l['’]envers|à rebours|lettre par lettre|de droite à gauche",
    ],
    [
      "(?:est-ce que|si|le mot|les mots|le nom)",
      true,
      "(?:est|sont)(?:-ils?|-elles?)? (?:une? |des )?(?:palindromes?|anagrammes?|pangrammes?)",
    ],
    ["anagrammes? (?:de|du|d['’]|pour)", true],
    ["rim(?:e|es|ent|ant) avec", true],
    [
      "(?:crée|créez|créer|fais|faites|faire|invente|inventez|inventer|écris|écrivez|génère|trouve|propose|donne)(?:-moi)?(?: une?| des)? (?:acronymes?|acrostiches?|sigles?) (?:de|du|pour|avec|à partir de|sur)",
      false,
    ],
    [
      "(?:inverse|inversez|inverser|mélange|renverse|retourne|remets dans l['’]ordre)(?: l['’]ordre des| les| toutes les) (?:lettres|caractères) (?:de|du|dans|des)",
      true,
    ],
    [
      "quel mot (?:est le plus long|est le plus court|a le plus de lettres|contient le plus de lettres)[ ,:]{0,3}",
      true,
    ],
  ],
};
