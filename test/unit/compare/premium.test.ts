import assert from "node:assert/strict";
import { test } from "node:test";
import { expensiveLanguage } from "../../../src/core/compare/expensive-language.ts";
import { PREMIUM_TOKENIZERS, parallelText, parallelTexts, premiumOf } from "../../../src/core/compare/premium.ts";
import { writtenLanguage } from "../../../src/core/compare/written-language.ts";
import { LANGUAGES } from "../../../src/core/compress/words/languages/languages.ts";

test("over a hundred languages are counted with every exact tokenizer, and English costs what English costs", () => {
  assert.ok(new Set(parallelTexts().map(({ tag }) => tag)).size > 400);
  for (const { code, tokens } of parallelTexts()) {
    assert.equal(tokens.length, PREMIUM_TOKENIZERS.length, code);
    for (const n of tokens) assert.ok(Number.isInteger(n) && n > 1_000, code);
  }
  for (const tokenizer of PREMIUM_TOKENIZERS) assert.equal(premiumOf(parallelText("en")!, tokenizer), 1);
  assert.equal(premiumOf(parallelText("en")!, "claude-4.6"), null);
});

test("premiums are those that are published for these translations", () => {
  const both = (tag: string) => ["o200k_base", "cl100k_base"].map((t) => premiumOf(parallelText(tag)!, t)!.toFixed(2));
  assert.deepEqual(both("ja"), ["1.76", "2.38"]);
  assert.deepEqual(both("my"), ["3.93", "14.54"]);
});

const TEXTS: Readonly<Record<string, string>> = {
  en: "You are a careful assistant. Answer the question from the text that is given, and say so when it is not there.",
  de: "Du bist ein sorgfältiger Assistent. Beantworte die Frage nur mit dem Text, und sage es, wenn er nichts davon weiß.",
  fr: "Tu es un assistant soigneux. Réponds à la question avec le texte qui est donné, et dis-le quand il ne le sait pas.",
  ru: "Ты внимательный помощник. Ответь на вопрос по данному тексту и скажи, если в нём этого нет, чтобы мы это знали.",
  uk: "Ти уважний помічник. Дай відповідь на запитання за поданим текстом і скажи, якщо в ньому цього немає, щоб її знали.",
  el: "Είσαι ένας προσεκτικός βοηθός. Απάντησε στην ερώτηση με το κείμενο που δίνεται και πες το όταν δεν υπάρχει.",
  my: "သင်သည် ဂရုစိုက်သော လက်ထောက်ဖြစ်သည်။ ပေးထားသော စာသားမှ မေးခွန်းကို ဖြေပါ။ မရှိပါက မရှိကြောင်း ပြောပါ။",
  ja: "あなたは注意深い助手です。与えられた文章から質問に答え、書かれていない場合はそのように述べてください。必ず日本語で答えること。",
  zh: "你是一个细心的助手。请根据给定的文本回答问题，如果文本中没有答案，请直接说明。不要编造任何内容，并用中文回答所有的问题，谢谢。",
  th: "คุณเป็นผู้ช่วยที่รอบคอบ ตอบคำถามจากข้อความที่ให้มา และบอกเมื่อไม่มีคำตอบอยู่ในนั้น อย่าแต่งเรื่องขึ้นเอง",
};

for (const [tag, text] of Object.entries(TEXTS))
  test(`a prompt in ${tag} is told to be in ${tag}`, () => assert.equal(writtenLanguage(text), tag));

test("every listed language has a tag that is counted, or is told by its script", () => {
  for (const { words } of LANGUAGES) {
    const all = Object.values(words).join(" ");
    const tag = writtenLanguage(`${all} `.repeat(3));
    if (tag !== null) assert.ok(parallelText(tag), tag);
  }
});

test("code, short texts and English with a quotation are told no expensive language", () => {
  assert.equal(expensiveLanguage("const a = [1, 2, 3].map((n) => n * 2);\n".repeat(30), "cl100k_base"), null);
  assert.equal(expensiveLanguage("မြန်မာ", "cl100k_base"), null);
  assert.equal(expensiveLanguage(`${TEXTS.en} ${TEXTS.en} "သင်သည် ဂရုစိုက်"`, "cl100k_base"), null);
  assert.equal(expensiveLanguage("", "cl100k_base"), null);
});

test("an expensive language is told with a tokenizer that cuts it better, where there is one", () => {
  const old = expensiveLanguage(TEXTS.my!, "cl100k_base")!;
  assert.deepEqual(
    [old.name, old.times.toFixed(1), old.best?.tokenizer, old.best?.times.toFixed(1)],
    [...["Burmese", "14.5", "o200k_base", "3.9"]],
  );
  const estimated = expensiveLanguage(TEXTS.my!, "claude-4.6")!;
  assert.deepEqual([estimated.tokenizer, estimated.best], ["o200k_base", null]);
  assert.equal(expensiveLanguage(TEXTS.zh!, "o200k_base"), null);
  assert.equal(expensiveLanguage(TEXTS.zh!, "cl100k_base")?.name, "Chinese");
});
