import assert from "node:assert/strict";
import { test } from "node:test";
import { type Pixels, picturePrint, printDistance } from "../../../src/core/images/picture-print.ts";
import { SAME_PRINT, similarPictures } from "../../../src/core/images/similar-pictures.ts";
import { frame, landscape, page } from "./made-frames.ts";

const print = (pixels: Pixels) => picturePrint(pixels);
const plain = (red: number, green: number, blue: number) => print(frame(() => [red, green, blue]));

test("pages of one program and other landscapes are told apart, the same ones with noise are not", () => {
  for (const made of [landscape, page]) {
    const scenes = Array.from({ length: 12 }, (_, i) => made(2_000 + i));
    const prints = scenes.map((scene) => print(frame(scene)));
    assert.deepEqual(similarPictures(prints), []);
    const noisy = scenes.map((scene, i) => print(frame(scene, { light: 8, noise: 16, seed: i })));
    const found = similarPictures([...prints, ...noisy]);
    assert.deepEqual(
      found.map(({ kept, again }) => [kept, again]),
      scenes.map((_, i) => [i, i + scenes.length]),
    );
  }
});

test("plain pictures are the same by their colour, and pictures of another shape never are", () => {
  assert.equal(printDistance(plain(200, 30, 30), plain(205, 30, 30)), 0);
  assert.equal(printDistance(plain(200, 30, 30), plain(30, 30, 200)), 1);
  const [wide, high] = [frame(landscape(1)), frame(landscape(1), { width: 200, height: 320 })].map(print);
  assert.equal(printDistance(wide!, high!), 1);
});

test("a drift over many frames is cut where it has gone too far from the one that is kept", () => {
  const prints = Array.from({ length: 12 }, (_, i) => print(frame(landscape(7), { dx: i * 0.008 })));
  const found = similarPictures(prints);
  assert.ok(found.length > 2 && found.length < 11, String(found.length));
  for (const { kept, again, distance } of found) {
    assert.ok(distance <= SAME_PRINT && kept < again);
    assert.ok(!found.some((other) => other.again === kept));
  }
});

test("a picture of one pixel has a print", () => {
  const pixel = { width: 1, height: 1, channels: 2, data: [0, 0], white: 255 };
  assert.deepEqual(print(pixel).colour.map(Math.round), [1, 1, 1]);
});
