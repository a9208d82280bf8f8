import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { LETTER_LANGUAGES } from "../../../src/core/letters/letter-languages.ts";
import { findLetterWork } from "../../../src/core/letters/letter-work.ts";

/** Words that a prompt asks about, behind each other. */
const wordsOf = (text: string): string =>
  findLetterWork(text, parseDocument(text, { path: "a.md" }))
    .flatMap(({ words }) => words.map(([from, to]) => text.slice(from, to)))
    .join(" ");

interface Samples {
  /** With the words that each is about. */
  readonly asked: Readonly<Record<string, string>>;
  /** Ordinary prompts that speak of letters, words and rhymes. */
  readonly others: readonly string[];
}

const SAMPLES: Readonly<Record<string, Samples>> = {
  English: {
    asked: { "How many r's are in strawberry?": "strawberry", "Spell banana backwards.": "banana" },
    others: ["Write a cover letter for a nurse.", "Write a letter to the editor.", "How many people live in Berlin?"],
  },
  German: {
    asked: {
      "Wie viele r sind in Erdbeere?": "Erdbeere",
      "Wie viele Buchstaben hat das Wort Donaudampfschiff?": "Donaudampfschiff",
      "Zähle die Vokale in „Regenbogen“.": "Regenbogen",
      'Wie oft kommt der Buchstabe "e" in Erdbeere vor?': "Erdbeere",
      "Schreibe das Wort Banane rückwärts.": "Banane",
      "Buchstabiere Rhythmus.": "Rhythmus",
      "Was ist der dritte Buchstabe von „Python“?": "Python",
      "Ist Rentner ein Palindrom?": "Rentner",
      "Was reimt sich auf Haus?": "Haus",
      "Bilde ein Akronym aus „Kenne deine Nutzer“.": "Kenne deine Nutzer",
      "Welches Wort hat mehr Buchstaben, Giraffe oder Elefant?": "Giraffe Elefant",
    },
    others: [
      "Schreibe einen Brief an das Finanzamt.",
      "Schreibe den ersten Buchstaben jedes Satzes groß.",
      "Erkläre die Abkürzung „ADAC“.",
      "Wie viele Menschen wohnen in Berlin?",
      "Halte dich Buchstabe für Buchstabe an die Vorgaben.",
      "Wie oft kommt der Bus in Hamburg?",
      "Schreibe ein Gedicht, das sich reimt.",
      "Zähle die wichtigsten Städte in Bayern auf.",
      "Kehre zum Anfang zurück und fasse um so kürzer zusammen.",
    ],
  },
  Dutch: {
    asked: {
      "Hoeveel r's zitten er in aardbei?": "aardbei",
      "Hoeveel letters heeft het woord hottentot?": "hottentot",
      'Schrijf "banaan" achterstevoren.': "banaan",
      "Is lepel een palindroom?": "lepel",
      "Wat rijmt op huis?": "huis",
      "Wat is de derde letter van 'python'?": "python",
    },
    others: [
      "Schrijf een sollicitatiebrief aan de gemeente.",
      "Hoeveel mensen wonen in Utrecht?",
      "Begin elke zin met een hoofdletter.",
      "Volg de regels naar de letter van de wet.",
      "Schrijf een gedicht dat rijmt.",
    ],
  },
  French: {
    asked: {
      "Combien de r y a-t-il dans fraise ?": "fraise",
      "Combien de lettres contient le mot anticonstitutionnellement ?": "anticonstitutionnellement",
      "Compte les voyelles dans « oiseau ».": "oiseau",
      "Écris le mot banane à l'envers.": "banane",
      "Épelle rhythme.": "rhythme",
      "Quelle est la troisième lettre du mot « python » ?": "python",
      "Le mot kayak est-il un palindrome ?": "kayak",
      "Trouve cinq mots qui riment avec amour.": "amour",
      "Crée un acronyme à partir de « Connais tes clients ».": "Connais tes clients",
    },
    others: [
      "Rédige une lettre de motivation pour un poste de comptable.",
      "Écris une lettre à ma grand-mère.",
      "Combien de personnes vivent dans Paris ?",
      "Combien de fois par semaine faut-il arroser ?",
      "Mets une majuscule à la première lettre de chaque phrase.",
      "Explique le sigle « SNCF ».",
      "Suis ces consignes à la lettre.",
      "Écris un poème avec des rimes.",
    ],
  },
  Spanish: {
    asked: {
      "¿Cuántas erres hay?\n¿Cuántas r hay en fresa?": "fresa",
      "¿Cuántas letras tiene la palabra murciélago?": "murciélago",
      "Cuenta las vocales en «murciélago».": "murciélago",
      "Escribe la palabra plátano al revés.": "plátano",
      "Deletrea murciélago.": "murciélago",
      "¿Cuál es la tercera letra de la palabra «python»?": "python",
      "¿Es reconocer un palíndromo?": "reconocer",
      "Dime cinco palabras que riman con amor.": "amor",
      "Crea un acrónimo con «Conoce a tus clientes».": "Conoce tus clientes",
    },
    others: [
      "Escribe una carta de presentación.",
      "¿Cuántas personas viven en Madrid?",
      "Escribe la letra de una canción sobre el mar.",
      "¿Cuántas veces al día hay que comer?",
      "Pon en mayúscula la primera letra de cada frase.",
      "Explica las siglas «ONU».",
      "Escribe un poema que rime.",
    ],
  },
  Portuguese: {
    asked: {
      "Quantas letras r há em morango?": "morango",
      "Quantas letras tem a palavra paralelepípedo?": "paralelepípedo",
      'Conte as vogais na palavra "abacaxi".': "abacaxi",
      "Escreva banana de trás para frente.": "banana",
      "Soletre abacaxi.": "abacaxi",
      'Qual é a terceira letra da palavra "python"?': "python",
      "A palavra arara é um palíndromo?": "arara",
      "Que palavras rimam com amor?": "amor",
    },
    others: [
      "Escreva uma carta de apresentação.",
      "Quantas pessoas vivem em Lisboa?",
      "Escreva a letra de uma música sobre o mar.",
      "Quantas vezes por dia devo estudar em casa?",
      "Coloque em maiúscula a primeira letra de cada frase.",
      "Explique a sigla “ONU”.",
    ],
  },
  Italian: {
    asked: {
      "Quante r ci sono in fragola?": "fragola",
      "Quante lettere ha la parola precipitevolissimevolmente?": "precipitevolissimevolmente",
      "Conta le vocali nella parola «aiuola».": "aiuola",
      "Scrivi banana al contrario.": "banana",
      "Fai lo spelling di ciliegia.": "ciliegia",
      "Qual è la terza lettera di «python»?": "python",
      "La parola anilina è un palindromo?": "anilina",
      "Trova parole che rimano con amore.": "amore",
    },
    others: [
      "Scrivi una lettera di presentazione.",
      "Quante persone vivono in Italia?",
      "Scrivi una lettera al sindaco.",
      "Quante volte al giorno devo studiare in casa?",
      "Segui le regole alla lettera.",
      "Metti in maiuscolo la prima lettera di ogni frase.",
    ],
  },
  Polish: {
    asked: {
      "Ile liter r jest w słowie truskawka?": "truskawka",
      "Ile liter ma słowo konstantynopolitańczykowianeczka?": "konstantynopolitańczykowianeczka",
      "Policz samogłoski w słowie „truskawka”.": "truskawka",
      "Napisz słowo banan od tyłu.": "banan",
      "Przeliteruj słowo gżegżółka.": "gżegżółka",
      "Czy kajak to palindrom?": "kajak",
      "Co rymuje się z domem?": "domem",
    },
    others: [
      "Napisz list motywacyjny.",
      "Ile osób mieszka w Warszawie?",
      "Napisz wiersz z rymami.",
      "Zacznij każde zdanie od wielkiej litery.",
      "Ile razy dziennie trzeba jeść?",
      "Trzymaj się litery prawa.",
    ],
  },
  Russian: {
    asked: {
      "Сколько букв р в слове клубника?": "клубника",
      'Сколько букв в слове "достопримечательность"?': "достопримечательность",
      "Посчитай гласные в слове «молоко».": "молоко",
      "Напиши слово банан задом наперёд.": "банан",
      "Назови слово «ёжик» по буквам.": "ёжик",
      "Является ли слово шалаш палиндромом?": "шалаш",
      "Какая третья буква в слове «python»?": "python",
      "Подбери рифму к слову любовь.": "любовь",
    },
    others: [
      "Напиши сопроводительное письмо.",
      "Сколько людей живёт в Москве?",
      "Начинай каждое предложение с большой буквы.",
      "Сколько раз в день нужно есть?",
      "Напиши стихотворение с рифмой.",
      "Следуй букве закона.",
    ],
  },
  Chinese: {
    asked: {
      "strawberry里有几个r？": "strawberry",
      "单词“strawberry”中有多少个字母r？": "strawberry",
      "“banana”这个单词一共有几个字母？": "banana",
      "请把单词banana倒过来写。": "banana",
      "“python”的第三个字母是什么？": "python",
      "racecar是回文吗？": "racecar",
      "请用“新年快乐”写一首藏头诗。": "新年快乐",
    },
    others: [
      "请写一封求职信。",
      "北京有多少个区？",
      "请用三个字概括这篇文章。",
      "每个句子的首字母大写。",
      "写一首押韵的诗。",
      "列表里有几个元素？",
      "用Python反转一个字符串。",
      "“人工智能”有哪些应用？",
    ],
  },
  Japanese: {
    asked: {
      "strawberryにはrがいくつありますか？": "strawberry",
      "「strawberry」の中にrは何個ありますか？": "strawberry",
      "「さくらんぼ」を逆から書いてください。": "さくらんぼ",
      "「Python」の3番目の文字は何ですか？": "Python",
      "「しんぶんし」は回文ですか？": "しんぶんし",
      "「なつやすみ」であいうえお作文を作ってください。": "なつやすみ",
    },
    others: [
      "志望動機の手紙を書いてください。",
      "東京には区がいくつありますか？",
      "400文字以内でまとめてください。",
      "韻を踏んだ詩を書いてください。",
      "「源氏物語」の登場人物は何人ですか？",
      "各文の頭文字を大文字にしてください。",
      "Pythonで文字列を逆順にする関数を書いて。",
    ],
  },
  Korean: {
    asked: {
      "strawberry에 r이 몇 개 있나요?": "strawberry",
      "'strawberry'라는 단어에 알파벳 r은 몇 번 나오나요?": "strawberry",
      "“바나나우유”를 거꾸로 써 줘.": "바나나우유",
      "'python'의 세 번째 글자는 무엇인가요?": "python",
      "'기러기'는 회문인가요?": "기러기",
      "'새해복'으로 삼행시를 지어 줘.": "새해복",
    },
    others: [
      "자기소개서를 써 주세요.",
      "서울에는 구가 몇 개 있나요?",
      "500글자 이내로 요약해 줘.",
      "Python으로 문자열을 뒤집는 함수를 작성해 줘.",
      "운율이 있는 시를 써 줘.",
    ],
  },
};

for (const { name } of LETTER_LANGUAGES)
  test(`${name}: questions on letters are found with their words, and ordinary prompts are not`, () => {
    const { asked, others } = SAMPLES[name]!;
    for (const [text, words] of Object.entries(asked)) assert.equal(wordsOf(text), words, text);
    for (const text of others) assert.equal(wordsOf(text), "", text);
  });
