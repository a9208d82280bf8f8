import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { imageSize } from "../../../src/core/images/image-size.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { pictures } from "./image-files.ts";

test("the size of each format is read from its header", () => {
  for (const [format, file] of Object.entries(pictures(640, 481))) {
    const size = imageSize(file, "a picture");
    assert.ok(!(size instanceof UserError), `${format}: ${(size as UserError).message}`);
    assert.deepEqual([size.width, size.height, size.format], [640, 481, format.split(" ")[0]]);
  }
});

test("a real file has its size", async () => {
  const path = new URL("../../../media/screenshots/status-bar.png", import.meta.url);
  const size = imageSize(await readFile(path), "status-bar.png");
  assert.ok(!(size instanceof UserError) && size.width > 100 && size.height > 50);
});

test("a file that ends too soon, or is no picture, is told in one sentence", () => {
  for (const [format, file] of Object.entries(pictures(640, 481)))
    for (let end = 0; end < file.length - 4; end++) {
      const size = imageSize(file.subarray(0, end), "a.png");
      if (size instanceof UserError) assert.match(size.message, /^a\.png is [^\n]+\.$/);
      else assert.ok(end > 20 || format === "GIF", `${format} at ${end}`);
    }
  assert.match(
    (imageSize(new TextEncoder().encode("<svg></svg>   "), "a.svg") as UserError).message,
    /is no PNG, JPEG/,
  );
});

test("sizes that no picture has are refused", () => {
  for (const file of [pictures(0, 5).PNG!, pictures(2 ** 31, 2 ** 31).PNG!, pictures(640, 0).GIF!])
    assert.match((imageSize(file, "a.png") as UserError).message, /it says that it is/);
});

test("hostile bytes give a size or one sentence, never a crash", () => {
  const files = Object.values(pictures(640, 481));
  const any = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 6 }))
      .map(([file, changes]) => {
        const changed = Uint8Array.from(file);
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        return changed;
      }),
  );
  fc.assert(
    fc.property(any, (bytes) => {
      const size = imageSize(bytes, "x");
      if (!(size instanceof UserError)) assert.ok(size.width > 0 && size.height > 0);
    }),
    { numRuns: 2000 },
  );
  const long = new Uint8Array(2_000_000).fill(0xff);
  long[1] = 0xd8;
  assert.ok(imageSize(long, "x") instanceof UserError);
});
