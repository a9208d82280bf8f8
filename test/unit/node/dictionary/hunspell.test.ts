import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import decoding from "../../../../src/node/dictionary/decode.ts";
import { dictionaryFiles } from "../../../../src/node/dictionary/dictionary-files.ts";
import { judgeByHunspell } from "../../../../src/node/dictionary/hunspell.ts";
import { folderWith } from "../temporary-folder.ts";

const AFF = `SET UTF-8
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S 0 s [^sxy]
SFX S y ies y
SFX G N 2
SFX G e ing e
SFX G 0 ing [^e]
NEEDAFFIX X
`;
const DIC = "6\nplay/SGU\nmake/G\nberry/S\nParis\nplaying\ncran/XS\n";

const judged = async (context: TestContext, tokens: string[], files = { "a.aff": AFF, "a.dic": DIC }) => {
  const cwd = await folderWith(context, files);
  const found = await dictionaryFiles("a.aff", cwd);
  return found instanceof UserError ? found : judgeByHunspell(new Set(tokens), found);
};

test("forms and affixes are valid; what is no form of another entry is pure", async (context) => {
  const tokens = ["play", "playing", "unplay", "berries", "making", "maked", "ing", "un", "paris", "cran", "12", ","];
  const found = await judged(context, tokens);
  assert.ok(!(found instanceof UserError));
  assert.deepEqual([...found.valid].sort(), ["berries", "ing", "making", "paris", "play", "playing", "un", "unplay"]);
  // "playing" is an entry too, and can be taken apart all the same.
  assert.deepEqual([...found.pure].sort(), ["ing", "paris", "play", "un"]);
});

test("a dictionary's own encoding is read, and dist/ decodes it as the reader does", async (context) => {
  const cwd = await folderWith(context, { "a.dic": "" });
  const latin5 = Buffer.from([0x31, 0x0a, 0xfe, 0x65, 0x68, 0x69, 0x72, 0x0a]);
  await writeFile(join(cwd, "a.aff"), "SET ISO8859-9\n");
  await writeFile(join(cwd, "a.dic"), latin5);
  const files = await dictionaryFiles("a.dic", cwd);
  assert.ok(!(files instanceof UserError));
  const found = await judgeByHunspell(new Set(["şehir"]), files);
  assert.ok(!(found instanceof UserError) && found.valid.has("şehir"));
  assert.equal(decoding.decode(latin5, "ISO8859-9"), "1\nşehir\n");
  const encodings: [name: string, bytes: number[], text: string][] = [
    ["UTF-8", [0xc3, 0xa9], "é"],
    ["ISO8859-1", [0xe9], "é"],
    ["ISO8859-2", [0xb9], "š"],
    ["ISO8859-15", [0xa4], "€"],
    ["KOI8-R", [0xc1], "а"],
    ["KOI8-U", [0xa4], "є"],
    ["microsoft-cp1251", [0xe0], "а"],
    ["TIS620-2533", [0xa1], "ก"],
  ];
  for (const [name, bytes, text] of encodings) assert.equal(decoding.decode(Buffer.from(bytes), name), text, name);
});

test("an installed dictionary is found by its name, a missing half is told", async (context) => {
  const folder = await folderWith(context, { "xx_YY.aff": AFF, "xx_YY.dic": DIC, "b.dic": DIC });
  const found = await dictionaryFiles("xx_YY", "/", ["/nowhere", folder]);
  assert.ok(!(found instanceof UserError));
  assert.equal(found.aff, join(folder, "xx_YY.aff"));
  const message = async (name: string) => {
    const refused = await dictionaryFiles(name, folder, [folder]);
    assert.ok(refused instanceof UserError);
    return refused.message;
  };
  assert.match(await message("b.dic"), /^b\.dic is one of two files/);
  assert.match(await message("tr_TR"), /^No dictionary "tr_TR" is installed/);
  assert.match(await message("../xx_YY"), /neither an \.aff or \.dic file nor the name/);
});

test("what is no dictionary is refused by name", async (context) => {
  const refusal = async (aff: string, dic: string) => {
    const found = await judged(context, ["play"], { "a.aff": aff, "a.dic": dic });
    assert.ok(found instanceof UserError);
    return found.message;
  };
  assert.match(await refusal(AFF, ""), /^a\.aff is no Hunspell dictionary: its \.dic holds no words/);
  const slow = AFF.replace("s [^sxy]", "s (a+)+$");
  assert.match(await refusal(slow, DIC), /an affix has the condition "\(a\+\)\+\$"/);
  assert.match(await refusal("SET NO-SUCH\n", DIC), /^a\.aff is no Hunspell dictionary: .*NO-SUCH/i);
});
