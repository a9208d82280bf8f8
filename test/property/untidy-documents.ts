import fc from "fast-check";
import { stringify } from "yaml";

const word = fc.constantFrom(
  ..."the budget of tokens is 3 never `code` **bold** [a link][docs] 日本語 v1.2 {{name}} <b>x</b>".split(" "),
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(" "));
const blanks = fc.constantFrom("", "", " ", "  ", "   ", "\t");
const indent = fc.constantFrom("", "", "  ", "    ");

const heading = fc
  .tuple(words, fc.constantFrom("# T", "## T ##", "### T #  ", "T\n=====", "T\n--", "T\n-------", "T\\\n==="))
  .map(([text, shape]) => shape.replace("T", () => text));
const item = fc
  .tuple(indent, fc.constantFrom("- ", "-   ", "*  ", "1.  ", "10. ", "-    ", "+ - ", "-\t"), words)
  .map((parts) => parts.join(""));
const follows = fc.tuple(indent, words).map((parts) => parts.join(""));
const list = fc.array(fc.oneof({ weight: 3, arbitrary: item }, follows), { minLength: 1, maxLength: 5 });
const cell = fc.oneof({ weight: 4, arbitrary: words }, fc.constantFrom("", "a \\| b", "1. x", "- y", "✅"));
const table = fc
  .tuple(
    fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("| --- | :--: |", "|-|-|", "---|---", "--- | ---", " :--- | ---"),
    fc.constantFrom(1, 2, 9),
  )
  .map(([rows, rule, bare]) => {
    const written = rows.map(([a, b], i) => (i % bare === bare - 1 ? ` ${a}  | ${b}` : `|  ${a}  |${b}   |`));
    return [written[0], rule, ...written.slice(1)].join("\n");
  });
const html = words.map((text) => `<div>\n${text}   \n  more  \n</div>`);
const shown = words.map((text) => `<pre>\n${text}  \n\n\n\n<!-- x -->\n\nend\n</pre>`);
const comment = fc.constantFrom(
  "<!-- 3 notes: https://a.b -->",
  "text <!-- x --> text",
  "<!--\nlong\n\n\n\n-->",
  "<!-- {{x}} -->",
);
const definition = fc.constantFrom(
  "[docs]: https://example.com/docs",
  '[unused]: <https://example.com> "title"',
  "[a]: /a\n[docs]: /b\n[b]: /c",
  "[x]: /x\n'y'",
);
const code = words.map((text) => `    ${text}\n\n\n\n    ${text}  `);
const fence = words.map((text) => `\`\`\`\n${text}  \n\n\n\n${text}\n\`\`\``);
const rule = fc.constantFrom("---", "------", "* * *", "_____", "*****   ");
const quote = fc.tuple(words, words).map(([a, b]) => `> ${a}  \n>\n>\n> ${b}`);
const block = fc.oneof(
  words,
  fc.tuple(words, blanks, words).map((parts) => parts.join("\n")),
  heading,
  list.map((lines) => lines.join("\n")),
  table,
  html,
  shown,
  comment,
  definition,
  code,
  fence,
  rule,
  quote,
);
const gap = fc
  .tuple(blanks, fc.constantFrom("\n\n", "\n\n", "\n", "\n\n\n\n", "\r\n\r\n", "\n \t \n\n"))
  .map((p) => p.join(""));

/**
 * Markdown with all that is untidy and may be tidied, or may not. None begins with a rule, none has a numbered item right
 * below indented code: the reference parser reads these otherwise than CommonMark says.
 */
export const untidyMarkdown = fc
  .array(fc.tuple(block, gap), { minLength: 1, maxLength: 7 })
  .map((blocks) => blocks.flat().join(""))
  .filter((text) => !text.startsWith("---") && !/^(?: {4}|\t).*\r?\n {0,3}\d+[.)]/m.test(text));

const scalar = fc.oneof(
  words,
  fc.constantFrom(
    "",
    "two\nlines\n",
    "  kept\n\n\n  blanks  \n",
    "a: b",
    "# no comment",
    "- x",
    "it's",
    'say "x" ',
    "~",
    "1",
  ),
  fc.integer(),
  fc.constant(null),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("list"), tie("map")),
  list: fc.array(tie("any"), { maxLength: 4 }),
  map: fc.dictionary(fc.constantFrom("name", "on", "steps", "a b", "x:y"), tie("any"), { maxKeys: 4 }),
})).any;

/** YAML as tools and people write it, with blanks and blank lines between. */
export const untidyYaml = fc
  .tuple(
    value,
    fc.constantFrom(2, 4),
    fc.boolean(),
    fc.constantFrom(20, 80),
    fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
    fc.infiniteStream(fc.constantFrom("\n", "\n", "\n", "\n", "  \n", "\n\n\n", "\n# note\n", "  # note\n")),
  )
  .map(([data, spaces, indentSeq, lineWidth, style, ends]) => {
    const defaultStringType = style as "PLAIN";
    const text = stringify(data, { indent: spaces, indentSeq, lineWidth, defaultStringType, defaultKeyType: "PLAIN" });
    return text.replace(/\n/g, () => ends.next().value!);
  });
