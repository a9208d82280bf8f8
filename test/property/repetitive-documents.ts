import fc from "fast-check";

const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
const time = fc.tuple(digits, digits).map(([m, s]) => `12:${m}:${s}`);
const level = fc.constantFrom("INFO", "WARN", "ERROR");
const said = fc.constantFrom(
  "server.Pool: connection N to 10.0.0.N closed after N ms",
  "worker N done, status 200, N.N s",
  "retry N of 5 failed with code N",
  "GET /items/N returned in N.N ms",
);
const logLine = fc
  .tuple(time, level, said, fc.array(fc.nat({ max: 999 }), { minLength: 6, maxLength: 6 }))
  .map(([at, how, what, numbers]) => `2024-05-01 ${at} ${how} ${what.replace(/N/g, () => String(numbers.pop() ?? 7))}`);
/** Lines of a log, in runs that say the same. */
const log = fc
  .array(fc.tuple(logLine, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 })
  .map((runs) =>
    runs
      .flatMap(([line, times]) => Array.from({ length: times }, (_, i) => line.replace(/\d+ ms|\d+\.\d+/, `${i}$&`)))
      .join("\n"),
  );
const trace = fc
  .integer({ min: 2, max: 5 })
  .map((times) => "2024-05-01 12:00:01 ERROR it failed\n  at one (a.js:1)\n  at two (b.js:2)\n".repeat(times));
const encoded = fc
  .integer({ min: 80, max: 400 })
  .map((size) => Array.from({ length: size }, (_, i) => "aB3dE9fGh1JkL7mN0"[(i * i + 7 * i) % 17]).join(""));
const uri = encoded.map((data) => `![logo](data:image/png;base64,${data})`);
const minified = fc
  .integer({ min: 30, max: 60 })
  .map((n) => `!function(){${"a=b=>{return[b>=1?c(b-1):d]};".repeat(n)}}();`);
const PARAGRAPHS = [
  "Parcels that are lost on the way are paid back within 14 days of the claim, without exception.",
  "Please read the whole of the conversation before you answer, and never promise what you cannot hold.",
  "Request 4f2a99c1 waited 350 ms for the server at port 8080, which then answered with the whole of the list of items.",
];
const paragraph = fc.constantFrom(...PARAGRAPHS);
const similar = fc.constantFrom(8080, 8081, 9090).map((port) => PARAGRAPHS[2]!.replace("8080", String(port)));
const item = paragraph.map((text) => `- ${text}`);
const fence = fc
  .tuple(fc.constantFrom("js", ""), fc.oneof(paragraph, log, uri))
  .map(([language, text]) => `\`\`\`${language}\n${text}\n\`\`\``);
const heading = fc.constantFrom("# First", "## Second", "## Third");
const lines = fc
  .tuple(fc.constantFrom("The same line stands here.", "ab", "| a | b |"), fc.integer({ min: 1, max: 6 }))
  .map(([line, times]) => `${line}\n`.repeat(times));

/** Text with much in it that was said before. */
export const repetitive = fc
  .array(fc.oneof(log, log, trace, uri, minified, paragraph, paragraph, similar, item, fence, heading, lines), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((blocks) => fc.constantFrom("\n\n", "\n\n", "\n").map((gap) => blocks.join(gap)));

const result = fc.oneof(log, uri, encoded, fc.constant("The whole list of files. ".repeat(12)), paragraph);
/** A chat whose tools answered at length, and the same again. */
export const toolChats = fc
  .tuple(fc.array(result, { minLength: 1, maxLength: 6 }), encoded, fc.constantFrom(0, 2))
  .map(([results, system, indent]) => {
    const messages = results.flatMap((content, i) => [
      { role: "user", content: `Look again, please: ${i}` },
      { role: "assistant", content: null, tool_calls: [{ id: `c${i}`, type: "function", function: { name: "read" } }] },
      { role: "tool", tool_call_id: `c${i}`, content },
    ]);
    const all = [{ role: "system", content: system }, ...messages, { role: "user", content: "So what is it?" }];
    return JSON.stringify({ model: "m", messages: all }, null, indent);
  });

/** Data with encoded strings, escapes before them, and names that look encoded. */
export const dataWithStrings = fc
  .array(fc.tuple(fc.constantFrom("", "\n", '"', "\\", "é\n", "data:image/png;base64,"), encoded), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((strings) =>
    fc.constantFrom(0, 2).map((indent) => {
      const entries = strings.map(([before, data], i) => ({
        [i === 0 ? data : "value"]: before + data,
        big: 12345678901,
      }));
      return JSON.stringify({ entries, count: entries.length }, null, indent);
    }),
  );
