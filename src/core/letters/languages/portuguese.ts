import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const PORTUGUESE_LETTERS = "(?:letras?|vogal|vogais|consoantes?|sílabas?)";
const PORTUGUESE_LETTER = `(?:(?:a )?letras? ${ONE_LETTER}|${ONE_LETTER})`;
export const portuguese: LetterLanguage = {
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
