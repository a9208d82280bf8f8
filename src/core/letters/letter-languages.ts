import type { LetterLanguage } from "./letter-language.ts";

/** A letter alone, with or without marks. */
const ONE = "[\"“”„«「'‘`]?\\s?\\p{L}\\s?[\"“”»」'’`]?(?!\\p{L})";

const ENGLISH_LETTERS = "(?:letters?|vowels?|consonants?|syllables?)";
/** `r's`, `"r"s`, `rs`, `letter r`: one letter that is counted or looked for. */
const ENGLISH_LETTER = `(?:letters? ["'“‘\`]?[a-z]["'”’\`]?s?|["“‘\`][a-z]["”’\`](?:['’]?s)?|[a-z]['’]s|[b-hj-z]s)`;
const ENGLISH_NTH =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|middle|\\d{1,2}(?:st|nd|rd|th)|nth)";

/**
 * The kinds of work are those of CharBench and LMentry: count, find, order, spell.
 * None of 69,054 sentences of 1,146 ordinary prompts (both halves of the development data) fits one, nor any of 2,486
 * questions of its retrieval sets, and one in 5 MB of English documentation. All 18,000 questions of LMentry on the
 * letters of two words or one do; half of its wordings were known when these were written.
 */
const english: LetterLanguage = {
  name: "English",
  signs: [
    "letters?|vowels?|consonants?|syllables?|characters?|spell|spelled|spelt|spelling|backwards?|reversed?|reversing|invert",
    "unscramble|scramble|rhym(?:e|es|ing)|anagrams?|palindromes?|isograms?|pangrams?|acronyms?|initialisms?|acrostics?",
    "backronyms?|alphabetical(?:ly)?|longer|shorter|how many|count",
  ],
  articles: "the|this|these|those|following|given|both|each of|all of|english|single",
  nouns: "words?|names?|strings?|terms?|phrases?|sentences?",
  behindNoun: "called|below",
  joins: "and|or|vs\\.?|versus",
  goesOn: "have|has|contain|contains|please|then",
  placeholders:
    "the this that these those each every any all some one another other others such both either neither and or but if " +
    "it its they them his her their your our you she user users who which what where when how here there below above " +
    "word words name names string strings text texts sentence sentences phrase phrases term terms line lines letter " +
    "letters character characters paragraph paragraphs title titles answer answers input inputs output outputs word's " +
    "following given same first last next order place reverse english total general common use using please then not backward backwards reversed alphabetically",
  spaced: true,
  cues: [
    [
      `how many (?:times (?:does|do|is) )?(?:the )?(?:[a-z]{1,12} )?(?:${ENGLISH_LETTERS}|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,3} (?:in|of)`,
      true,
    ],
    [`how many (?:[a-z]{1,12} )?(?:${ENGLISH_LETTERS}|characters) (?:does|do|has|have)`, true, "have|has|contain"],
    [`how many characters(?: are| are there)? in`, false],
    [
      `(?:count|counting|number of|occurrences of|frequency of)(?: all)?(?: the)?(?: number of)?(?: [a-z]{1,12})? (?:${ENGLISH_LETTERS}|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,2} (?:in|of)`,
      true,
    ],
    [`(?:letters|vowels?|consonants?|characters|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,2} (?:in|of|from)`, false],
    [`${ENGLISH_NTH} (?:\\w{1,6} )?(?:letters?|characters?|vowel|consonant)(?: (?:of|in) each word)? (?:of|in)`, false],
    [
      `(?:spell|write|say|type|print|read)(?: out)?`,
      true,
      "backwards?|in reverse|reversed|letter by letter|from back to front",
    ],
    [`(?:is|are|whether|if)`, true, "(?:is |are )?(?:an? |both )?(?:palindromes?|anagrams?|isograms?|pangrams?)"],
    [`what(?: is|['’]s)`, true, "(?:spelled |written |spelt )?(?:backwards?|in reverse)"],
    [
      `(?:reverse|reversing|invert|unscramble|scramble)(?: the)?(?: (?:order|letters|characters|spelling))?(?: of| in)?(?: the)?(?: letters)?(?: of| in)?`,
      false,
    ],
    [`how (?:do (?:you|i|we)|to|is|would you)(?: correctly)? spel(?:l|t|led)`, true],
    [`spell(?: out)?`, false, "[?.!]|$|letter by letter|aloud|for me"],
    [
      `(?:make|create|form|write|build|find|invent|generate|come up with|give)(?: me)?(?: an?)? (?:acronyms?|initialisms?|acrostics?|backronyms?)(?: poem)? (?:of|for|from|out of|based on)`,
      false,
    ],
    [`anagrams? (?:of|for|from)`, true],
    [`rhym(?:e|es|ing) (?:with|of|for)`, true],
    [`(?:more|less|fewer) letters(?: [a-z]{1,10}){0,3}[,:]?`, true],
    [`(?:of|between)`, false, ",? which (?:one |word )?(?:has|have) (?:more|less|fewer|the most|the fewest) letters"],
    [`which letter does`, true, "(?:start|begin|end|finish)s?"],
    [`which word is (?:longer|shorter),?`, true],
    [
      `(?:of|sort|order|put)`,
      false,
      ",?(?: [a-z]{1,10}){0,2} (?:comes? (?:first|last) )?(?:alphabetically|(?:in|into) alphabetical order)",
    ],
    [`alphabetical order,? which(?: [a-z]{1,10}){0,3},?`, false],
  ],
};

const GERMAN_LETTERS = "(?:Buchstaben?|Vokalen?|Vokale|Konsonanten?|Silben?|Selbstlauten?|Mitlauten?)";
const GERMAN_LETTER = `(?:Buchstaben? ${ONE}|${ONE}s?)`;
const german: LetterLanguage = {
  name: "German",
  signs: [
    "Buchstaben?|Vokalen?|Konsonanten?|Silben?|Selbstlaute|Mitlaute|buchstabier\\p{L}*|rückwärts|umgekehrt|von hinten",
    "reim\\p{L}*|Anagramme?|Palindrome?|Akronyme?|Akrosticho[ns]|wie ?viele (?:[a-zäöüß]|[\"„“'‘`][a-zäöüß][\"“”'’`]s?)|wie oft",
  ],
  articles: "das|dem|den|der|die|des|diese[mnrs]?|folgende[mnrs]?|jedes|beide[nr]?|deutsche[ns]?|englische[ns]?",
  nouns: "Wort(?:es|e)?|Wörtern?|Namen?s?|Begriffe?s?|Zeichenkette|Satz(?:es)?|Ausdrucks?",
  joins: "und|oder|sowie",
  goesOn: "hat|haben|vor|bitte|enthält|enthalten|gibt|sind|ist|kommt|vorkommen|stecken",
  placeholders:
    "das dem den der die des ein eine einem einen einer dieser diesem diesen dieses deinen deinem deine meinen meinem meine " +
    "seinen ihren unserem unseren wort wörter wörtern name namen text texte satz sätze zeile zeilen jedem jeder alle allen " +
    "folgende folgenden nicht bitte dann welche welchem welcher was wer wie wenn anfang ende eingabe ausgabe diesen",
  spaced: true,
  cues: [
    [
      `wie ?viele (?:verschiedene )?(?:${GERMAN_LETTERS}|${GERMAN_LETTER})(?:[- ]?mal)?(?: (?:sind|gibt|es|kommen|stehen|stecken|enthalten|befinden|sich)){0,3} (?:in|im|von|bei)`,
      true,
    ],
    [
      `wie ?viele (?:verschiedene )?(?:${GERMAN_LETTERS}|${GERMAN_LETTER}) (?:hat|haben|enthält|besitzt|stecken in)`,
      true,
    ],
    [`wie oft (?:kommt|steht|erscheint|taucht|ist) (?:der |das )?${GERMAN_LETTER}(?: auf)? (?:in|im)`, true],
    [`wie oft (?:enthält|hat)`, true, `(?:den |das )?${GERMAN_LETTER}`],
    [
      `(?:zähl(?:e|en|t)?|Anzahl|Häufigkeit)(?: (?:mir|bitte|Sie|alle|die|der|aller|des|das|wie oft|Anzahl)){0,4} (?:${GERMAN_LETTERS}|${GERMAN_LETTER}) (?:in|im|von|des)`,
      true,
    ],
    [
      `(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|letzte|mittlere|\\d{1,2}\\.)[rnms]? (?:Buchstaben?|Vokale?|Konsonanten?) (?:in|im|von|des|der)`,
      false,
    ],
    ["buchstabier(?:e|en|t|st)?(?: (?:Sie|du|man|mir|mal|bitte)){0,3}", true],
    [
      "(?:schreib(?:e|en|t)?|sag(?:e|en)?|lies|drucke?|gib|nenne)(?: (?:Sie|mir|bitte)){0,2}",
      true,
      "(?:bitte )?(?:rückwärts|von hinten|Buchstabe für Buchstabe)",
    ],
    [
      "(?:was|wie)(?: (?:ist|lautet|heißt|ergibt|schreibt man|liest man|buchstabiert man)){1,2}",
      true,
      "rückwärts|von hinten",
    ],
    ["(?:ist|sind|ob)", true, "(?:ein |eine |beides )?(?:Palindrome?|Anagramme?|Isogramme?|Pangramme?)"],
    ["Anagramme? (?:von|für|zu|aus)", true],
    ["reim(?:t|e|en|wörter|wort)(?: (?:sich|man)){0,2} (?:auf|mit|zu)", true],
    [
      "(?:bilde|bilden|erstelle|erstellen|mach|mache|schreibe|finde|erfinde|generiere)(?: (?:Sie|mir|bitte)){0,2}(?: eine?n?)? (?:Akronyme?|Akrostichon|Akronym-Gedicht|Backronyme?) (?:aus|für|von|zu|mit)",
      false,
    ],
    [
      "(?:kehre|drehe|vertausche|mische|sortiere|ordne)(?: (?:Sie|mir|bitte)){0,2} die (?:Buchstaben|Reihenfolge der Buchstaben) (?:in|im|von|des)",
      true,
    ],
    ["(?:kehre|drehe)(?: bitte)?", false, "um(?![\\p{L}])"],
    ["welches Wort (?:ist länger|ist kürzer|hat mehr Buchstaben|hat weniger Buchstaben)[,:]?", true],
  ],
};

const DUTCH_LETTERS = "(?:letters?|klinkers?|medeklinkers?|lettergrepen)";
const DUTCH_LETTER = `(?:letters? ${ONE}|${ONE}(?:['’]s)?)`;
const dutch: LetterLanguage = {
  name: "Dutch",
  signs: [
    "letters?|klinkers?|medeklinkers?|lettergrepen|spel|spell(?:en)?|achterstevoren|achteruit|omgekeerd|rijm\\p{L}*|anagram(?:men)?",
    "palindro(?:om|men)|acroniem(?:en)?|acrosticho[ns]|letterwoord(?:en)?|hoeveel (?:[a-z]['’]?s?|[\"“'‘`][a-z][\"”'’`](?:['’]?s)?)|hoe vaak",
  ],
  articles: "het|de|dit|deze|volgende|elk|beide|engelse|nederlandse",
  nouns: "woord(?:en)?|na(?:am|men)|term(?:en)?|tekenreeks|zin",
  joins: "en|of",
  goesOn: "heeft|hebben|bevat|voor|alsjeblieft|staan|zitten|zit|komt",
  placeholders:
    "het de een dit deze dat die elk elke alle mijn jouw zijn haar ons onze hun uw woord woorden naam namen tekst zin zinnen " +
    "regel regels volgende niet dan welke wat wie hoe als begin eind einde invoer uitvoer",
  spaced: true,
  cues: [
    [
      `hoeveel (?:verschillende )?(?:keer )?(?:${DUTCH_LETTERS}|${DUTCH_LETTER})(?: (?:zitten|zijn|staan|komen|er|voor)){0,3} (?:in|van)`,
      true,
    ],
    [`hoeveel (?:verschillende )?(?:${DUTCH_LETTERS}|${DUTCH_LETTER}) (?:heeft|hebben|bevat|telt)`, true],
    [`hoe vaak (?:komt|staat|zit) (?:de )?${DUTCH_LETTER}(?: voor)? in`, true],
    [`(?:tel|aantal)(?: (?:alle|de|het|aantal|eens)){0,3} (?:${DUTCH_LETTERS}|${DUTCH_LETTER}) (?:in|van)`, true],
    [
      "(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste|middelste|\\d{1,2}e) (?:letter|klinker|medeklinker) (?:in|van)",
      false,
    ],
    ["(?:spel|hoe spel je|hoe schrijf je)", true],
    ["(?:schrijf|zeg|spel|lees|typ)", true, "(?:achterstevoren|achteruit|omgekeerd|letter voor letter)"],
    ["wat is", true, "(?:achterstevoren|omgekeerd)"],
    ["(?:is|zijn|of)", true, "(?:een )?(?:palindroom|palindromen|anagram|anagrammen)"],
    ["anagram(?:men)? (?:van|voor)", true],
    ["rijm(?:t|en|woorden)?(?: er)? (?:op|met)", true],
    ["(?:maak|bedenk|verzin|schrijf)(?: een)? (?:acroniem|letterwoord|acrostichon) (?:van|voor|met|uit)", false],
    ["(?:keer|draai|verwissel) de (?:letters|volgorde van de letters) (?:in|van)", true],
    ["(?:keer|draai)", false, "om(?![\\p{L}])"],
    ["welk woord (?:is langer|is korter|heeft meer letters)[,:]?", true],
  ],
};

const FRENCH_LETTERS = "(?:lettres?|voyelles?|consonnes?|syllabes?)";
const FRENCH_LETTER = `(?:(?:la )?lettres? ${ONE}|${ONE})`;
const french: LetterLanguage = {
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

const SPANISH_LETTERS = "(?:letras?|vocales?|consonantes?|sílabas?)";
const SPANISH_LETTER = `(?:(?:la )?letras? ${ONE}|${ONE})`;
const spanish: LetterLanguage = {
  name: "Spanish",
  signs: [
    "letras?|vocal(?:es)?|consonantes?|sílabas?|deletre\\p{L}*|al revés|hacia atrás|riman?|anagramas?|palíndromos?|acrónimos?|acrósticos?|siglas?",
    "cuánt[ao]s (?:[a-z]|[\"“«'‘`][a-z][\"”»'’`])(?:es|s)?|cuántas veces|palabra es",
  ],
  articles: "el|la|los|las|del|esta|estas|este|estos|siguientes?|cada",
  nouns: "palabras?|nombres?|términos?|cadenas?|frases?",
  behindNoun: "siguientes?",
  joins: "y|e|o",
  goesOn: "tiene|tienen|contiene|hay|por|aparece",
  placeholders:
    "los las una uno este esta estas estos ese esa cada mis tus sus nuestro nuestra todas todos todo palabra palabras nombre " +
    "nombres texto frase frases línea líneas siguiente siguientes más qué que quién cuál cómo inicio final entrada salida pero para español inglés",
  spaced: true,
  cues: [
    [
      `cuánt[ao]s (?:veces )?(?:${SPANISH_LETTERS}|${SPANISH_LETTER}(?:es|s)?)(?: (?:hay|aparecen?|están?|diferentes|distintas|se encuentran?)){0,3} (?:en|de)`,
      true,
    ],
    [`cuánt[ao]s (?:${SPANISH_LETTERS}|${SPANISH_LETTER}) (?:tiene|tienen|contiene|hay en)`, true],
    [`cuántas veces (?:aparece|está|sale|se repite|hay) ${SPANISH_LETTER} en`, true],
    [
      `(?:cuent[ae]n?|contar|número|cantidad)(?: (?:el|la|las|los|todas|número|de)){0,4} (?:${SPANISH_LETTERS}|${SPANISH_LETTER}) (?:en|de|que hay en)`,
      true,
    ],
    [`(?:${SPANISH_LETTERS}) (?:hay|tiene) en`, false],
    [
      "(?:primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima|última|\\d{1,2}[ªa]) (?:letra|vocal|consonante)s? (?:de|del|en)",
      false,
    ],
    ["(?:deletrea|deletree|deletrear|deletréame|cómo se deletrea)", true],
    [
      "(?:escrib[ea]|escribir|di|lee|deletrea|pon)",
      true,
      "(?:al revés|hacia atrás|letra por letra|de atrás (?:hacia|para) (?:adelante|delante))",
    ],
    ["(?:cómo se (?:escribe|lee|dice)|qué es)", true, "(?:al revés|hacia atrás)"],
    ["(?:es|son|si)", true, "(?:(?:es|son) )?(?:un |una )?(?:palíndromos?|anagramas?|pangramas?)"],
    ["anagramas? (?:de|del|para|con)", true],
    ["rim(?:a|an|e|en|ar) con", true],
    [
      "(?:crea|cree|crear|haz|haga|hacer|inventa|invente|escribe|genera|genere|forma|busca|dame)(?: una?| unos)? (?:acrónimos?|acrósticos?|siglas?) (?:de|del|para|con|a partir de)",
      false,
    ],
    ["(?:invierte|invertir|invierta|mezcla|desordena|ordena)(?: el orden de)? las letras (?:de|del|en)", true],
    ["qué palabra (?:es más larga|es más corta|tiene más letras|tiene menos letras)[ ,:]{0,2}", true],
  ],
};

const PORTUGUESE_LETTERS = "(?:letras?|vogal|vogais|consoantes?|sílabas?)";
const PORTUGUESE_LETTER = `(?:(?:a )?letras? ${ONE}|${ONE})`;
const portuguese: LetterLanguage = {
  name: "Portuguese",
  signs: [
    "letras?|vogal|vogais|consoantes?|sílabas?|soletr\\p{L}*|de trás (?:para|pra) (?:a )?frente|ao contrário|rim(?:a|am|e|em|ar)|anagramas?",
    "palíndromos?|acrônimos?|acrónimos?|acrósticos?|siglas?|quant[ao]s (?:[a-z]|[\"“«'‘`][a-z][\"”»'’`])(?:s)?|quantas vezes|palavra é",
  ],
  articles: "o|a|os|as|do|da|dos|das|esta|estas|este|estes|seguintes?|cada",
  nouns: "palavras?|nomes?|termos?|frases?|expressão|expressões",
  behindNoun: "seguintes?|abaixo",
  joins: "e|ou",
  goesOn: "tem|têm|contém|há|por|aparece|possui",
  placeholders:
    "uma umas este esta estas estes esse essa cada meu minha seu sua nosso nossa todas todos todo palavra palavras nome nomes " +
    "texto frase frases linha linhas seguinte seguintes mais que quem qual como início final entrada saída mas para português inglês não",
  spaced: true,
  cues: [
    [
      `quant[ao]s (?:vezes )?(?:${PORTUGUESE_LETTERS}|${PORTUGUESE_LETTER}s?)(?: (?:há|existem|tem|aparecem?|estão|diferentes)){0,3} (?:em|na|no|nas|nos|da|de|do)`,
      true,
    ],
    [`quant[ao]s (?:${PORTUGUESE_LETTERS}|${PORTUGUESE_LETTER}s?) (?:tem|têm|contém|possui)`, true],
    [
      `quantas vezes (?:aparece |ocorre )?${PORTUGUESE_LETTER}(?: (?:aparece|ocorre|está|se repete)){0,2} (?:em|na|no)`,
      true,
    ],
    [
      `(?:cont[ea]m?|contar|número|quantidade)(?: (?:o|a|as|os|todas|número|quantas|de)){0,4} (?:${PORTUGUESE_LETTERS}|${PORTUGUESE_LETTER}) (?:em|na|no|da|de|do)`,
      true,
    ],
    [
      "(?:primeira|segunda|terceira|quarta|quinta|sexta|sétima|oitava|nona|décima|última|\\d{1,2}[ªa]) (?:letra|vogal|consoante)s? (?:de|da|do|em|na)",
      false,
    ],
    ["(?:soletre|soletra|soletrar|como se soletra)", true],
    [
      "(?:escrev[ae]|escrever|diga|leia|soletre|digite)",
      true,
      "(?:de trás (?:para|pra) (?:a )?frente|ao contrário|letra por letra)",
    ],
    ["(?:como se escreve|como fica|o que é)", true, "(?:de trás (?:para|pra) (?:a )?frente|ao contrário)"],
    ["(?:é|são|se|palavra|palavras)", true, "(?:(?:é|são) )?(?:uma? )?(?:palíndromos?|anagramas?|pangramas?)"],
    ["anagramas? (?:de|da|do|para|com)", true],
    ["rim(?:a|am|e|em|ar) com", true],
    [
      "(?:crie|criar|cria|faça|fazer|faz|invente|escreva|gere|forme|dê-me)(?: uma?| uns)? (?:acrônimos?|acrónimos?|acrósticos?|siglas?) (?:de|da|do|para|com|a partir de)",
      false,
    ],
    ["(?:inverta|inverter|inverte|embaralhe|ordene)(?: a ordem das| as) letras (?:de|da|do|em)", true],
    ["(?:que|qual) palavra (?:é mais longa|é mais curta|é maior|tem mais letras)[ ,:]{0,2}", true],
  ],
};

const ITALIAN_LETTERS = "(?:letter[ae]|vocal[ei]|consonant[ei]|sillab[ae])";
const ITALIAN_LETTER = `(?:(?:la )?letter[ae] ${ONE}|${ONE})`;
const italian: LetterLanguage = {
  name: "Italian",
  signs: [
    "letter[ae]|vocal[ei]|consonant[ei]|sillab[ae]|sillaba\\p{L}*|compita\\p{L}*|al contrario|a rovescio|all['’]indietro|rim(?:a|ano|ino)|anagramm[ai]",
    "palindrom[aieo]|acronim[oi]|acrostic(?:o|i)|quant[ei] (?:[a-z]|[\"“«'‘`][a-z][\"”»'’`])|quante volte|parola è|spelling",
  ],
  articles: "il|lo|la|i|gli|le|l['’]|questa|queste|questo|seguent[ei]|ogni",
  nouns: "parol[ae]|nom[ei]|termin[ei]|stringa|stringhe|fras[ei]",
  behindNoun: "seguent[ei]",
  joins: "e|ed|o",
  goesOn: "ha|hanno|contiene|contengono|ci|per|compare",
  placeholders:
    "una uno gli questo questa queste questi ogni mio mia tuo tua suo sua nostro nostra vostro tutte tutti tutto parola parole " +
    "nome nomi testo frase frasi riga righe seguente seguenti più che chi quale come inizio fine ingresso uscita non italiano inglese",
  spaced: true,
  cues: [
    [
      `quant[ei] (?:volte )?(?:${ITALIAN_LETTERS}|${ITALIAN_LETTER})(?: (?:ci sono|compaiono|compare|sono|diverse|si trovano|appare)){0,3} (?:in|nella|nel|nelle|nei|nello|della|del|di)`,
      true,
    ],
    [`quant[ei] (?:${ITALIAN_LETTERS}|${ITALIAN_LETTER}) (?:ha|hanno|contiene|contengono)`, true],
    [`quante volte (?:compare|appare|c['’]è|si trova|ricorre) ${ITALIAN_LETTER} (?:in|nella|nel)`, true],
    [
      `(?:conta|contare|conti|numero)(?: (?:il|le|la|tutte|numero|di|delle)){0,4} (?:${ITALIAN_LETTERS}|${ITALIAN_LETTER}) (?:in|nella|nel|nelle|di|della|del)`,
      true,
    ],
    [
      "(?:prima|seconda|terza|quarta|quinta|sesta|settima|ottava|nona|decima|ultima|\\d{1,2}[ªa]) (?:lettera|vocale|consonante) (?:di|della|del|in|nella)",
      false,
    ],
    ["(?:compita|sillaba|fai lo spelling di|fammi lo spelling di|come si scrive)", true],
    [
      "(?:scrivi|scriva|scrivere|di['’]|leggi|compita)",
      true,
      "(?:al contrario|a rovescio|all['’]indietro|lettera per lettera)",
    ],
    ["(?:come si (?:scrive|legge|dice)|cos['’]è)", true, "(?:al contrario|a rovescio|all['’]indietro)"],
    [
      "(?:è|sono|se|parola|parole)",
      true,
      "(?:(?:è|sono) )?(?:una? |un['’])?(?:palindrom[aieo]|anagramm[ai]|pangramm[ai])",
    ],
    ["anagramm[ai] (?:di|della|del|per|con)", true],
    ["rim(?:a|ano|ino|are) con", true],
    [
      "(?:crea|creare|crei|fai|fare|inventa|scrivi|genera|forma|trova)(?: un| degli)? (?:acronim[oi]|acrostic(?:o|i)) (?:di|della|del|per|con|da|dalle|a partire da)",
      false,
    ],
    ["(?:inverti|invertire|mescola|riordina)(?: l['’]ordine delle| le) lettere (?:di|della|del|in)", true],
    ["quale parola (?:è più lunga|è più corta|ha più lettere)[ ,:]{0,2}", true],
  ],
};

const POLISH_LETTERS = "(?:liter\\p{L}?|samogłosek|samogłoski|spółgłosek|spółgłoski|sylab|sylaby)";
const POLISH_LETTER = `(?:liter[aęy]? ${ONE}|${ONE})`;
const polish: LetterLanguage = {
  name: "Polish",
  signs: [
    "liter\\p{L}?|samogłos\\p{L}*|spółgłos\\p{L}*|sylab\\p{L}?|przeliteruj\\p{L}*|literuj\\p{L}*|literować|od tyłu|wspak|rym\\p{L}*|anagram\\p{L}*",
    "palindrom\\p{L}*|akronim\\p{L}*|skrótowiec|akrostych\\p{L}*|ile (?:[a-z]|[\"„”'‘`][a-z][\"”'’`])|ile razy|słowo jest",
  ],
  articles: "tym|tego|to|te|tych|następując\\p{L}{1,3}|każdym|podan\\p{L}{1,3}",
  nouns: "słow\\p{L}{1,3}|słów|wyraz\\p{L}{0,3}|nazw\\p{L}{1,2}|imieni\\p{L}{1,2}|zdani\\p{L}{1,2}",
  joins: "i|oraz|lub|albo|czy",
  goesOn: "ma|mają|zawiera|jest|są|proszę",
  placeholders:
    "ten tym tego tej tych jest każdy każdym każdej mój moje twoje swoje nasze wszystkie słowo słowa słowie słów wyraz wyrazie " +
    "nazwa imię tekst tekście zdanie zdaniu następujących podanym nie jak kto które która który początek koniec wejście",
  spaced: true,
  cues: [
    [
      `ile (?:jest )?(?:razy )?(?:${POLISH_LETTERS}|${POLISH_LETTER})(?: (?:jest|występuje|znajduje|pojawia|się)){0,3} (?:w|we|z)`,
      true,
    ],
    [`ile (?:${POLISH_LETTERS}|${POLISH_LETTER}) (?:ma|mają|zawiera)`, true],
    [`ile razy (?:występuje|pojawia się|jest) ${POLISH_LETTER} (?:w|we)`, true],
    [
      `(?:policz|zlicz|liczba|liczbę)(?: (?:wszystkie|ile|liczbę)){0,2} (?:${POLISH_LETTERS}|${POLISH_LETTER})(?: jest)? (?:w|we)`,
      true,
    ],
    [
      "(?:pierwsz|drug|trzeci|czwart|piąt|szóst|siódm|ósm|dziewiąt|dziesiąt|ostatni)(?:a|ą|ej|ia|ią|iej) (?:litera|literę|litery|samogłoska|spółgłoska) (?:w|we|z)?",
      false,
    ],
    ["(?:przeliteruj|literuj|jak się literuje)", true],
    ["(?:napisz|zapisz|przeczytaj|podaj|przeliteruj)", true, "(?:od tyłu|wspak|litera po literze)"],
    ["jak (?:brzmi|wygląda|napisać|zapisać|będzie|się pisze)", true, "(?:od tyłu|wspak)"],
    ["(?:czy|słowo|słowa)", true, "(?:to |jest |są |to są )?(?:palindrom\\p{L}*|anagram\\p{L}*)"],
    ["anagram\\p{L}{0,3} (?:dla|od|do|z)", true],
    ["rym(?:uje|ują|ujące|ujących|y|ów)?(?: się)? (?:z|ze|do)", true],
    ["(?:utwórz|stwórz|wymyśl|ułóż|napisz|zrób) (?:akronim|skrótowiec|akrostych) (?:z|ze|od|dla|do)", false],
    ["(?:odwróć|przestaw|zmień)(?: kolejność)? liter[y]? (?:w|we)?", false],
    ["(?:odwróć)", false],
    ["które słowo (?:jest dłuższe|jest krótsze|ma więcej liter)[ ,:]{0,2}", true],
  ],
};

const RUSSIAN_LETTERS = "(?:букв\\p{L}?|гласных|гласные|согласных|согласные|слогов|слога)";
const RUSSIAN_LETTER = `(?:букв\\p{L}? ${ONE}|${ONE})`;
const russian: LetterLanguage = {
  name: "Russian",
  signs: [
    "букв\\p{L}{0,3}|гласн\\p{L}{1,3}|согласн\\p{L}{1,3}|слог\\p{L}{0,3}|по буквам|задом наперёд|задом наперед|наоборот|рифм\\p{L}*|анаграмм\\p{L}*",
    "палиндром\\p{L}*|акроним\\p{L}*|аббревиатур\\p{L}*|акростих\\p{L}*|сколько (?:\\p{L}|[\"«„“'‘`]\\p{L}[\"»“”'’`])|сколько раз|слово длиннее",
  ],
  articles: "этом|этого|это|эти|следующ\\p{L}{2,3}|каждом|данн\\p{L}{2,3}",
  nouns: "слов\\p{L}{0,3}|имен\\p{L}{0,2}|имя|назван\\p{L}{1,3}|строк\\p{L}{1,2}|фраз\\p{L}{1,2}|предложен\\p{L}{1,3}",
  joins: "и|или",
  goesOn: "имеет|содержит|есть|пожалуйста|является|являются",
  placeholders:
    "это этот этом этого эта эти тот том каждом каждой каждый мой моё мое твой свой свое наше все всех слово слова слове слов " +
    "имя текст тексте предложение предложении строка строке следующих данном как кто что который которая начало конец ввод вывод нем ней",
  spaced: true,
  cues: [
    [
      `сколько (?:раз )?(?:${RUSSIAN_LETTERS}|${RUSSIAN_LETTER})(?: (?:есть|встречается|содержится|находится|разных)){0,3} (?:в|во)`,
      true,
    ],
    [`сколько (?:${RUSSIAN_LETTERS}|${RUSSIAN_LETTER}) (?:имеет|содержит)`, true],
    [`сколько раз (?:встречается|появляется|повторяется) ${RUSSIAN_LETTER} (?:в|во)`, true],
    [
      `(?:посчитай|посчитайте|подсчитай|подсчитайте|сосчитай|сосчитайте|количество|число)(?: (?:все|количество|сколько)){0,2} (?:${RUSSIAN_LETTERS}|${RUSSIAN_LETTER}) (?:в|во)`,
      true,
    ],
    [
      "(?:перв|втор|трет|четвёрт|четверт|пят|шест|седьм|восьм|девят|десят|последн)(?:ая|ую|ой|ья|ью|ьей|яя|юю|ей) букв[ауы] (?:в|во)?",
      false,
    ],
    ["(?:произнеси|назови|напиши|напишите|скажи|продиктуй|запиши)", true, "(?:по буквам|задом напер[её]д|наоборот)"],
    ["(?:по буквам|задом напер[её]д|наоборот)", false],
    ["как (?:будет|пишется|читается|написать)", true, "(?:по буквам|задом напер[её]д|наоборот)"],
    ["(?:является ли|являются ли|ли|слово|слова)", true, "(?:—|-|–)?\\s?(?:это )?(?:палиндром\\p{L}*|анаграмм\\p{L}*)"],
    ["анаграмм\\p{L}{1,2} (?:к|для|из|от)?", false],
    ["рифм(?:ы|у|а|уется|уются|ующиеся)? (?:к|на|с|со|для)", true],
    ["(?:составь|придумай|создай|напиши|сделай)(?:те)? (?:акроним|аббревиатуру|акростих) (?:из|для|к|от|на|по)", false],
    ["(?:переверни|перевернуть|переставь|перемешай)(?:те)?(?: буквы)? (?:в|во)?", false],
    ["какое слово (?:длиннее|короче|содержит больше букв)[ ,:]{0,2}", true],
  ],
};

/** Where a word is named before what is asked of it: at its opening mark, or at a Latin word. */
const AT_WORD = "(?=[\"“「『《‘'`*])|(?<![A-Za-z])(?=[A-Za-z]{3})";

const chinese: LetterLanguage = {
  name: "Chinese",
  signs: [
    "字母|元音|辅音|音节|母音|子音|拼写|倒着|倒过来|反着|反过来|倒序|逆序|颠倒|反转|押韵|回文|首字母|藏头诗|异序词|变位词|字谜",
    "(?:几|多少)[个個]\\s?[\"“「'‘]?[a-zA-Z](?![a-zA-Z])|(?:几|多少)[个個](?:汉字|字符|字(?!\\p{L}{0,2}以))",
  ],
  articles: "这个|这两个|这些|以下|下列|下面的?|英文|英语|中文|在",
  nouns: "单词|單詞|词语|词汇|词|單字|字符串|短语|句子|名字|成语",
  joins: "和|与|或|跟|及|还是",
  goesOn: "(?!)",
  placeholders: "the and for with json html css python java word words",
  spaced: false,
  cues: [
    [
      AT_WORD,
      true,
      "(?:这个|這個|这|這|这些|这两个|一|该)?(?:英文|英语)?(?:单词|單詞|词语|词|字符串|字|短语)?(?:里面|里边|里|裡面|裡|中|当中|内)?(?:一共|总共|共|各)?(?:有|含有|包含|包括|出现了?)(?:了)?(?:几|多少)[个個](?:不同的?)?(?:字母|元音|辅音|音节|母音|子音|[\"“「'‘]?[a-zA-Z](?![a-zA-Z]))",
    ],
    [
      AT_WORD,
      true,
      "(?:这个|這個|这|一|该)?(?:英文|英语)?(?:单词|單詞|词语|词|字)?(?:里面?|中)?(?:的)?第[一二三四五六七八九十0-9]{1,3}[个個](?:字母|元音|辅音)",
    ],
    ["第[一二三四五六七八九十0-9]{1,3}[个個]字母(?:是什么)?[:：]", false],
    [
      AT_WORD,
      true,
      "(?:这个|這個|一)?(?:单词|词|字符串|句话)?(?:的)?(?:字母)?(?:倒着|倒过来|反着|反过来|反转过来|逆序)(?:写|拼写|拼|念|读|输出|排列)?",
    ],
    [
      "(?:把|将|將)(?:这个|英文|英语|字符串|单词|單詞|词语|词|名字)*",
      true,
      "(?:这个|一)?(?:单词|词|字符串)?(?:的)?(?:字母|字符)?(?:顺序)?(?:倒着|倒过来|反着|反过来|颠倒|反转|倒序|逆序)",
    ],
    ["(?:拼写|倒着写|倒着拼写|倒序拼写|反着写|反转|颠倒)(?:出|一下)?(?:单词|單詞|字符串|词语|词)", true],
    [AT_WORD, true, "(?:是|是不是|算)(?:一个|一個)?(?:回文|变位词|异序词)"],
    [
      "(?:数一?数|计算|统计|数出)(?:一下)?(?:单词|單詞|字符串|词语|词)?",
      true,
      "(?:这个|这)?(?:单词|词|字符串)?(?:里|中|里面)?(?:的|有|有几个|有多少个|出现的?)?(?:字母|元音|辅音|音节)",
    ],
    ["(?:[与和跟])", true, "押韵"],
    ["(?:用|以)", false, "(?:写|作|做|创作)?(?:一首)?藏头诗"],
    ["(?:首字母缩写|首字母缩略词|变位词|异序词)(?:是什么)?[:：]", false],
  ],
};

const japanese: LetterLanguage = {
  name: "Japanese",
  signs: [
    "文字目|番目の(?:文字|アルファベット|母音)|母音|子音|音節|逆から|逆さま|逆順|後ろから|反対から|さかさま|スペル|綴り|つづり|回文|アナグラム|韻を踏|しりとり|頭字語|頭文字|アクロスティック|あいうえお作文",
    "(?:いくつ|何個|何回)|何文字",
  ],
  articles: "この|次の|以下の|英単語の?|という",
  nouns: "英単語|単語|言葉|文字列|名前|語|フレーズ|文",
  joins: "と|や|か|または|および",
  goesOn: "(?!)",
  placeholders: "the and for with json html css python java word words",
  spaced: false,
  cues: [
    [
      AT_WORD,
      true,
      "(?:という|って)?(?:英単語|単語|言葉|文字列|語)?(?:の中|のなか|中)?(?:に|には|の中に|は)(?:は)?[、,]?(?:アルファベットの?|文字の?)?(?:(?:[\"“「『'‘]?[a-zA-Zぁ-んァ-ン][\"”」』'’]?|母音|子音|文字|音節|アルファベット)(?:の文字)?(?:は|が|を)?)(?:全部で|合計で?)?(?:いくつ|何個|何回|何文字|いくつの)",
    ],
    [AT_WORD, true, "(?:という|って)?(?:英単語|単語|言葉|語)?は(?:全部で)?何文字"],
    [
      AT_WORD,
      true,
      "(?:という|って)?(?:英単語|単語|言葉|語)?の(?:最初から|前から|後ろから)?(?:第?[0-9０-９一二三四五六七八九十]{1,3}(?:番目|文字目)|最後|最初)(?:の(?:文字|アルファベット|母音))?(?:は|を|の)",
    ],
    [
      AT_WORD,
      true,
      "(?:という|って)?(?:英単語|単語|言葉|文字列|語|文)?を(?:一文字ずつ)?(?:逆から|逆さまに|逆順に|逆順で|後ろから|反対から|さかさまに)",
    ],
    [AT_WORD, true, "(?:という|って)?(?:英単語|単語|言葉|語)?の(?:スペル|綴り|つづり|母音の数|文字数|子音の数)"],
    [AT_WORD, true, "(?:は|って)(?:回文|アナグラム)"],
    [AT_WORD, true, "の(?:アナグラム|頭字語)"],
    [AT_WORD, true, "(?:という言葉|という単語)?(?:と|で)(?:韻を踏|あいうえお作文|アクロスティック|しりとり)"],
  ],
};

const korean: LetterLanguage = {
  name: "Korean",
  signs: [
    "글자|철자|알파벳|모음|자음|음절|거꾸로|뒤집|역순|뒤에서부터|운율|라임|애너그램|아나그램|회문|팰린드롬|삼행시|이행시|사행시|두문자어|약자",
    "(?:몇|얼마나 많은)\\s?(?:개|번)",
  ],
  articles: "이|다음|아래|영어|영단어|단어",
  nouns: "영단어|단어|문자열|이름|낱말|문장",
  joins: "와|과|및|또는|그리고|하고",
  goesOn: "(?!)",
  placeholders: "the and for with json html css python java word words",
  spaced: false,
  cues: [
    [
      AT_WORD,
      true,
      "(?:이?라는)?\\s?(?:영단어|단어|낱말|문자열)?(?:에서|에는|에|의|안에|속에)?\\s?(?:들어\\s?있는|포함된|나오는|있는)?\\s?(?:알파벳|글자|문자|철자)?\\s?(?:[\"“'‘]?[a-zA-Z][\"”'’]?|모음|자음|글자|음절|알파벳)(?:이|가|은|는|의|을|를)?\\s?(?:개수|수|총|모두)?(?:는|가|를|을)?\\s?(?:몇\\s?(?:개|번|글자)|얼마나|세어|세|개수)",
    ],
    [AT_WORD, true, "(?:이?라는)?\\s?(?:영단어|단어)?(?:은|는|이|가)?\\s?(?:총|모두)?\\s?몇\\s?(?:글자|음절)"],
    [
      AT_WORD,
      true,
      "(?:이?라는)?\\s?(?:영단어|단어)?의?\\s?(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열|마지막|[0-9]{1,2})\\s?(?:번째)?\\s?(?:글자|철자|알파벳|모음|자음)",
    ],
    [AT_WORD, true, "(?:이?라는)?\\s?(?:영단어|단어|문자열|문장)?(?:을|를)?\\s?(?:거꾸로|뒤집어|역순으로|뒤에서부터)"],
    [AT_WORD, true, "(?:이?라는)?\\s?(?:영단어|단어)?의\\s?(?:철자|스펠링|모음\\s?개수|자음\\s?개수|글자\\s?수)"],
    [AT_WORD, true, "(?:은|는|이|가)\\s?(?:회문|팰린드롬|애너그램|아나그램)"],
    [AT_WORD, true, "의\\s?(?:애너그램|아나그램|두문자어)"],
    [AT_WORD, true, "(?:이?라는\\s?단어)?(?:으?로|와|과)\\s?(?:삼행시|이행시|사행시|라임|운율|운이)"],
  ],
};

/**
 * Those in which people write prompts most. None of the cues of all of them fits any sentence of the ordinary prompts, of
 * 532 translations of the Declaration of Human Rights, or of the paragraphs and questions of XQuAD and JSQuAD (12.4 million
 * characters). How many questions on letters the cues other than English find was not measured: there is no set of them.
 * A sentence is looked at in each language whose signs it has. */
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
