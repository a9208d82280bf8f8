import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { imageLinks } from "../../../src/core/images/image-links.ts";

const linksOf = (text: string, path: string) =>
  imageLinks(text, parseDocument(text, { path }).format).map(({ target, start, end }) => {
    const value = target.kind === "file" ? target.path : target.kind === "data" ? target.base64 : target.url;
    return [target.kind, value, text.slice(start, end).length > 0];
  });

test("pictures are found where Markdown and HTML link them", () => {
  const text = [
    '![sea](img/the%20sea.png "The sea") and ![](<a.gif>)',
    '<IMG alt="x" width=3 src="b.webp?v=2"> <img src=c.jpg>',
    "![d](https://example.com/d.png) ![e](data:image/png;base64,iVBORw0KGgo=)",
    "[no picture](f.png) and ![broken](",
  ].join("\n");
  assert.deepEqual(linksOf(text, "a.md"), [
    ["file", "img/the sea.png", true],
    ["file", "a.gif", true],
    ["file", "b.webp", true],
    ["file", "c.jpg", true],
    ["url", "https://example.com/d.png", true],
    ["data", "iVBORw0KGgo=", true],
  ]);
});

test("a path in marks may hold blanks", () => {
  const text = `![a](<my clip.png>) <img src="my other.png"> <img src='and this.png' alt="x"> ![b](c.png "A title")`;
  assert.deepEqual(
    linksOf(text, "a.md").map(([, path]) => path),
    ["my clip.png", "my other.png", "and this.png", "c.png"],
  );
});

test("what shows how to link a picture links none: in code, in fenced blocks, in comments", () => {
  const text = [
    'Write `![x](1.png)` or ``<img src="2.png">`` here. ![shown](3.png) costs `one` picture.',
    "```md\n![x](4.png)\n~~~\n![x](5.png)\n```",
    "<!-- ![x](6.png)\n\n![x](7.png) --> ![shown](8.png)",
    "An odd ` stands alone.\n\n![shown](9.png) and another ` too.",
    "~~~~\n![x](10.png)\n~~~\n![x](11.png)",
  ].join("\n\n");
  assert.deepEqual(
    linksOf(text, "a.md").map(([, path]) => path),
    ["3.png", "8.png", "9.png"],
  );
});

test("pictures are found in the messages of each vendor's chats", () => {
  const user = (...content: unknown[]) => JSON.stringify({ messages: [{ role: "user", content }] });
  const openai = user({ type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } });
  assert.deepEqual(linksOf(openai, "a.json"), [["data", "AAAA", true]]);
  const responses = JSON.stringify({
    input: [{ role: "user", content: [{ type: "input_image", image_url: "x.png" }] }],
  });
  assert.deepEqual(linksOf(responses, "a.json"), [["file", "x.png", true]]);
  const anthropic = user({ type: "image", source: { type: "base64", media_type: "image/png", data: "BBBB" } });
  assert.deepEqual(linksOf(anthropic, "a.json"), [["data", "BBBB", true]]);
  const parts = [{ text: "hi" }, { inlineData: { mimeType: "image/jpeg", data: "CCCC" } }];
  const gemini = JSON.stringify({ contents: [{ role: "user", parts }] });
  assert.deepEqual(linksOf(gemini, "a.json"), [["data", "CCCC", true]]);
  const sound = JSON.stringify({
    contents: [{ role: "user", parts: [{ inlineData: { mimeType: "audio/wav", data: "D" } }] }],
  });
  assert.deepEqual(linksOf(sound, "a.json"), []);
  assert.deepEqual(linksOf(`${JSON.stringify({ role: "user", content: "hi" })}\n${openai}`, "a.jsonl").length, 1);
});

test("videos are found beside pictures, and told apart from them", () => {
  const kinds = (text: string, path: string) =>
    imageLinks(text, parseDocument(text, { path }).format).map(({ kind, target }) => [kind, target.kind]);
  const text = [
    '![clip](a.mp4) <video width=3 src="b.webm?v=2"></video> <video><source src="c.mov"></video>',
    '<img src="d.png"> <audio><source src="e.mp3"></audio> ![f](https://example.com/f.mp4#t=3)',
  ].join("\n");
  assert.deepEqual(kinds(text, "a.md"), [
    ["video", "file"],
    ["video", "file"],
    ["video", "file"],
    ["picture", "file"],
    ["video", "url"],
  ]);
  const content = [{ type: "video_url", video_url: { url: "data:video/mp4;base64,AAAA" } }];
  assert.deepEqual(kinds(JSON.stringify({ messages: [{ role: "user", content }] }), "a.json"), [["video", "data"]]);
  const parts = [
    { inlineData: { mimeType: "video/webm", data: "BBBB" } },
    { fileData: { mimeType: "video/mp4", fileUri: "https://example.com/f" } },
  ];
  assert.deepEqual(kinds(JSON.stringify({ contents: [{ role: "user", parts }] }), "a.json"), [
    ["video", "data"],
    ["video", "url"],
  ]);
});

test("a hostile text is read in time that follows its length", () => {
  for (const part of ["![", "<img ", "<video ", "<img src=", "![a](", "![a](data:image/png;base64,", '{"image_url":'])
    assert.ok(imageLinks(part.repeat(1_000_000 / part.length), "markdown").length <= 10_000, part);
});
