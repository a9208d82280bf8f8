import { basename, dirname, resolve } from "node:path";
import { CONFIG_NAME } from "../../core/budget/config.ts";
import { lengthInstruction } from "../../core/budget/length-instruction.ts";
import { answerSchema, promptParts } from "../../core/budget/prompt-parts.ts";
import { costOfMany, wholeBudget } from "../../core/budget/whole-budget.ts";
import { type BrokenPrefix, brokenPrefix } from "../../core/caching/broken-prefix.ts";
import { parseDocument } from "../../core/document/parse.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { isVideoPath } from "../../core/videos/video-path.ts";
import { textOfPages } from "../../node/pdf/pdf-text.ts";
import { type Command, DONE, OVER } from "../command.ts";
import { type Arguments, invalid, wholeNumber } from "../input/arguments.ts";
import { inputText, isFolder } from "../input/input-text.ts";
import { attachedTokens } from "../input/linked-files.ts";
import { chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { attachmentsOf, givenPdf } from "./attachments.ts";
import { budgetLines } from "./budget-report.ts";
import { showFolderCaching } from "./cache-folder.ts";
import { chosenReserve, chosenThinking } from "./strategies.ts";
import { givenTools } from "./tools-option.ts";
import { showVideo } from "./video.ts";
import { showWorkflow } from "./workflow.ts";

export const budget: Command = {
  name: "budget",
  summary: "show where a model's window goes: text, tools, pictures, answer, thinking, cost",
  usage: ["budget PATH [--model NAME] [--reserve N|pNN] [--history FILE] [--thinking N|LEVEL] [--json]"],
  options: {
    ...TARGET_OPTIONS,
    reserve: { value: "N|pNN", help: "room for the answer: tokens, or a percentile of answers (default p95)" },
    history: { value: "FILE", help: "a JSON list of the tokens of your own answers, which narrow the reserve" },
    thinking: { value: "N|LEVEL", help: "room for thinking: tokens, or low, medium, high" },
    before: { value: "FILE", help: "an earlier version: tells which token breaks the vendor's cache" },
    answer: { value: "N", help: "name a sentence that holds the answer to so many tokens" },
    "per-day": { value: "N", help: "requests a day, to tell what they cost" },
    tools: {
      value: "FILE",
      help: "tools that come with the prompt: a tools array, answers to tools/list, or an mcp.json",
    },
    frames: {
      value: "N",
      help: "tokens for the frames of a video (default: what the window leaves; of one in a prompt, one a second)",
    },
    effective: { value: "N", help: "tokens of the window that the model uses well, where you know it" },
    json: { help: "print one JSON document" },
  },
  notes: [
    "PATH of a .promptbudget.json: what each of its steps has left. PATH of a folder: what its prompts share at their beginnings, and what the vendor's cache saves. PATH of a video (MP4, MOV, WebM): what it takes, and how many of its frames fit.",
    "The servers that an mcp.json names are not asked: what their tools take is an estimate, and it is said.",
    "A JSON schema that the answer is to follow (response_format, or a block after words that ask for it) narrows the reserve.",
    "PATH is a prompt, a chat or a request in JSON with its tools, or - for standard input. Pictures and videos are counted by",
    "their headers, a video as its frames; those on the network are named and not fetched. The status is 1 where all of it together is",
    "over the window.",
  ],
  run: runBudget,
};

async function runBudget(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const [path, second] = args.positionals;
  if (path === undefined) return invalid("budget needs a PATH (a file, or - for standard input).");
  if (second !== undefined) return invalid(`budget takes one file; "${second}" cannot be looked at beside ${path}.`);
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  if (await isFolder(path, terminal)) {
    const failed = await showFolderCaching(path, target, args.has("json"), terminal);
    return failed ?? DONE;
  }
  if (basename(path) === CONFIG_NAME) return showWorkflow(path, target, args.has("json"), terminal);
  const frames = wholeNumber(args, "frames", 1);
  if (frames instanceof UserError) return frames;
  if (isVideoPath(path)) return showVideo(path, target, frames, args.has("json"), terminal);
  const reserve = await chosenReserve(args, terminal);
  if (reserve instanceof UserError) return reserve;
  const thinking = chosenThinking(args);
  if (thinking instanceof UserError) return thinking;
  const effective = wholeNumber(args, "effective", 1);
  if (effective instanceof UserError) return effective;
  const perDay = wholeNumber(args, "per-day", 1);
  if (perDay instanceof UserError) return perDay;
  if (perDay !== null && target.model?.price === undefined)
    return invalid("--per-day needs a --model that has a list price; `prompt-budget models` tells them.");
  const wanted = wholeNumber(args, "answer", 1);
  if (wanted instanceof UserError) return wanted;
  const instruction = wanted === null ? null : lengthInstruction(wanted);
  if (instruction === undefined)
    return invalid(`No sentence holds an answer to ${wanted} tokens; give more to --answer.`);
  const tools = await givenTools(args.value("tools"), target.tokenizer, terminal);
  if (tools instanceof UserError) return tools;
  const pages = await givenPdf(path, terminal);
  if (pages instanceof UserError) return pages;
  const file = pages === undefined ? await inputText(path, terminal) : { text: textOfPages(pages) };
  if (file instanceof UserError) return file;

  const { tokenizer, model } = target;
  const { text } = file;
  const document = parseDocument(text, path === "-" ? {} : { path });
  const parts = promptParts(text, document);
  const folder = path === "-" ? terminal.cwd : dirname(resolve(terminal.cwd, path));
  const prompt = { path, text, format: document.format, parts, ...(pages === undefined ? {} : { pages }) };
  const attachments = await attachmentsOf(prompt, folder, target, frames, terminal);
  const imageTokens = attachments.images.reduce((sum, image) => sum + (image.tokens ?? 0), 0);
  const schema = answerSchema(text, document, parts);
  const whole = wholeBudget(parts, {
    tokenizer,
    model,
    reserve,
    thinking,
    imageTokens,
    pdfTokens: attachedTokens(attachments.pdfs),
    toolTokens: tools === null ? 0 : tools.listedTokens + (tools.estimate?.tokens ?? 0),
    ...(schema === undefined ? {} : { schema }),
    ...(effective === null ? {} : { effective }),
  });
  if (whole instanceof UserError) return whole;
  const cache = await brokenCache(args.value("before"), text, tokenizer, terminal);
  if (cache instanceof UserError) return cache;
  if (args.has("json")) {
    const { images: _, pdfs: __, ...figures } = whole;
    await writeJson(terminal, {
      path,
      model: model?.id ?? null,
      tokenizer: tokenizer.name,
      ...figures,
      ...(perDay !== null && whole.cost !== null && { day: { requests: perDay, ...costOfMany(whole.cost, perDay) } }),
      ...attachments,
      toolsFile: tools,
      cache,
      instruction,
    });
  } else {
    const lines = budgetLines(
      { path, target, whole, attachments, tools, cache, instruction, perDay },
      widthOf(terminal.output),
      paintFor(terminal, terminal.output),
    );
    await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return whole.free !== null && whole.free < 0 ? OVER : DONE;
}

async function brokenCache(
  path: string | undefined,
  after: string,
  tokenizer: Tokenizer,
  terminal: Terminal,
): Promise<BrokenPrefix | null | UserError> {
  if (path === undefined) return null;
  if (!tokenizer.exact)
    return invalid(
      `--before needs the very tokens, and those of ${tokenizer.name} are not published; give --tokenizer.`,
    );
  const before = await inputText(path, terminal);
  return before instanceof UserError ? before : brokenPrefix(before.text, after, tokenizer);
}
