import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { crc32, createDeflate, deflateSync } from "node:zlib";
import { encode } from "fast-png";
import jpeg from "jpeg-js";
import type { Pixels } from "../../../../src/core/images/picture-print.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { readPrint } from "../../../../src/node/pictures/read-print.ts";
import { runCli } from "../../cli/run-cli.ts";
import { frame, landscape } from "../../images/made-frames.ts";
import { folderWith } from "../temporary-folder.ts";

type Frame = Pixels & { readonly data: Uint8Array };
const png = (pixels: Frame) => encode({ ...pixels, channels: 4 });
const jpg = (pixels: Frame, quality: number) => Uint8Array.from(jpeg.encode(pixels, quality).data);
const [shore, hill] = [landscape(3), landscape(5)];

test("pictures that show nearly the same are named, with what leaving one out saves", async (context) => {
  const data = Buffer.from(jpg(frame(shore, { light: 8 }), 60)).toString("base64");
  const cwd = await folderWith(context, {
    "a.md": `![](1.png) ![](hill.jpg) ![](2.jpg) ![](none.png) <img src="data:image/jpeg;base64,${data}">\n`,
    "1.png": png(frame(shore)),
    "2.jpg": jpg(frame(shore, { width: 640, height: 400, dx: 0.004 }), 50),
    "hill.jpg": jpg(frame(hill), 90),
  });
  const { output } = await runCli(["budget", "a.md", "--model", "gpt-4o", "--json"], { cwd });
  const { similar, notCompared } = JSON.parse(output);
  assert.deepEqual(
    similar.map(({ kept, again, saves }: Record<string, number>) => [kept, again, saves]),
    [
      [0, 2, 425],
      [0, 4, 255],
    ],
  );
  assert.deepEqual(notCompared, []);
  const shown = (await runCli(["budget", "a.md", "--model", "gpt-4o"], { cwd })).output.replace(/\s+/g, " ");
  assert.match(
    shown,
    /Pictures 1 and 3 \(1\.png and 2\.jpg\) show nearly the same \([\d.]+% of their prints differ\): leaving one out saves 425 tokens\./,
  );
});

test("in a chat a picture that was sent twice is the same", async (context) => {
  const url = `data:image/png;base64,${Buffer.from(png(frame(hill))).toString("base64")}`;
  const content = [url, url].map((url) => ({ type: "image_url", image_url: { url } }));
  const chat = JSON.stringify({ messages: [{ role: "user", content }] }).replaceAll("/", "\\/");
  const cwd = await folderWith(context, { "a.json": chat });
  const { output } = await runCli(["budget", "a.json", "--model", "gpt-4o"], { cwd });
  assert.match(output, /Pictures 1 and 2 \(data and data\) show the same: leaving one out saves 255\s+tokens\./);
});

test("pictures in every kind of pixels have the print of what they show", async () => {
  const { width, height, data } = frame(shore, { width: 64, height: 64 });
  const grey = (depth: 1 | 2 | 8 | 16) => {
    const values = Array.from({ length: width * height }, (_, i) => data[i * 4]! / 255);
    const white = 2 ** depth - 1;
    if (depth < 8) {
      const rows = new Uint8Array((width * height * depth) / 8);
      for (const [i, value] of values.entries())
        rows[Math.floor((i * depth) / 8)]! |= Math.round(value * white) << (8 - depth - ((i * depth) % 8));
      return greyPng(width, height, depth, rows);
    }
    const pixels = values.map((value) => Math.round(value * white));
    return encode({
      width,
      height,
      channels: 1,
      depth,
      data: depth === 16 ? Uint16Array.from(pixels) : Uint8Array.from(pixels),
    });
  };
  const [eight, sixteen, two, one] = await Promise.all(
    ([8, 16, 2, 1] as const).map(async (depth) => {
      const print = await readPrint(grey(depth), `${depth}.png`);
      assert.ok(!(print instanceof UserError), String(print));
      return print;
    }),
  );
  assert.deepEqual(eight!.bits, sixteen!.bits);
  for (const coarse of [two!, one!]) assert.ok(Math.abs(coarse.colour[0]! - eight!.colour[0]!) < 0.25);
});

test("a picture that is damaged, of another format, too large or unpacks to gigabytes is not compared", async () => {
  const refused = async (bytes: Uint8Array, name: string) => {
    const print = await readPrint(bytes, name);
    assert.ok(print instanceof UserError, name);
    return print.message;
  };
  const whole = png(frame(shore));
  assert.match(await refused(whole.subarray(0, 900), "cut.png"), /^cut\.png is a damaged PNG file/);
  assert.match(await refused(jpg(frame(shore), 80).subarray(0, 700), "cut.jpg"), /^cut\.jpg is a damaged JPEG file/);
  assert.match(await refused(Buffer.from("GIF89a\x0a\0\x0a\0\0\0\0", "latin1"), "a.gif"), /a\.gif is a GIF picture/);
  assert.match(await refused(pngOf(30_000, 30_000, 8, new Uint8Array(4)), "wide.png"), /too large to be compared/);
  const zeros = Buffer.alloc(16 * 1024 * 1024);
  const deflate = createDeflate({ level: 1 });
  for (let i = 0; i < 64; i++) deflate.write(zeros);
  deflate.end();
  const bomb = pngOf(100, 100, 8, await buffer(deflate));
  assert.match(await refused(bomb, "bomb.png"), /^bomb\.png takes too (much memory|long) to read/);
  assert.ok(!((await readPrint(whole, "next.png")) instanceof UserError));
});

/** A PNG of greys, each row behind the byte that names no filter. */
function greyPng(width: number, height: number, depth: number, packed: Uint8Array): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) rows.set(packed.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  return pngOf(width, height, depth, deflateSync(rows));
}

function pngOf(width: number, height: number, depth: number, deflated: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  const chunk = (kind: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(kind), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflated), chunk("IEND", Buffer.alloc(0))]);
}
