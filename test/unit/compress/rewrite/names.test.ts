import assert from "node:assert/strict";
import { test } from "node:test";
import { nameReader, wordsOf } from "../../../../src/core/compress/rewrite/names.ts";

const namesIn = (text: string) => [...nameReader(text).namesIn(text)];

test("names are words with a capital inside a sentence; the beginning of one tells none", () => {
  assert.deepEqual(
    namesIn("Retries wait. Then Elena Petrova calls the shop of Aurora's owner in New York. Elena waits."),
    ["Elena", "Petrova", "Aurora", "New", "York"],
  );
});

test("identifiers and acronyms are names wherever they stand, loud words are none", () => {
  assert.deepEqual(namesIn("NEVER call useState or max_tokens with gpt-4o on the EU API. IMPORTANT: use OAuth2."), [
    "useState",
    "max_tokens",
    "gpt-4o",
    "EU",
    "API",
    "OAuth2",
  ]);
});

test("a word that also stands in small letters is no name", () => {
  assert.deepEqual(namesIn("Read the Rule on the left: a rule is a rule. Ask the Manager or another manager."), []);
});

test("where nouns have capitals too, only acronyms and identifiers are found", () => {
  const german =
    "Der Mann ging mit dem Hund durch den Wald und sah die Sonne über dem See der Stadt. Die Frau las das Buch vom Haus " +
    "am Meer und trank den Kaffee aus der Tasse mit dem Bild vom Schiff. Das Kind nahm den Ball und die Jacke vom Stuhl " +
    "und lief zur Schule, wo die Lehrer der EU das Fest der Farben mit der Klasse feiern und config_file lesen.";
  assert.deepEqual(namesIn(german), ["EU", "config_file"]);
});

test("in languages whose names take endings another ending is the same name, in English it is not", () => {
  const russian = nameReader("Он жил в Москве и писал письма Петровой, которая жила там же.");
  assert.ok(russian.isIn("Москве", wordsOf("Из Москвы он писал Петровой.")));
  const english = nameReader(
    "He lived in the house of Petrova, and the letters that he wrote were for her and for the others.",
  );
  assert.ok(!english.isIn("Petrova", wordsOf("He wrote to Petrov.")));
});
