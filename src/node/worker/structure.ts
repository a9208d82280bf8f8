import { chatOverhead } from "../../core/document/formats/chat.ts";
import { documentMessages } from "../../core/document/formats/chat-messages.ts";
import { isChat } from "../../core/document/formats/is-chat.ts";
import { findWaste } from "../../core/document/waste/find-waste.ts";
import type { TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { Structure } from "./document-structure.ts";
import type { Outline } from "./outline.ts";

const LARGEST_SECTIONS = 5;
/** No prompt file pulls in more that a person could make sense of. */
const MOST_INCLUDES = 100;
const MOST_WASTE = 100;

/** What a counted text is made of, in short. */
export function structureOf(outline: Outline, text: string, counted: TokenDocument, tokenizer: Tokenizer): Structure {
  const { parsed } = outline;
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
    includes: parsed.includes.slice(0, MOST_INCLUDES),
    isChat: isChat(text, parsed),
    chatOverhead: chatOverhead(documentMessages(text, parsed)),
  };
}
