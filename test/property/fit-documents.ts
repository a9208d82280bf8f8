import fc from "fast-check";

const WORDS =
  "the a retry timeout server waits until budget of tokens is used 3 ms 12.5 % https://example.com/a?b=1 {{name}} never " +
  "must not keep `code` Paris 1999 and so on, but; however naïve Ελλάδα 日本語の文。 привет 🙂 don't e.g. Dr. v1.2.3 ";

const word = fc.constantFrom(...WORDS.trim().split(" "));
const sentence = fc
  .array(word, { minLength: 1, maxLength: 14 })
  .map((words) => words.join(" "))
  .chain((text) => fc.constantFrom(`${text}.`, `${text}?`, text, `${text}!  `));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));
/** Paragraphs with nothing in them that can only be taken or left. */
export const prose = fc.array(paragraph, { minLength: 2, maxLength: 12 }).map((all) => `${all.join("\n\n")}\n`);

const heading = fc.tuple(fc.constantFrom("# ", "## ", "### "), sentence).map(([mark, text]) => mark + text);
const item = fc.tuple(fc.constantFrom("- ", "  - ", "1. ", "* "), sentence).map(([mark, text]) => mark + text);
const list = fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join("\n"));
const fence = paragraph.map((text) => `\`\`\`js\n${text}\n\n\n  x  \n\`\`\``);
const table = fc
  .array(fc.tuple(word, word), { minLength: 1, maxLength: 4 })
  .map((rows) => `| a    | b |\n| ---- | :-: |\n${rows.map(([a, b]) => `|  ${a} | ${b}   |`).join("\n")}`);
const turns = fc
  .array(fc.tuple(fc.constantFrom("Ann", "Project Manager"), paragraph), { minLength: 2, maxLength: 5 })
  .map((all) => all.map(([name, text]) => `${name}: ${text}`).join("\n"));
const comment = fc.constantFrom(
  "<!-- a note -->",
  "<!-- keep -->\nThis stays.\n<!-- /keep -->",
  "text <!-- x --> text",
);
// With blank lines around: without them CommonMark reads what follows as HTML, which prompts never mean.
const tag = paragraph.map((text) => `\n<rules>\n\n${text}\n\n</rules>\n`);
const quote = paragraph.map((text) => `> ${text}`);
const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 2, arbitrary: list },
  heading,
  fence,
  table,
  turns,
  comment,
  tag,
  quote,
  fc.constant("---"),
  fc.constant("The same paragraph stands here more than once, in the same words."),
);
const matter = fc.constantFrom("", "", "", "---\nname: a\ntags: [x, y]\n---\n");
const gap = fc.constantFrom("\n\n", "\n\n", "\n", "\n\n\n\n", "  \n\n", "\r\n\r\n", "\n \t \n\n");

/** Markdown and plain text as people write it, and as they do not. */
export const markdown = fc
  .tuple(matter, fc.array(fc.tuple(block, gap), { minLength: 1, maxLength: 9 }))
  .map(([front, blocks]) => front + blocks.map(([text, after]) => text + after).join(""));

const json = fc.tuple(fc.json({ maxDepth: 3 }), fc.constantFrom(0, 2, "\t")).map(([text, indent]) => {
  return JSON.stringify(JSON.parse(text), null, indent);
});

const message = fc.record({
  role: fc.constantFrom("user", "assistant"),
  content: fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((all) => all.join("\n\n")),
});
/** Chats as APIs take them. */
export const chats = fc
  .tuple(fc.boolean(), paragraph, fc.array(message, { minLength: 1, maxLength: 7 }), fc.constantFrom(0, 2))
  .map(([wrapped, system, messages, indent]) => {
    const all = [{ role: "system", content: system }, ...messages];
    return JSON.stringify(wrapped ? { model: "m", messages: all } : all, null, indent);
  });

export const documents = fc.oneof(
  { weight: 8, arbitrary: markdown },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: json },
  { weight: 2, arbitrary: chats },
  { weight: 1, arbitrary: fc.constantFrom("", " \n\n\n ", "a".repeat(500), "日本語".repeat(80), "\n".repeat(300)) },
);

export const questions = fc.constantFrom("", "", "How many ms does the server wait?", "who?", "日本");
