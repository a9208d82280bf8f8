import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { findLetterWork } from "../../../src/core/letters/letter-work.ts";

/** Each sentence found with the words that it is about. */
function found(text: string, path = "a.md"): [sentence: string, words: string][] {
  return findLetterWork(text, parseDocument(text, { path })).map(({ start, end, words }) => [
    text.slice(start, end),
    words.map(([from, to]) => text.slice(from, to)).join(" "),
  ]);
}

const wordsOf = (text: string) => found(text)[0]?.[1];

test("questions on letters name the words they are about", () => {
  const asked: [text: string, words: string][] = [
    ["How many r's are in strawberry?", "strawberry"],
    ['How many times does the letter "p" appear in the word hippopotamus?', "hippopotamus"],
    ["how many letters does onomatopoeia have", "onomatopoeia"],
    ['Count the vowels in "queueing".', "queueing"],
    ["Count the letters in each of the following words: apple, banana, and cherry.", "apple banana cherry"],
    ["Spell banana backwards.", "banana"],
    ["Please write the word “elephant” in reverse!", "elephant"],
    ["Reverse the string `hello world`.", "hello world"],
    ["What is the third letter of the word 'python'?", "python"],
    ["What is the first letter of each word in **Portable Network Graphics**?", "Portable Network Graphics"],
    ["Is racecar a palindrome?", "racecar"],
    ['Are "listen" and "silent" anagrams?', "listen silent"],
    ["Find five words that rhyme with orange.", "orange"],
    ['Make an acronym from "Know Your Users".', "Know Your Users"],
    ["How do you spell necessary?", "necessary"],
    ["Which has more letters, giraffe or elephant?", "giraffe elephant"],
    ['Of the words "pear" and "fig" which one has fewer letters?', "pear fig"],
  ];
  for (const [text, words] of asked) assert.equal(wordsOf(text), words, text);
});

test("prompts that speak of letters, spelling and acronyms ask for no work on them", () => {
  const others = [
    "Write a letter of recommendation for “Anna”.",
    "Follow the requirements to the letter.",
    "Spell out acronyms at first use, and check the spelling of names.",
    "Capitalize the first letter of each sentence.",
    "How many characters are in this story?",
    "Write a function that reverses a string.",
    "Reverse the order of the list, and keep backwards compatibility.",
    'Explain the acronym for "Random Access Memory".',
    "Write a poem that rhymes.",
    "How many users in Berlin?",
    'How many days a week is "daily"?',
    "How many r's are in {{word}}?",
    "How many letters are in s-t-r-a-w?",
  ];
  for (const text of others) assert.deepEqual(found(text), [], text);
});

test("the sentence is the one that asks, in a list, over a line break and in a chat's JSON", () => {
  const text = 'Be brief.\n- First: how many r\'s are in "berry"? Then stop.\n- Spell these words backwards.\n';
  assert.deepEqual(found(text), [[`- First: how many r's are in "berry"?`, "berry"]]);
  assert.deepEqual(found("Count the letters in the following words:\ncherry, plum\n\nThanks."), [
    ["Count the letters in the following words:\ncherry, plum", "cherry plum"],
  ]);
  const chat = JSON.stringify([{ role: "user", content: 'Hello.\nHow many a\'s are in "banana"?\nBye.' }]);
  assert.equal(found(chat, "a.json")[0]?.[1], "banana");
});

test("code is not looked at", () => {
  const question = "How many r's are in strawberry?";
  assert.deepEqual(found(`\`\`\`\n${question}\n\`\`\`\n\n${question}\n`).length, 1);
  assert.deepEqual(found(`// ${question}\nlet a = 1;\n`, "a.ts"), []);
});

test("very many questions are told up to a hundred, and signs without words end the search", () => {
  assert.equal(found("How many r's are in strawberry?\n".repeat(500)).length, 100);
  const signs = "Letters.\n".repeat(5_000);
  assert.deepEqual(found(`${signs}How many r's are in strawberry?\n`), []);
});
