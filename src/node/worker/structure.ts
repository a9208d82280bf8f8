import { answerSchema, promptParts } from "../../core/budget/prompt-parts.ts";
import { schemaLengths } from "../../core/budget/reserve/schema/schema-lengths.ts";
import { expensiveLanguage } from "../../core/compare/expensive-language.ts";
import { isChat } from "../../core/document/formats/is-chat.ts";
import { findWaste } from "../../core/document/waste/find-waste.ts";
import type { ImageLink } from "../../core/images/image-links.ts";
import { hiddenLetters } from "../../core/letters/hidden-letters.ts";
import { findLetterWork } from "../../core/letters/letter-work.ts";
import type { TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { Structure } from "./document-structure.ts";
import type { Outline } from "./outline.ts";

const LARGEST_SECTIONS = 5;
/** No prompt file pulls in more that a person could make sense of. */
const MOST_INCLUDES = 100;
const MOST_WASTE = 100;
const MOST_IMAGES = 100;
/** Of a request, at its beginning and at its end: more is not looked at for the length of its answer. */
const LOOKED_AT = 1_200;
/** Of a picture's base64: a message to the host stays small, and a header is nearly always in it. */
const HEAD = 32_768;

/** What a counted text is made of, in short. */
export function structureOf(outline: Outline, text: string, counted: TokenDocument, tokenizer: Tokenizer): Structure {
  const { parsed } = outline;
  const parts = promptParts(text, parsed);
  const { chatOverhead, request, maxTokens, images } = parts;
  const schema = answerSchema(text, parsed, parts);
  return {
    tokens: counted.tokens,
    format: parsed.format,
    largest: outline.largest(counted, LARGEST_SECTIONS),
    waste: findWaste(text, parsed)
      .slice(0, MOST_WASTE)
      .map(({ kind, start, end, message, replacement, fix }) => ({
        ...{ kind, start, end, message, replacement, fix },
        saves: counted.tokensBefore(end) - counted.tokensBefore(start) - tokenizer.count(replacement),
      })),
    letters: findLetterWork(text, parsed).flatMap((work) => hiddenLetters(work, counted, tokenizer) ?? []),
    includes: parsed.includes.slice(0, MOST_INCLUDES),
    isChat: isChat(text, parsed),
    chatOverhead,
    request: request.length > 2 * LOOKED_AT ? `${request.slice(0, LOOKED_AT)}\n${request.slice(-LOOKED_AT)}` : request,
    maxTokens: maxTokens ?? null,
    schema: (schema && schemaLengths(schema, tokenizer)) ?? null,
    images: images.slice(0, MOST_IMAGES).map(headOnly),
    expensive: expensiveLanguage(text, tokenizer.name),
  };
}

function headOnly(image: ImageLink): ImageLink {
  const { target } = image;
  if (target.kind !== "data") return image;
  return { ...image, target: { kind: "data", base64: target.base64.slice(0, HEAD) } };
}
