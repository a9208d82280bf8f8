import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Bytes } from "../../../src/core/images/headers/bytes.ts";
import { imageRule } from "../../../src/core/images/image-tokens.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { framePlans, takenVideo } from "../../../src/core/videos/frame-plan.ts";
import { sentFrames } from "../../../src/core/videos/sent-frames.ts";
import { type VideoHeader, videoHeader } from "../../../src/core/videos/video-header.ts";
import { videoRule } from "../../../src/core/videos/video-rules.ts";
import { runCli } from "../cli/run-cli.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { box, mp4, webm } from "./video-files.ts";

const read = (file: Uint8Array) => {
  let bytes = 0;
  const source = {
    length: file.length,
    read: async (at: number, length: number) => {
      bytes += length;
      return new Bytes(file.subarray(at, at + length));
    },
  };
  return videoHeader(source, "clip").then((found) => ({ found, bytes }));
};
const CLIP: VideoHeader = { format: "MP4", seconds: 90, width: 1920, height: 1080, hasAudio: true };

test("length, size and sound are read from the header, wherever it stands", async () => {
  assert.deepEqual((await read(mp4())).found, CLIP);
  assert.deepEqual((await read(mp4({ late: true, sound: false }))).found, { ...CLIP, hasAudio: false });
  assert.deepEqual((await read(mp4({ brand: "qt  " }))).found, { ...CLIP, format: "MOV" });
  assert.deepEqual((await read(mp4({ turned: true }))).found, { ...CLIP, width: 1080, height: 1920 });
  assert.deepEqual((await read(mp4({ inFragments: true }))).found, CLIP);
  const { found, bytes } = await read(webm());
  assert.deepEqual(found, { format: "WebM", seconds: 90, width: 1280, height: 720, hasAudio: true });
  assert.ok(bytes < 1000, String(bytes));
});

test("what is no video, cut off or says what cannot be is an error with its name", async () => {
  const refused = async (file: Uint8Array) => {
    const { found } = await read(file);
    assert.ok(found instanceof UserError);
    return found.message;
  };
  assert.equal(await refused(new TextEncoder().encode("Not a video at all.")), "clip is no MP4, MOV or WebM video.");
  assert.match(await refused(mp4().subarray(0, 120)), /^clip is a MP4 file (that ends within|whose header)/);
  assert.match(await refused(webm().subarray(0, 60)), /^clip is a WebM file (that ends within|whose header)/);
  assert.match(await refused(mp4({ width: 0 })), /it says that it is 90 s of 0 by 1080 pixels/);
  assert.match(await refused(mp4({ seconds: 0 })), /tells no length or no size/);
  let nested: number[] = [];
  for (let i = 0; i < 3000; i++) nested = box("moov", nested);
  assert.match(await refused(Uint8Array.from([...box("ftyp", [0, 0, 0, 0]), ...nested])), /tells no length/);
});

test("whatever stands in a file, its header is read or refused", async () => {
  const files = [mp4(), webm()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.nat(600),
      async (file, changes, length) => {
        const broken = file.slice(0, length < 60 ? length : undefined);
        for (const [at, byte] of changes) if (at < broken.length) broken[at] = byte;
        const { found } = await read(broken);
        if (!(found instanceof UserError)) assert.ok(found.seconds > 0 && found.width >= 1 && found.height >= 1);
      },
    ),
  );
});

test("a vendor that takes videos counts frames and sound as it published", () => {
  const gemini = videoRule("gemini-2.5-flash")!;
  assert.deepEqual(takenVideo(gemini, CLIP), { frames: 90, each: 258, audio: 2880, tokens: 26_100, low: 8820 });
  assert.equal(takenVideo(videoRule("gemini-3-flash-preview")!, { ...CLIP, hasAudio: false }).tokens, 6300);
  assert.equal(videoRule("gpt-4o"), undefined);
});

test("as many frames are named as fit, at sizes that cost less and less", () => {
  const plans = framePlans(imageRule("gpt-4o")!, CLIP, 12_000);
  assert.deepEqual(
    plans.map(({ size, detail, each, frames }) => [size.width, detail, each, frames]),
    [
      [1920, "auto", 1105, 10],
      [960, "auto", 765, 15],
      [480, "auto", 255, 47],
      [1920, "low", 85, 141],
    ],
  );
  assert.equal(plans[0]!.spacing, 9);
  for (const { tokens, each } of plans) assert.ok(tokens <= 12_000 && tokens + each > 12_000);
  assert.deepEqual(framePlans(imageRule("gpt-4o")!, CLIP, 10).map(({ frames, spacing }) => [frames, spacing])[0], [
    0,
    null,
  ]);
});

test("a video in a prompt is sent as the vendor takes it, else as pictures, one a second, within the tokens for them", () => {
  const { frames, audio, tokens } = sentFrames("gemini-2.5-flash", CLIP)!;
  assert.deepEqual([frames, audio, tokens], [90, 2880, 26_100]);
  const pictures = sentFrames("gpt-4o", CLIP)!;
  assert.deepEqual([pictures.frames, pictures.each, pictures.tokens], [90, 1105, 90 * 1105]);
  assert.ok(pictures.cheapest!.width < CLIP.width);
  const few = sentFrames("gpt-4o", CLIP, { detail: "low", most: 1000 })!;
  assert.deepEqual([few.frames, few.all, few.tokens], [11, 90, 11 * 85]);
  assert.equal(sentFrames("deepseek-chat", CLIP), undefined);
});

test("budget counts the videos of a prompt with its pictures", async (context) => {
  const data = `data:video/mp4;base64,${Buffer.from(mp4({ seconds: 5 })).toString("base64")}`;
  const content = [{ type: "video_url", video_url: { url: data } }];
  const cwd = await folderWith(context, {
    "a.md": "![clip](a.mp4)\n\n<video src=none.webm></video>\n",
    "a.mp4": mp4({ seconds: 10 }),
    "chat.json": JSON.stringify({ messages: [{ role: "user", content }] }),
  });
  const found = async (...args: string[]) =>
    JSON.parse((await runCli(["budget", ...args, "--model", "gpt-4o", "--json"], { cwd })).output);
  const { images, input, text } = await found("a.md");
  assert.deepEqual(images[0].frames, { seconds: 10, frames: 10, each: 1105, all: 10, audio: 0 });
  assert.deepEqual([images[0].tokens, input - text.high], [11_050, 11_050]);
  assert.equal(images[1].problem, "none.webm does not exist.");
  assert.equal((await found("a.md", "--frames", "4000")).images[0].tokens, 3 * 1105);
  assert.equal((await found("chat.json")).images[0].tokens, 5 * 1105);
  const { output } = await runCli(["budget", "a.md", "--model", "gpt-4o", "--frames", "4000"], { cwd });
  assert.match(output, /a\.mp4 +1920 x 1080 +3,315 +3 of 10 frames of 1,105, as much at/);
});

test("budget shows a video", async (context) => {
  const cwd = await folderWith(context, {
    "a.mp4": mp4(),
    "b.webm": webm({ seconds: 7200 }),
    "c.mov": "no video, only text",
  });
  const { output, status } = await runCli(["budget", "a.mp4", "--model", "gpt-4o", "--frames", "12000"], { cwd });
  assert.equal(status, 0);
  assert.match(output, /MP4, 1:30 of 1920 x 1080, with sound\n/);
  assert.match(output, /1920 x 1080 +1,105 +10 +9 s\n/);
  const over = await runCli(["budget", "b.webm", "--model", "gemini-2.5-flash", "--json"], { cwd });
  const { taken, budget, video } = JSON.parse(over.output);
  assert.deepEqual([over.status, video.seconds, taken.tokens], [1, 7200, 7200 * 290]);
  assert.ok(budget < taken.tokens);
  assert.equal(
    (await runCli(["budget", "c.mov"], { cwd })).errors,
    "prompt-budget: c.mov is no MP4, MOV or WebM video.\n",
  );
});
